-- Bodies with an area and a period of validity, and the people who hold
-- offices in them. Nothing names a level in code: three tiers until
-- 2025-06-30 and two since are rows.

CREATE TABLE unit (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code        VARBINARY(12) NOT NULL,
    level       VARBINARY(16) NOT NULL
        CHECK (level IN ('province', 'district', 'commune', 'department')),
    kind_vi     VARCHAR(40) NOT NULL COMMENT 'xã, phường, đặc khu, huyện, tỉnh, sở ...',
    name_vi     VARCHAR(120) NOT NULL,
    parent_code VARBINARY(12) NULL,
    valid_from  DATE NOT NULL COMMENT '1900-01-01: the source gives no beginning',
    valid_to    DATE NULL,
    latitude    DOUBLE NULL,
    longitude   DOUBLE NULL,
    phone       VARCHAR(40) NULL,
    email       VARCHAR(120) NULL,
    UNIQUE KEY code_from (code, valid_from),
    KEY parent (parent_code, level, name_vi),
    KEY centre (level, latitude),
    CHECK (valid_to IS NULL OR valid_to >= valid_from)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE unit_successor (
    unit_id   BIGINT NOT NULL,
    successor VARBINARY(12) NOT NULL COMMENT 'code of a unit that took area over',
    PRIMARY KEY (unit_id, successor),
    KEY successor (successor),
    FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE account (
    id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    login     VARCHAR(60) NOT NULL,
    name      VARCHAR(120) NOT NULL,
    password  VARBINARY(160) NOT NULL COMMENT 'Argon2id',
    disabled  TINYINT NOT NULL DEFAULT 0,
    made_us   BIGINT NOT NULL,
    UNIQUE KEY login (login)
) ENGINE=InnoDB;

-- @statement
-- A person in a position of a unit for a period. One row a role; the position
-- (workflows/law/positions.csv) decides the power to sanction.
CREATE TABLE office (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    unit_id    BIGINT NOT NULL,
    role       VARBINARY(20) NOT NULL
        CHECK (role IN ('operator', 'officer', 'head', 'inspector', 'signer', 'publisher',
                        'custodian', 'auditor', 'admin')),
    position   VARBINARY(60) NULL,
    valid_from DATE NOT NULL,
    valid_to   DATE NULL,
    UNIQUE KEY once (account_id, unit_id, role, valid_from),
    KEY unit_role (unit_id, role),
    FOREIGN KEY (account_id) REFERENCES account (id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    CHECK (valid_to IS NULL OR valid_to >= valid_from)
) ENGINE=InnoDB;

-- @statement
-- Only the hash of the cookie's 256-bit token is here.
CREATE TABLE session (
    token_hash BINARY(32) NOT NULL PRIMARY KEY,
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    seen_us    BIGINT NOT NULL,
    KEY account (account_id),
    KEY seen (seen_us),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
-- Slow-down of guessing: a keyed hash of the login name, known or not.
CREATE TABLE login_slow (
    login_hash BINARY(32) NOT NULL PRIMARY KEY,
    failed     INT NOT NULL,
    free_us    BIGINT NOT NULL COMMENT 'no try is looked at before',
    KEY free (free_us)
) ENGINE=InnoDB;
