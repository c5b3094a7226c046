-- What inspectors bring from the site: minutes by groups of fields, written without network and
-- brought in later. Nothing here is changed or deleted; a new version stands beside the old.

-- Who took which case along on a telephone, and until when the telephone keeps it.
CREATE TABLE onsite_take (
    account_id BIGINT NOT NULL,
    client_id  BINARY(16) NOT NULL COMMENT 'made by the telephone',
    case_id    BIGINT NOT NULL,
    taken_us   BIGINT NOT NULL,
    until_us   BIGINT NOT NULL,
    PRIMARY KEY (account_id, client_id),
    KEY of_case (case_id, taken_us),
    FOREIGN KEY (account_id) REFERENCES account (id),
    FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE onsite_entry (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    grp        VARBINARY(16) NOT NULL,
    version    INT NULL COMMENT 'NULL: a person chose the other text after a conflict',
    base       INT NOT NULL COMMENT 'the version that the writer had read; 0: none',
    body       MEDIUMTEXT NOT NULL COMMENT 'JSON: texts of the fields of the group',
    digest     BINARY(32) NOT NULL COMMENT 'SHA-256 of body',
    account_id BIGINT NOT NULL,
    client_id  BINARY(16) NOT NULL COMMENT 'made by the telephone or the form: sent twice is one',
    written_us BIGINT NOT NULL COMMENT 'by the clock of the writer''s telephone',
    skew_ms    BIGINT NOT NULL COMMENT 'how far that clock was behind when it was sent',
    came_us    BIGINT NOT NULL,
    UNIQUE KEY once (account_id, client_id),
    UNIQUE KEY newest (case_id, grp, version),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK (version > base)
) ENGINE=InnoDB;
