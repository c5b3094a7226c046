-- What the words of a report suggest, and what an official made of it. The suggestion
-- decides nothing; both are kept, so that its rate of hits can be counted.
CREATE TABLE report_hint (
    report_id       BIGINT NOT NULL PRIMARY KEY,
    pollution       VARBINARY(16) NOT NULL COMMENT 'empty: no words of it were found',
    pollution_words VARCHAR(300) NOT NULL,
    message         VARBINARY(16) NOT NULL COMMENT 'kind of message',
    message_words   VARCHAR(300) NOT NULL,
    others          VARBINARY(200) NOT NULL COMMENT 'further kinds in the same text, blanks between',
    urgent          TINYINT NOT NULL,
    urgent_words    VARCHAR(300) NOT NULL,
    denounces       TINYINT NOT NULL COMMENT 'words of a denunciation in a channel that brings none',
    made_us         BIGINT NOT NULL,
    FOREIGN KEY (report_id) REFERENCES report (id)
) ENGINE=InnoDB;

-- @statement
-- Append-only: each decision about the kind of a case, beside what was suggested then.
CREATE TABLE kind_choice (
    id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id        BIGINT NOT NULL,
    account_id     BIGINT NOT NULL,
    at_us          BIGINT NOT NULL,
    hint_pollution VARBINARY(16) NOT NULL,
    hint_message   VARBINARY(16) NOT NULL,
    pollution      VARBINARY(16) NOT NULL,
    message        VARBINARY(16) NOT NULL,
    KEY of_case (case_id, id),
    KEY at (at_us),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;
