-- What a team keeps on the spot: notes, answers of the checklist, photos, samples with their
-- chain of custody, and what the laboratory found. Kept once however often a device sends it:
-- `edit` and `item` are made by the device. Nothing is overwritten: a change is a new version.

CREATE TABLE site_entry (
    case_id    BIGINT NOT NULL,
    kind       VARBINARY(8) NOT NULL CHECK (kind IN ('note', 'answer')),
    item       VARBINARY(40) NOT NULL COMMENT 'of an answer: code of the question',
    version    INT NOT NULL CHECK (version > 0),
    edit       VARBINARY(40) NOT NULL,
    answer     VARBINARY(3) NULL CHECK (answer IN ('yes', 'no', 'na')),
    body       TEXT NOT NULL,
    at_us      BIGINT NOT NULL COMMENT 'on the spot, as the device says',
    latitude   DOUBLE NULL,
    longitude  DOUBLE NULL,
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    PRIMARY KEY (case_id, kind, item, version),
    UNIQUE KEY once (case_id, edit),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK ((kind = 'answer') = (answer IS NOT NULL)),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
) ENGINE=InnoDB;

-- @statement
-- The sealed file is a row of `document`; its SHA-256 is what a camera or browser can compute too.
CREATE TABLE site_photo (
    case_id    BIGINT NOT NULL,
    item       VARBINARY(40) NOT NULL,
    blob_name  VARBINARY(40) NOT NULL,
    sha256     BINARY(32) NOT NULL,
    taken_us   BIGINT NOT NULL,
    latitude   DOUBLE NULL,
    longitude  DOUBLE NULL,
    accuracy_m INT NULL CHECK (accuracy_m >= 0),
    caption    VARCHAR(500) NOT NULL,
    sample     VARBINARY(40) NOT NULL DEFAULT '' COMMENT 'item of the sample it shows; empty: none',
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    PRIMARY KEY (case_id, item),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (blob_name) REFERENCES document (blob_name),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
) ENGINE=InnoDB;

-- @statement
CREATE TABLE sample (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    item       VARBINARY(40) NOT NULL,
    code       VARCHAR(40) NOT NULL COMMENT 'on the label',
    medium     VARBINARY(10) NOT NULL
        CHECK (medium IN ('wastewater', 'emission', 'noise', 'vibration', 'water', 'air', 'soil',
                          'waste')),
    point      VARCHAR(120) NOT NULL COMMENT 'discharge point; each is an act of its own',
    place_id   BIGINT NULL COMMENT 'of the register of facilities',
    taken_us   BIGINT NOT NULL,
    latitude   DOUBLE NULL,
    longitude  DOUBLE NULL,
    takers     VARCHAR(500) NOT NULL,
    witness    VARCHAR(300) NOT NULL COMMENT 'for the facility; empty: nobody',
    method     VARCHAR(300) NOT NULL,
    amount     VARCHAR(300) NOT NULL COMMENT 'containers, volume',
    preserved  VARCHAR(300) NOT NULL,
    seal       VARCHAR(60) NOT NULL,
    flow_nano  BIGINT NULL COMMENT 'times 1,000,000,000: m3 of 24 hours, or m3 an hour' CHECK (flow_nano >= 0),
    flow_of    VARBINARY(4) NULL CHECK (flow_of IN ('day', 'hour')),
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    void_by    BIGINT NULL,
    void_us    BIGINT NULL,
    void_why   VARCHAR(500) NULL,
    UNIQUE KEY once (case_id, item),
    UNIQUE KEY label (case_id, code),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    FOREIGN KEY (void_by) REFERENCES account (id),
    CHECK ((flow_nano IS NULL) = (flow_of IS NULL)),
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CHECK ((void_us IS NULL) = (void_by IS NULL) AND (void_us IS NULL) = (void_why IS NULL))
) ENGINE=InnoDB;

