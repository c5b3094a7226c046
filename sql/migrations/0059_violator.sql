-- Earlier decisions of the same violator are found by a keyed hash of the number: it opens
-- nothing, and without the key of the service no number can be tried out.
ALTER TABLE violation_record
    ADD COLUMN violator_hash BINARY(32) NULL COMMENT 'of the personal number or tax code',
    ADD KEY of_violator (violator_hash);
