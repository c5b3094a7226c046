-- What officials handle. One generic case row for every procedure; the
-- workflow file gives its stages, the records of 0004 its documents.

CREATE TABLE cases (
    id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code         VARBINARY(16) NOT NULL,
    parent_id    BIGINT NULL COMMENT 'the hotline case of a sanction file',
    flow         VARBINARY(32) NOT NULL,
    flow_version INT NOT NULL,
    stage        VARBINARY(40) NOT NULL,
    unit_id      BIGINT NOT NULL,
    to_unit_id   BIGINT NULL COMMENT 'forwarded there, not accepted yet',
    handler_id   BIGINT NULL COMMENT 'NULL: under the name of the unit''s head',
    pollution    VARBINARY(16) NOT NULL,
    title        VARCHAR(200) NOT NULL,
    place        VARCHAR(300) NOT NULL,
    latitude     DOUBLE NULL,
    longitude    DOUBLE NULL,
    opened_us    BIGINT NOT NULL,
    due_us       BIGINT NULL COMMENT 'soonest running clock; NULL: none runs',
    ended        TINYINT NOT NULL DEFAULT 0,
    ended_us     BIGINT NULL,
    UNIQUE KEY code (code),
    KEY inbox (unit_id, ended, due_us, id),
    KEY mine (handler_id, ended, due_us, id),
    KEY incoming (to_unit_id, ended, due_us, id),
    KEY parent (parent_id),
    FOREIGN KEY (parent_id) REFERENCES cases (id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (to_unit_id) REFERENCES unit (id),
    FOREIGN KEY (handler_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
-- Joining reports to a case is reversible: left_us instead of a deleted row.
CREATE TABLE case_report (
    case_id   BIGINT NOT NULL,
    report_id BIGINT NOT NULL,
    joined_us BIGINT NOT NULL,
    left_us   BIGINT NULL,
    PRIMARY KEY (case_id, report_id),
    KEY report (report_id, left_us),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (report_id) REFERENCES report (id)
) ENGINE=InnoDB;

-- @statement
-- Words to find a case by: content of its reports, place, polluter, code.
CREATE TABLE case_text (
    case_id BIGINT NOT NULL PRIMARY KEY,
    body    MEDIUMTEXT NOT NULL,
    scope   VARCHAR(40) NOT NULL COMMENT 'word of the unit that holds the case: "donvi" and its id',
    FULLTEXT KEY words (body, scope),
    FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE clock (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    code       VARBINARY(60) NOT NULL COMMENT 'workflows/law/deadlines.csv',
    ours       TINYINT NOT NULL COMMENT '1: the unit must keep it; 0: the violator''s or nobody''s',
    from_us    BIGINT NOT NULL COMMENT 'the event the term counts from',
    due_us     BIGINT NOT NULL COMMENT 'last microsecond in time',
    stopped_us BIGINT NULL,
    warned_us  BIGINT NULL,
    late_us    BIGINT NULL COMMENT 'breach, recorded once',
    KEY of_case (case_id, stopped_us, due_us),
    KEY running (ours, stopped_us, late_us, due_us),
    FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB;

-- @statement
-- Append-only: no account has UPDATE or DELETE here. hash covers the row and
-- the hash before it (crypto/chain.h).
CREATE TABLE event (
    case_id    BIGINT NOT NULL,
    seq        INT NOT NULL,
    at_us      BIGINT NOT NULL,
    account_id BIGINT NULL COMMENT 'NULL: the system, or the reporter',
    type       VARBINARY(40) NOT NULL,
    data       TEXT NOT NULL COMMENT 'JSON; never who reported',
    prev       BINARY(32) NOT NULL,
    hash       BINARY(32) NOT NULL,
    PRIMARY KEY (case_id, seq),
    KEY at (at_us),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
-- Where each chain ends now, so that a cut end is found, and the daily root
-- reads one short row a case.
CREATE TABLE event_head (
    case_id BIGINT NOT NULL PRIMARY KEY,
    seq     INT NOT NULL,
    hash    BINARY(32) NOT NULL,
    FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB;

-- @statement
-- Values typed at the steps of the workflow, newest per field; the events keep all.
CREATE TABLE case_value (
    case_id BIGINT NOT NULL,
    name    VARBINARY(40) NOT NULL,
    value   TEXT NOT NULL,
    set_us  BIGINT NOT NULL,
    PRIMARY KEY (case_id, name),
    FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB;

-- @statement
-- From officials to the reporter, through the relay: they never see an address.
CREATE TABLE message_out (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    report_id  BIGINT NOT NULL,
    account_id BIGINT NULL,
    kind       VARBINARY(12) NOT NULL CHECK (kind IN ('message', 'answer', 'notice')),
    body       TEXT NOT NULL,
    sent_us    BIGINT NOT NULL,
    KEY report (report_id, id),
    KEY of_case (case_id, id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (report_id) REFERENCES report (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
-- What the reporter may know of the case, one row a step; the public lookup
-- reads this and never the case.
CREATE TABLE report_progress (
    report_id BIGINT NOT NULL,
    seq       INT NOT NULL,
    at_us     BIGINT NOT NULL,
    unit_id   BIGINT NOT NULL,
    flow      VARBINARY(32) NOT NULL,
    version   INT NOT NULL,
    stage     VARBINARY(40) NOT NULL,
    ended     TINYINT NOT NULL,
    PRIMARY KEY (report_id, seq),
    FOREIGN KEY (report_id) REFERENCES report (id),
    FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;

-- @statement
-- Cleaned copies made by jobs; state 'refused': could not be decoded safely.
CREATE TABLE photo (
    file_id   BIGINT NOT NULL PRIMARY KEY,
    report_id BIGINT NOT NULL,
    state     VARBINARY(8) NOT NULL CHECK (state IN ('clean', 'refused')),
    blob_name VARBINARY(40) NULL,
    made_us   BIGINT NOT NULL,
    KEY report (report_id),
    FOREIGN KEY (file_id) REFERENCES report_file (id),
    FOREIGN KEY (report_id) REFERENCES report (id)
) ENGINE=InnoDB;

-- @statement
-- Opening a sealed identity: one asks with a reason, another agrees.
CREATE TABLE identity_request (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    report_id  BIGINT NOT NULL,
    asked_by   BIGINT NOT NULL,
    asked_us   BIGINT NOT NULL,
    reason     VARCHAR(1000) NOT NULL,
    state      VARBINARY(8) NOT NULL
        CHECK (state IN ('asked', 'agreed', 'refused', 'opened')),
    decided_by BIGINT NULL,
    decided_us BIGINT NULL,
    KEY of_case (case_id),
    KEY waiting (state, asked_us),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (report_id) REFERENCES report (id),
    FOREIGN KEY (asked_by) REFERENCES account (id),
    FOREIGN KEY (decided_by) REFERENCES account (id),
    CHECK (decided_by IS NULL OR decided_by <> asked_by),
    CHECK (state IN ('asked') OR decided_by IS NOT NULL)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE notice (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    case_id    BIGINT NOT NULL,
    code       VARBINARY(40) NOT NULL,
    made_us    BIGINT NOT NULL,
    read_us    BIGINT NULL,
    KEY unread (account_id, read_us, id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB;

-- @statement
-- Work after the commit: kind 'photo' (ref: report_file.id), others later.
CREATE TABLE outbox (
    id      BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind    VARBINARY(20) NOT NULL,
    ref     BIGINT NOT NULL,
    made_us BIGINT NOT NULL,
    next_us BIGINT NOT NULL,
    tries   INT NOT NULL DEFAULT 0,
    done_us BIGINT NULL,
    KEY waiting (done_us, next_us)
) ENGINE=InnoDB;

-- @statement
-- A job runs in one place: whoever holds the row until until_us.
CREATE TABLE lease (
    name     VARBINARY(40) NOT NULL PRIMARY KEY,
    holder   BINARY(32) NOT NULL,
    until_us BIGINT NOT NULL
) ENGINE=InnoDB;
