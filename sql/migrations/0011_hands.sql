-- Whose work a case is: who leads and who co-operates, who stands in for whom,
-- and who may not touch it.

-- One row a person and case; a new assignment ends the rows before it.
CREATE TABLE case_hand (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    unit_id    BIGINT NOT NULL COMMENT 'that held the case then',
    part       VARBINARY(4) NOT NULL CHECK (part IN ('lead', 'co')),
    due        DATE NULL COMMENT 'internal due day',
    given_by   BIGINT NULL COMMENT 'NULL: the person opened the case',
    given_us   BIGINT NOT NULL,
    ended_us   BIGINT NULL,
    lead_of    BIGINT AS (IF(part = 'lead' AND ended_us IS NULL, case_id, NULL)) PERSISTENT
        COMMENT 'a case has one lead at a time',
    UNIQUE KEY one_lead (lead_of),
    KEY of_case (case_id, ended_us),
    KEY of_person (account_id, part, ended_us),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (given_by) REFERENCES account (id),
    CHECK (ended_us IS NULL OR ended_us >= given_us)
) ENGINE=InnoDB;

-- @statement
-- A conflict of interest: this person never acts on the case, this unit never gets it.
CREATE TABLE case_recusal (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    account_id BIGINT NULL,
    unit_id    BIGINT NULL COMMENT 'it concerns the unit itself, or the reporter asked',
    made_us    BIGINT NOT NULL,
    UNIQUE KEY person (case_id, account_id),
    UNIQUE KEY unit (case_id, unit_id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    CHECK ((account_id IS NULL) <> (unit_id IS NULL))
) ENGINE=InnoDB;

-- @statement
-- Leave: the cover stands in from from_us to until_us, and no longer.
CREATE TABLE absence (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    unit_id    BIGINT NOT NULL,
    cover_id   BIGINT NOT NULL,
    from_us    BIGINT NOT NULL,
    until_us   BIGINT NOT NULL,
    entered_by BIGINT NOT NULL,
    entered_us BIGINT NOT NULL,
    ended_by   BIGINT NULL,
    ended_us   BIGINT NULL COMMENT 'taken back before its end',
    KEY of_person (account_id, until_us),
    KEY of_cover (cover_id, until_us),
    KEY of_unit (unit_id, until_us),
    FOREIGN KEY (account_id) REFERENCES account (id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (cover_id) REFERENCES account (id),
    FOREIGN KEY (entered_by) REFERENCES account (id),
    FOREIGN KEY (ended_by) REFERENCES account (id),
    CHECK (cover_id <> account_id),
    CHECK (until_us > from_us)
) ENGINE=InnoDB;
