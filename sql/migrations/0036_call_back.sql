-- Call-backs: what sampled reporters said when the desk called after the end.
CREATE TABLE call_back (
    report_id BIGINT NOT NULL PRIMARY KEY,
    result    VARBINARY(8) NOT NULL
        COMMENT 'silent: not reached, counted as silence and never as satisfaction'
        CHECK (result IN ('fixed', 'not', 'silent')),
    called_by BIGINT NOT NULL,
    called_us BIGINT NOT NULL,
    FOREIGN KEY (report_id) REFERENCES report (id),
    FOREIGN KEY (called_by) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
ALTER TABLE cases ADD KEY closed (ended_us);
