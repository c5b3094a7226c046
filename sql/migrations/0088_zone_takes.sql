-- A board may not only be asked: where the province decided so, it takes the reports of its zone
-- as they arrive.
ALTER TABLE zone
    ADD COLUMN takes TINYINT NOT NULL DEFAULT 0 COMMENT 'reports of the zone go to its board'
        CHECK (takes IN (0, 1));
