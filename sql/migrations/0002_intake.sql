-- What citizens send. The public service may only INSERT here; nothing of it
-- is ever edited. Identity and contact are sealed before they reach the database.

CREATE TABLE report (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    token_hash  BINARY(32) NOT NULL COMMENT 'form token: one form, one report',
    digest      BINARY(32) NOT NULL COMMENT 'keyed hash of what was sent: the same form again, or another one',
    key_hash    BINARY(32) NOT NULL COMMENT 'hash of the private key',
    ref         VARBINARY(16) NOT NULL COMMENT 'reference number; reveals nothing by itself',
    received_us BIGINT NOT NULL,
    channel     VARBINARY(12) NOT NULL
        CHECK (channel IN ('web', 'phone', 'email', 'open311', 'import')),
    lang        VARBINARY(2) NOT NULL CHECK (lang IN ('vi', 'en')),
    pollution   VARBINARY(16) NOT NULL
        CHECK (pollution IN ('water', 'air', 'odour', 'noise', 'vibration', 'solid_waste',
                             'hazardous_waste', 'soil', 'light', 'other')),
    nature      VARBINARY(12) NOT NULL CHECK (nature IN ('sudden', 'frequent', 'unknown')),
    receiver_id BIGINT NOT NULL COMMENT 'unit competent for the place on the day of filing',
    latitude    DOUBLE NULL,
    longitude   DOUBLE NULL,
    event_day   DATE NULL,
    reply_due   DATE NULL COMMENT 'promised on the receipt',
    taken_us    BIGINT NULL COMMENT 'jobs made it part of a case',
    UNIQUE KEY token (token_hash),
    UNIQUE KEY private_key (key_hash),
    UNIQUE KEY ref (ref),
    KEY untaken (taken_us, id),
    FOREIGN KEY (receiver_id) REFERENCES unit (id),
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CHECK (latitude IS NULL OR (latitude BETWEEN 8 AND 24 AND longitude BETWEEN 102 AND 118))
) ENGINE=InnoDB;

-- @statement
CREATE TABLE report_text (
    report_id BIGINT NOT NULL PRIMARY KEY,
    what      TEXT NOT NULL,
    place     VARCHAR(500) NOT NULL,
    polluter  VARCHAR(300) NOT NULL,
    FOREIGN KEY (report_id) REFERENCES report (id)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE report_sender (
    report_id BIGINT NOT NULL PRIMARY KEY,
    named     TINYINT NOT NULL COMMENT '0: the sender gave no name, phone or address',
    identity  VARBINARY(4096) NULL COMMENT 'sealed to the identity key',
    contact   VARBINARY(2048) NULL COMMENT 'sealed to the contact key, for the relay',
    FOREIGN KEY (report_id) REFERENCES report (id)
) ENGINE=InnoDB;

-- @statement
-- Originals, sealed; they belong to the form's token before there is a report.
CREATE TABLE report_file (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    token_hash BINARY(32) NOT NULL,
    digest     BINARY(32) NOT NULL COMMENT 'keyed hash of the content: the same photo once',
    blob_name  VARBINARY(40) NOT NULL,
    type       VARBINARY(12) NOT NULL CHECK (type IN ('jpeg', 'png', 'webp', 'heic')),
    size       BIGINT NOT NULL CHECK (size BETWEEN 1 AND 10485760),
    came_us    BIGINT NOT NULL,
    UNIQUE KEY blob_name (blob_name),
    UNIQUE KEY token_once (token_hash, digest),
    KEY came (came_us)
) ENGINE=InnoDB;

-- @statement
-- Messages of the reporter; taken_us is set by jobs once the case knows of it.
CREATE TABLE message_in (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    token_hash BINARY(32) NOT NULL COMMENT 'form token: sent twice, kept once',
    report_id  BIGINT NOT NULL,
    kind       VARBINARY(12) NOT NULL CHECK (kind IN ('message', 'objection', 'confirm')),
    body       TEXT NOT NULL,
    sent_us    BIGINT NOT NULL,
    taken_us   BIGINT NULL,
    UNIQUE KEY token (token_hash),
    KEY report (report_id, id),
    KEY untaken (taken_us, id),
    FOREIGN KEY (report_id) REFERENCES report (id)
) ENGINE=InnoDB;

-- @statement
-- A citizen who typed the private key; only the hash of the cookie is here.
CREATE TABLE pub_session (
    token_hash BINARY(32) NOT NULL PRIMARY KEY,
    key_hash   BINARY(32) NOT NULL,
    made_us    BIGINT NOT NULL,
    KEY made (made_us)
) ENGINE=InnoDB;

-- @statement
-- The citizen left before the session ended by itself; the public service may
-- not delete.
CREATE TABLE pub_session_end (
    token_hash BINARY(32) NOT NULL PRIMARY KEY,
    ended_us   BIGINT NOT NULL,
    KEY ended (ended_us)
) ENGINE=InnoDB;