-- @statement
-- Chain of custody: each row begins where the one before it ended.
CREATE TABLE sample_hand (
    sample_id  BIGINT NOT NULL,
    n          INT NOT NULL CHECK (n > 0),
    edit       VARBINARY(40) NOT NULL,
    given_by   VARCHAR(200) NOT NULL,
    given_to   VARCHAR(200) NOT NULL,
    at_us      BIGINT NOT NULL,
    seal       VARCHAR(60) NOT NULL COMMENT 'number read at the hand-over',
    intact     TINYINT NOT NULL COMMENT '1: seal whole, and the number as before',
    note       VARCHAR(500) NOT NULL,
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    PRIMARY KEY (sample_id, n),
    UNIQUE KEY once (sample_id, edit),
    FOREIGN KEY (sample_id) REFERENCES sample (id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK (intact = 1 OR note <> '')
) ENGINE=InnoDB;

-- @statement
CREATE TABLE sample_result (
    id            BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    sample_id     BIGINT NOT NULL,
    number        VARCHAR(60) NOT NULL COMMENT 'of the laboratory''s report',
    laboratory    VARCHAR(200) NOT NULL,
    accreditation VARCHAR(60) NOT NULL COMMENT 'empty: not known',
    reported_on   DATE NOT NULL COMMENT 'day on the report',
    received_on   DATE NOT NULL COMMENT 'starts RECORD_AFTER_TEST',
    standard      VARCHAR(60) NOT NULL COMMENT 'empty: none chosen',
    column_name   VARCHAR(20) NOT NULL,
    factors       VARCHAR(200) NOT NULL COMMENT 'codes of discharge_factors.csv: "kq:CODE kf:CODE"',
    blob_name     VARBINARY(40) NULL COMMENT 'scan of the report',
    account_id    BIGINT NOT NULL,
    made_us       BIGINT NOT NULL,
    ended_by      BIGINT NULL,
    ended_us      BIGINT NULL COMMENT 'taken back or replaced; the row stays',
    end_why       VARCHAR(500) NULL,
    live_sample   BIGINT AS (IF(ended_us IS NULL, sample_id, NULL)) PERSISTENT,
    UNIQUE KEY live (live_sample),
    KEY of_sample (sample_id, id),
    FOREIGN KEY (sample_id) REFERENCES sample (id),
    FOREIGN KEY (blob_name) REFERENCES document (blob_name),
    FOREIGN KEY (account_id) REFERENCES account (id),
    FOREIGN KEY (ended_by) REFERENCES account (id),
    CHECK (received_on >= reported_on),
    CHECK ((ended_us IS NULL) = (ended_by IS NULL) AND (ended_us IS NULL) = (end_why IS NULL))
) ENGINE=InnoDB;

-- @statement
-- The limit stands beside the value as it was on the day of the sample: a table that changes
-- later changes no result.
CREATE TABLE sample_value (
    result_id   BIGINT NOT NULL,
    n           INT NOT NULL,
    parameter   VARCHAR(60) NOT NULL,
    unit        VARCHAR(20) NOT NULL,
    value_nano  BIGINT NOT NULL COMMENT 'times 1,000,000,000' CHECK (value_nano >= 0),
    below       TINYINT NOT NULL COMMENT '1: under what the method can find',
    hazardous   TINYINT NOT NULL,
    ph          TINYINT NOT NULL,
    min_nano    BIGINT NULL,
    max_nano    BIGINT NULL COMMENT 'both missing: no limit is set',
    limit_basis VARCHAR(300) NOT NULL,
    limit_from  VARBINARY(5) NULL COMMENT 'the tables, or a person who typed it with its basis'
        CHECK (limit_from IN ('table', 'typed')),
    PRIMARY KEY (result_id, n),
    UNIQUE KEY once (result_id, parameter),
    FOREIGN KEY (result_id) REFERENCES sample_result (id),
    CHECK ((limit_from IS NULL) = (min_nano IS NULL AND max_nano IS NULL)),
    CHECK (limit_from IS NULL OR limit_basis <> '')
) ENGINE=InnoDB;
