-- Inspection, violation record, decision, execution, publication: one record
-- each, all under a case.

-- Signed papers and other files of a case, sealed to the files key.
CREATE TABLE document (
    blob_name  VARBINARY(40) NOT NULL PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    type       VARBINARY(8) NOT NULL CHECK (type IN ('pdf', 'jpeg', 'png')),
    size       BIGINT NOT NULL CHECK (size > 0),
    digest     BINARY(32) NOT NULL COMMENT 'keyed hash of the content',
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    KEY of_case (case_id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE inspection (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    visited_us BIGINT NOT NULL,
    place      VARCHAR(300) NOT NULL,
    people     TEXT NOT NULL COMMENT 'team and who was met',
    seen       TEXT NOT NULL,
    samples    TEXT NOT NULL,
    finding    VARBINARY(16) NOT NULL 
        CHECK (finding IN ('violation', 'pollution', 'none', 'unclear')),
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    KEY of_case (case_id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
-- Form MBB01; one record per violator, with all the acts (Decree 118/2021 art. 12.3).
CREATE TABLE violation_record (
    id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id        BIGINT NOT NULL,
    number         VARCHAR(60) NOT NULL,
    made_on        DATE NOT NULL,
    detected_on    DATE NOT NULL,
    place          VARCHAR(300) NOT NULL,
    subject        VARBINARY(20) NOT NULL
        CHECK (subject IN ('individual', 'household', 'business_household', 'community',
                           'organization')),
    name           VARCHAR(200) NOT NULL,
    address        VARCHAR(300) NOT NULL,
    id_number      VARBINARY(1024) NULL COMMENT 'personal number or tax code, sealed to the identity key',
    representative VARCHAR(200) NOT NULL,
    statement      TEXT NOT NULL COMMENT 'what the violator says',
    stop_ordered   TINYINT NOT NULL,
    signed         TINYINT NOT NULL COMMENT '1: the violator signed',
    witness        VARCHAR(200) NOT NULL COMMENT 'who signed when the violator refused',
    may_explain    TINYINT NOT NULL,
    writer_id      BIGINT NOT NULL,
    made_us        BIGINT NOT NULL,
    UNIQUE KEY of_case (case_id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (writer_id) REFERENCES account (id),
    CHECK (detected_on <= made_on),
    CHECK (signed = 1 OR witness <> '')
) ENGINE=InnoDB;

-- @statement
CREATE TABLE violation_act (
    record_id   BIGINT NOT NULL,
    n           INT NOT NULL,
    act_code    VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    described   TEXT NOT NULL,
    ended_on    DATE NULL,
    detected_on DATE NULL COMMENT 'set when the act still goes on',
    mitigating  INT NOT NULL,
    aggravating INT NOT NULL,
    parameters  TEXT NOT NULL COMMENT 'JSON array as in `hotline law assess`',
    PRIMARY KEY (record_id, n),
    FOREIGN KEY (record_id) REFERENCES violation_record (id),
    CHECK ((ended_on IS NULL) <> (detected_on IS NULL))
) ENGINE=InnoDB;

-- @statement
-- Form MQĐ02. In force only with number, day, signer and signed file.
CREATE TABLE decision (
    id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id        BIGINT NOT NULL,
    record_id      BIGINT NOT NULL,
    state          VARBINARY(8) NOT NULL CHECK (state IN ('draft', 'signed')),
    fine_total     BIGINT NOT NULL CHECK (fine_total >= 0),
    extra          TEXT NOT NULL COMMENT 'extra sanctions in words',
    remedies       TEXT NOT NULL COMMENT 'remedies in words',
    remedy_how     TEXT NOT NULL COMMENT 'how they are to be carried out',
    remedy_due     DATE NULL,
    reason         TEXT NOT NULL,
    publish        VARBINARY(8) NOT NULL CHECK (publish IN ('must', 'chosen', 'no')),
    publish_basis  VARCHAR(500) NOT NULL,
    drafted_by     BIGINT NOT NULL,
    drafted_us     BIGINT NOT NULL,
    number         VARCHAR(60) NULL,
    signed_on      DATE NULL,
    signer_id      BIGINT NULL,
    position       VARBINARY(60) NULL,
    signed_blob    VARBINARY(40) NULL,
    signed_digest  BINARY(32) NULL,
    unit_name      VARCHAR(200) NULL COMMENT 'name the body had on the day of signing',
    UNIQUE KEY of_case (case_id),
    KEY publishing (publish, state, signed_on),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (record_id) REFERENCES violation_record (id),
    FOREIGN KEY (drafted_by) REFERENCES account (id),
    FOREIGN KEY (signer_id) REFERENCES account (id),
    CHECK (state <> 'signed' OR (number IS NOT NULL AND signed_on IS NOT NULL
        AND signer_id IS NOT NULL AND position IS NOT NULL AND signed_blob IS NOT NULL
        AND signed_digest IS NOT NULL AND unit_name IS NOT NULL)),
    CHECK (publish = 'no' OR publish_basis <> '')
) ENGINE=InnoDB;

-- @statement
CREATE TABLE decision_act (
    decision_id BIGINT NOT NULL,
    n           INT NOT NULL,
    act_code    VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    frame_min   BIGINT NULL,
    frame_max   BIGINT NULL,
    addition    INT NOT NULL COMMENT 'percent',
    fine_min    BIGINT NULL,
    fine_max    BIGINT NULL,
    fine        BIGINT NULL COMMENT 'NULL: warning, or out of time',
    PRIMARY KEY (decision_id, n),
    FOREIGN KEY (decision_id) REFERENCES decision (id),
    CHECK (fine IS NULL OR fine BETWEEN fine_min AND fine_max)
) ENGINE=InnoDB;

-- @statement
-- Extra sanctions and remedies of a draft or decision, by code of workflows/law/measures.csv.
CREATE TABLE decision_measure (
    decision_id BIGINT NOT NULL,
    n           INT NOT NULL COMMENT 'the act it is for',
    code        VARBINARY(60) NOT NULL,
    months      INT NULL COMMENT 'term of a suspension or revocation',
    PRIMARY KEY (decision_id, n, code),
    FOREIGN KEY (decision_id, n) REFERENCES decision_act (decision_id, n) ON DELETE CASCADE,
    CHECK (months IS NULL OR months > 0)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE payment (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    decision_id BIGINT NOT NULL,
    paid_on     DATE NOT NULL,
    amount      BIGINT NOT NULL CHECK (amount > 0),
    receipt     VARCHAR(60) NOT NULL COMMENT 'number of the Treasury receipt',
    account_id  BIGINT NOT NULL,
    made_us     BIGINT NOT NULL,
    UNIQUE KEY once (decision_id, receipt),
    FOREIGN KEY (decision_id) REFERENCES decision (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
-- The text exactly as the public will see it; released by a second person.
CREATE TABLE publication (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id     BIGINT NOT NULL,
    decision_id BIGINT NOT NULL,
    slug        VARBINARY(16) NOT NULL,
    state       VARBINARY(10) NOT NULL CHECK (state IN ('draft', 'released', 'withdrawn')),
    unit_id     BIGINT NOT NULL,
    name        VARCHAR(200) NOT NULL,
    address     VARCHAR(300) NOT NULL,
    act         TEXT NOT NULL,
    sanction    TEXT NOT NULL,
    remedy      TEXT NOT NULL,
    number      VARCHAR(60) NOT NULL,
    signed_on   DATE NOT NULL,
    unit_name   VARCHAR(200) NOT NULL,
    basis       VARCHAR(500) NOT NULL,
    fine_total  BIGINT NOT NULL,
    made_by     BIGINT NOT NULL,
    made_us     BIGINT NOT NULL,
    released_by BIGINT NULL,
    released_us BIGINT NULL,
    expires_us  BIGINT NULL,
    why_withdrawn VARCHAR(2000) NULL,
    correction    TEXT NULL COMMENT 'shown beside the text, which itself is never edited',
    corrected_us  BIGINT NULL,
    UNIQUE KEY slug (slug),
    UNIQUE KEY of_decision (decision_id),
    KEY listed (state, signed_on, id),
    KEY waiting (unit_id, state, signed_on),
    FULLTEXT KEY words (name, address, act),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (decision_id) REFERENCES decision (id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (made_by) REFERENCES account (id),
    FOREIGN KEY (released_by) REFERENCES account (id),
    CHECK (released_by IS NULL OR released_by <> made_by),
    CHECK (state <> 'released' OR (released_by IS NOT NULL AND released_us IS NOT NULL))
) ENGINE=InnoDB;

-- @statement
-- Figures without names, counted as things happen; no page ever counts cases.
CREATE TABLE figure (
    month     VARBINARY(7) NOT NULL COMMENT 'YYYY-MM',
    unit_id   BIGINT NOT NULL,
    what      VARBINARY(12) NOT NULL
        CHECK (what IN ('received', 'verified', 'answered', 'late', 'decided', 'published')),
    pollution VARBINARY(16) NOT NULL,
    n         BIGINT NOT NULL,
    PRIMARY KEY (month, unit_id, what, pollution),
    KEY by_what (what, month),
    FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;
