-- A term may stand still, and jobs look only at the clocks whose moment has
-- come: next_us is the next warning, breach or escalation, however many run.
ALTER TABLE clock
    ADD COLUMN paused_us BIGINT NULL COMMENT 'since when it stands still; NULL: it runs',
    ADD COLUMN next_us BIGINT NULL COMMENT 'when jobs look at it next; NULL: never',
    DROP KEY running,
    ADD KEY sweep (next_us),
    ADD CHECK (paused_us IS NULL OR next_us IS NULL),
    ADD CHECK (stopped_us IS NULL OR next_us IS NULL);

-- @statement
UPDATE clock SET next_us = due_us WHERE ours = 1 AND stopped_us IS NULL AND late_us IS NULL;

-- @statement
CREATE TABLE clock_pause (
    clock_id BIGINT NOT NULL,
    from_us  BIGINT NOT NULL,
    until_us BIGINT NULL COMMENT 'NULL: it still stands',
    step     VARBINARY(40) NOT NULL COMMENT 'step of the workflow that paused it',
    reason   VARCHAR(500) NOT NULL,
    article  VARCHAR(300) NOT NULL,
    PRIMARY KEY (clock_id, from_us),
    FOREIGN KEY (clock_id) REFERENCES clock (id),
    CHECK (until_us IS NULL OR until_us >= from_us)
) ENGINE=InnoDB;
