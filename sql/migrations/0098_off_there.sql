-- A text that another site posted is taken down there by that site, which must be asked: it waits
-- on the desk of those who publish until somebody has seen that it is gone.
ALTER TABLE publication
    ADD COLUMN off_there_us BIGINT NULL COMMENT 'the other site was seen without it',
    ADD KEY off_there (unit_id, here, off_there_us, state);
