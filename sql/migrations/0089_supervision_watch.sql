-- Whom jobs told of a supervision request, and when they look again; not part of the history.
ALTER TABLE supervision ADD KEY waiting (unit_id, answered_us, id);

-- @statement
CREATE TABLE supervision_watch (
    supervision_id BIGINT NOT NULL PRIMARY KEY,
    told           TINYINT NOT NULL COMMENT 'enum clock_told',
    next_us        BIGINT NULL COMMENT 'NULL: answered, or everybody was told',
    KEY next (next_us),
    FOREIGN KEY (supervision_id) REFERENCES supervision (id)
) ENGINE=InnoDB;

-- @statement
INSERT INTO supervision_watch (supervision_id, told, next_us)
SELECT id, 1, due_us FROM supervision WHERE answered_us IS NULL AND due_us IS NOT NULL;
