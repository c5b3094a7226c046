-- The signed file of one paper is not taken for another: found by what is in it.
ALTER TABLE document ADD KEY of_digest (digest);
