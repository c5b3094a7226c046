-- A reporter may ask that the commune of the place does not handle the report:
-- it goes to the unit above, and the commune never sees it.
ALTER TABLE report
    ADD COLUMN avoid_id BIGINT NULL COMMENT 'the unit of the place, which must not have it',
    ADD COLUMN avoid_why VARCHAR(1000) NULL COMMENT 'for the receiving unit alone',
    ADD FOREIGN KEY (avoid_id) REFERENCES unit (id),
    ADD CHECK (avoid_id IS NULL OR avoid_id <> receiver_id),
    ADD CHECK (avoid_why IS NULL OR avoid_id IS NOT NULL);
