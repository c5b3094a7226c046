-- What citizens answered to the questions that go with a kind of pollution. The questions
-- are data (workflows/intake/questions.csv) and may change; an answer stays as it was given.
CREATE TABLE report_answer (
    report_id BIGINT NOT NULL,
    question  VARBINARY(40) NOT NULL COMMENT 'code in questions.csv',
    value     VARCHAR(300) NOT NULL COMMENT 'of a choice: its code; yes, no; or the words',
    PRIMARY KEY (report_id, question),
    FOREIGN KEY (report_id) REFERENCES report (id)
) ENGINE=InnoDB;
