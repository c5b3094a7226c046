-- A request about what is public climbs as any term does: those who publish, the head, the unit
-- above. next_us 0: jobs have not looked at it yet.

ALTER TABLE public_ask
    ADD COLUMN told TINYINT NOT NULL DEFAULT 1 COMMENT 'as clock.told',
    ADD COLUMN next_us BIGINT NULL DEFAULT 0 COMMENT 'when jobs look next; NULL: never',
    ADD COLUMN late_us BIGINT NULL,
    ADD COLUMN superior_id BIGINT NULL COMMENT 'unit above that was told that it is late',
    ADD KEY sweep (next_us),
    ADD KEY above (superior_id, answered_us, id),
    ADD FOREIGN KEY (superior_id) REFERENCES unit (id),
    ADD CHECK (told BETWEEN 1 AND 5);
