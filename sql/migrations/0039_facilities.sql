-- The register of facilities that may pollute: who they are, where, what they may discharge.
-- Rows are ended, never deleted; every change is an event of the facility's own chain.

-- Acts that belong to no case: append-only, chained as the table `event` is.
CREATE TABLE act_event (
    subject    VARBINARY(40) NOT NULL COMMENT '"facility:12"',
    seq        INT NOT NULL,
    at_us      BIGINT NOT NULL,
    account_id BIGINT NULL COMMENT 'NULL: the system, or a command',
    type       VARBINARY(40) NOT NULL,
    data       TEXT NOT NULL COMMENT 'JSON',
    prev       BINARY(32) NOT NULL,
    hash       BINARY(32) NOT NULL,
    PRIMARY KEY (subject, seq),
    KEY at (at_us),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE act_head (
    subject VARBINARY(40) NOT NULL PRIMARY KEY,
    seq     INT NOT NULL,
    hash    BINARY(32) NOT NULL
) ENGINE=InnoDB;

-- @statement
-- Doubles are merged by root_id: nothing moves, so it can be taken back without loss.
CREATE TABLE facility (
    id            BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    root_id       BIGINT NULL COMMENT 'the facility that stands for it: itself, or one it was merged into',
    merged_into   BIGINT NULL,
    merged_us     BIGINT NULL,
    unit_id       BIGINT NOT NULL COMMENT 'the commune in whose area it lies',
    kind          VARBINARY(20) NOT NULL
        CHECK (kind IN ('individual', 'household', 'business_household', 'community',
                        'organization')),
    name          VARCHAR(200) NOT NULL COMMENT 'today; empty where it is sealed',
    name_sealed   VARBINARY(1024) NULL COMMENT 'of a person or a household, to the identity key',
    tax_code      VARBINARY(14) NULL COMMENT 'of an organization: 0100109106 or 0100109106-001',
    tax_sealed    VARBINARY(1024) NULL COMMENT 'personal number, or tax code of a person',
    tax_hash      BINARY(32) NULL COMMENT 'keyed, to find it again',
    business_code VARBINARY(14) NULL COMMENT 'ma so doanh nghiep',
    sector        VARBINARY(20) NOT NULL,
    risk_group    TINYINT NULL CHECK (risk_group BETWEEN 1 AND 4),
    risk_basis    VARCHAR(500) NOT NULL DEFAULT '',
    state         VARBINARY(8) NOT NULL DEFAULT 'active'
        CHECK (state IN ('active', 'stopped', 'closed')),
    state_on      DATE NULL,
    representative VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'of an organization',
    phone         VARCHAR(40) NOT NULL DEFAULT '',
    version       INT NOT NULL DEFAULT 1 COMMENT 'one more with each change of this row',
    made_us       BIGINT NOT NULL,
    KEY root (root_id),
    KEY merged (merged_into),
    KEY of_unit (unit_id, id),
    KEY tax (tax_code),
    KEY tax_hash (tax_hash),
    FOREIGN KEY (root_id) REFERENCES facility (id),
    FOREIGN KEY (merged_into) REFERENCES facility (id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    CHECK ((merged_into IS NULL) = (merged_us IS NULL)),
    CHECK (kind NOT IN ('individual', 'household')
        OR (name = '' AND tax_code IS NULL AND representative = '' AND phone = ''))
) ENGINE=InnoDB;

-- @statement
-- Words to find a facility by; nothing that is sealed is in here.
CREATE TABLE facility_text (
    facility_id BIGINT NOT NULL PRIMARY KEY,
    body        TEXT NOT NULL,
    FULLTEXT KEY words (body),
    FOREIGN KEY (facility_id) REFERENCES facility (id)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE facility_name (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    facility_id BIGINT NOT NULL,
    name        VARCHAR(200) NOT NULL,
    name_sealed VARBINARY(1024) NULL,
    since       DATE NULL COMMENT 'NULL: not known',
    until       DATE NULL COMMENT 'last day; NULL: still its name',
    basis       VARCHAR(300) NOT NULL DEFAULT '',
    KEY of_facility (facility_id, id),
    FOREIGN KEY (facility_id) REFERENCES facility (id),
    CHECK (until IS NULL OR since IS NULL OR until >= since)
) ENGINE=InnoDB;

-- @statement
-- A site, or a discharge point of one. A changed place is a new row; the old one is ended.
CREATE TABLE facility_place (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    facility_id BIGINT NOT NULL,
    kind        VARBINARY(9) NOT NULL CHECK (kind IN ('site', 'discharge')),
    name        VARCHAR(120) NOT NULL COMMENT '"Cong xa NT1"',
    address     VARCHAR(300) NOT NULL,
    latitude    DOUBLE NULL,
    longitude   DOUBLE NULL,
    medium      VARBINARY(10) NULL CHECK (medium IN ('wastewater', 'emission')),
    receiver    VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'water, sewer or air that takes it',
    flow_milli  BIGINT NULL COMMENT 'thousandths of m3 a day (wastewater) or an hour (emission)',
    since       DATE NULL,
    ended_on    DATE NULL,
    made_us     BIGINT NOT NULL,
    KEY of_facility (facility_id, id),
    KEY at_point (latitude),
    FOREIGN KEY (facility_id) REFERENCES facility (id),
    CHECK ((kind = 'discharge') = (medium IS NOT NULL)),
    CHECK (flow_milli IS NULL OR (kind = 'discharge' AND flow_milli >= 0)),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
) ENGINE=InnoDB;

-- @statement
CREATE TABLE permit (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    facility_id BIGINT NOT NULL,
    kind        VARBINARY(20) NOT NULL
        CHECK (kind IN ('environment_permit', 'registration', 'impact_assessment', 'discharge',
                        'hazardous_waste', 'other')),
    number      VARCHAR(60) NOT NULL,
    issuer      VARCHAR(200) NOT NULL,
    issued_on   DATE NOT NULL,
    valid_to    DATE NULL COMMENT 'last day; NULL: no end given',
    scope       VARCHAR(1000) NOT NULL DEFAULT '',
    ended_on    DATE NULL COMMENT 'revoked or replaced from this day on',
    end_reason  VARCHAR(500) NULL,
    made_us     BIGINT NOT NULL,
    UNIQUE KEY once (facility_id, kind, number),
    FOREIGN KEY (facility_id) REFERENCES facility (id),
    CHECK (valid_to IS NULL OR valid_to >= issued_on),
    CHECK ((ended_on IS NULL) = (end_reason IS NULL))
) ENGINE=InnoDB;

-- @statement
-- What a permit allows of one parameter, at one discharge point or at all of them.
CREATE TABLE permit_limit (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    permit_id   BIGINT NOT NULL,
    place_id    BIGINT NULL COMMENT 'discharge point; NULL: every one',
    parameter   VARCHAR(60) NOT NULL,
    unit        VARCHAR(20) NOT NULL,
    min_nano    BIGINT NULL COMMENT 'thousand-millionths of the unit; pH has one',
    max_nano    BIGINT NULL,
    standard    VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'as the permit cites it',
    ended_on    DATE NULL,
    KEY of_permit (permit_id),
    FOREIGN KEY (permit_id) REFERENCES permit (id),
    FOREIGN KEY (place_id) REFERENCES facility_place (id),
    CHECK (min_nano IS NOT NULL OR max_nano IS NOT NULL),
    CHECK (min_nano IS NULL OR max_nano IS NULL OR min_nano <= max_nano)
) ENGINE=InnoDB;

-- @statement
-- Which facility a case is about; a link that was wrong is ended.
CREATE TABLE case_facility (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id     BIGINT NOT NULL,
    facility_id BIGINT NOT NULL,
    made_by     BIGINT NOT NULL,
    made_us     BIGINT NOT NULL,
    ended_by    BIGINT NULL,
    ended_us    BIGINT NULL,
    live_case   BIGINT AS (IF(ended_us IS NULL, case_id, NULL)) PERSISTENT,
    UNIQUE KEY live (live_case),
    KEY of_case (case_id),
    KEY of_facility (facility_id, ended_us, case_id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (facility_id) REFERENCES facility (id),
    FOREIGN KEY (made_by) REFERENCES account (id),
    FOREIGN KEY (ended_by) REFERENCES account (id),
    CHECK ((ended_us IS NULL) = (ended_by IS NULL))
) ENGINE=InnoDB;

-- @statement
ALTER TABLE violation_record
    ADD COLUMN facility_id BIGINT NULL,
    ADD KEY of_facility (facility_id),
    ADD FOREIGN KEY (facility_id) REFERENCES facility (id);
