-- Jobs ask of every sealed file whether a row still names it.
ALTER TABLE photo ADD KEY blob_name (blob_name);

-- @statement
ALTER TABLE decision ADD KEY signed_blob (signed_blob);

-- @statement
ALTER TABLE delegation ADD KEY blob_name (blob_name);
