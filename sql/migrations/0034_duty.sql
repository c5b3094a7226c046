-- Who is on duty, day and night; urgent reports that somebody must answer; the hand-over of a
-- shift, signed by both.

CREATE TABLE duty_shift (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    unit_id    BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    phone      VARCHAR(40) NULL COMMENT 'where the person answers during the shift',
    from_us    BIGINT NOT NULL,
    until_us   BIGINT NOT NULL COMMENT 'the next shift begins here',
    planned_by BIGINT NOT NULL,
    planned_us BIGINT NOT NULL,
    ended_by   BIGINT NULL,
    ended_us   BIGINT NULL COMMENT 'taken out of the rota; the row stays',
    KEY of_unit (unit_id, until_us),
    KEY of_person (account_id, until_us),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    FOREIGN KEY (planned_by) REFERENCES account (id),
    FOREIGN KEY (ended_by) REFERENCES account (id),
    CHECK (until_us > from_us)
) ENGINE=InnoDB;

-- @statement
-- One urgent case that calls for an answer. It climbs until somebody acknowledges it.
CREATE TABLE alarm (
    case_id   BIGINT NOT NULL PRIMARY KEY,
    why       VARBINARY(8) NOT NULL CHECK (why IN ('call', 'step', 'words')),
    raised_us BIGINT NOT NULL,
    rung      TINYINT NOT NULL DEFAULT 0
        COMMENT 'told so far: 1 duty of the unit, 2 duty of the unit above, 3 its leader'
        CHECK (rung BETWEEN 0 AND 3),
    next_us   BIGINT NULL COMMENT 'jobs look at it then; NULL: it climbs no further',
    ack_by    BIGINT NULL,
    ack_us    BIGINT NULL,
    KEY climb (next_us),
    KEY open (ack_us, raised_us),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (ack_by) REFERENCES account (id),
    CHECK (ack_us IS NULL OR next_us IS NULL)
) ENGINE=InnoDB;

-- @statement
-- The hand-over of a shift: what was open, as the giving person signed it. Nobody may change
-- a row but for the signature of the person who takes it.
CREATE TABLE shift_handover (
    id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    unit_id  BIGINT NOT NULL,
    given_by BIGINT NOT NULL,
    given_us BIGINT NOT NULL,
    note     TEXT NOT NULL COMMENT 'what the next person must know',
    n_open   INT NOT NULL COMMENT 'all open cases of the unit then',
    digest   BINARY(32) NOT NULL COMMENT 'of note and lines, as both signed them',
    taken_by BIGINT NULL,
    taken_us BIGINT NULL,
    KEY of_unit (unit_id, id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (given_by) REFERENCES account (id),
    FOREIGN KEY (taken_by) REFERENCES account (id),
    CHECK (taken_by IS NULL OR taken_by <> given_by),
    CHECK ((taken_by IS NULL) = (taken_us IS NULL))
) ENGINE=InnoDB;

-- @statement
CREATE TABLE shift_handover_case (
    handover_id BIGINT NOT NULL,
    seq         INT NOT NULL,
    case_id     BIGINT NOT NULL,
    urgent      TINYINT NOT NULL COMMENT '1: an alarm nobody had answered, or the urgent term ran',
    line        VARCHAR(500) NOT NULL COMMENT 'title, stage and term, as they were',
    PRIMARY KEY (handover_id, seq),
    FOREIGN KEY (handover_id) REFERENCES shift_handover (id),
    FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB;
