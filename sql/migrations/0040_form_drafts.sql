-- What officials type is kept as they type it, part by part of a form, until the form is
-- done: only the author reads it, others who handle the case see that it is there. A copy is
-- what somebody kept for all who handle the case; each version stays, the next one names the
-- one it was made from.

CREATE TABLE form_draft (
    case_id    BIGINT NOT NULL,
    form       VARBINARY(60) NOT NULL COMMENT 'its path under that of the case: step/answer',
    account_id BIGINT NOT NULL,
    part       VARBINARY(30) NOT NULL,
    body       MEDIUMBLOB NOT NULL COMMENT 'names and values, sealed to the identity key',
    base       BIGINT NOT NULL COMMENT 'version of what was being edited; 0: nothing yet',
    saved_us   BIGINT NOT NULL,
    PRIMARY KEY (case_id, form, account_id, part),
    KEY of_author (account_id),
    KEY by_age (saved_us),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE form_copy (
    case_id    BIGINT NOT NULL,
    form       VARBINARY(60) NOT NULL,
    version    BIGINT NOT NULL CHECK (version > 0),
    part       VARBINARY(30) NOT NULL,
    body       MEDIUMBLOB NOT NULL COMMENT 'as of a draft',
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    PRIMARY KEY (case_id, form, version, part),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;
