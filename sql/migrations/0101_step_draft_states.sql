-- A draft whose step is not possible where its case stands sleeps and may wake again: nothing ever
-- made one moot.
ALTER TABLE step_draft
    MODIFY state VARBINARY(8) NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'signed', 'taken'));
