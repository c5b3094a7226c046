-- Reports taken by telephone: who listened, beside the report that nobody edits. The
-- public account has no right here, so that no web form can name an official.
CREATE TABLE report_call (
    report_id BIGINT NOT NULL PRIMARY KEY,
    taken_by  BIGINT NOT NULL COMMENT 'operator who listened and wrote',
    urgent    TINYINT NOT NULL COMMENT 'the operator heard danger: somebody must answer at once',
    for_other TINYINT NOT NULL COMMENT 'the caller speaks for somebody else',
    KEY operator (taken_by, report_id),
    FOREIGN KEY (report_id) REFERENCES report (id),
    FOREIGN KEY (taken_by) REFERENCES account (id)
) ENGINE=InnoDB;
