-- What leaders see: a row for each fact that a report counts, with its sums, so that a figure
-- opens exactly the rows behind it and no page counts cases; what waits for a leader; the tasks
-- and targets of a year's plan; and the reports that were sent.

-- Append-only. Case and unit as they were when it happened.
CREATE TABLE tally (
    id      BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    month   VARBINARY(7) NOT NULL COMMENT 'YYYY-MM in which it was noted',
    unit_id BIGINT NOT NULL,
    what    VARBINARY(20) NOT NULL COMMENT 'domain/leader/tally.h',
    part    VARBINARY(60) NOT NULL COMMENT 'kind of pollution, act or measure; empty: none',
    case_id BIGINT NOT NULL,
    amount  BIGINT NOT NULL COMMENT 'đồng; 0: none',
    at_us   BIGINT NOT NULL,
    KEY of_unit (unit_id, what, month, id),
    KEY of_all (what, month, id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE tally_sum (
    unit_id BIGINT NOT NULL,
    month   VARBINARY(7) NOT NULL,
    what    VARBINARY(20) NOT NULL,
    part    VARBINARY(60) NOT NULL,
    n       BIGINT NOT NULL,
    amount  BIGINT NOT NULL,
    PRIMARY KEY (unit_id, month, what, part),
    FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;

-- @statement
-- One row a case and a matter; it lives while the matter waits for a leader.
CREATE TABLE desk_item (
    case_id BIGINT NOT NULL,
    kind    VARBINARY(9) NOT NULL CHECK (kind IN ('chair', 'publish', 'remedy', 'objection')),
    unit_id BIGINT NOT NULL COMMENT 'who holds the case now',
    on_day  DATE NOT NULL COMMENT 'remedy: its last day; else since when it waits',
    note    VARBINARY(100) NOT NULL COMMENT 'chair: grounds; publish: stage of the track',
    live    TINYINT NOT NULL,
    set_us  BIGINT NOT NULL,
    PRIMARY KEY (case_id, kind),
    KEY of_unit (unit_id, kind, live, on_day, case_id),
    KEY of_all (kind, live, on_day, case_id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;

-- @statement
-- A task or commitment of the year's plan, or a target against which a figure is measured.
-- Each change is an event of the chain "task:ID".
CREATE TABLE plan_task (
    id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    unit_id   BIGINT NOT NULL COMMENT 'whose plan it is',
    year      SMALLINT NOT NULL CHECK (year BETWEEN 2000 AND 2999),
    kind      VARBINARY(10) NOT NULL CHECK (kind IN ('task', 'commitment', 'target')),
    title     VARCHAR(500) NOT NULL,
    basis     VARCHAR(500) NOT NULL COMMENT 'number and day of the plan',
    lead_body VARCHAR(200) NOT NULL,
    with_bodies VARCHAR(500) NOT NULL,
    product   VARCHAR(500) NOT NULL,
    due_on    DATE NOT NULL,
    what      VARBINARY(20) NOT NULL COMMENT 'target: the figure; else empty',
    goal      BIGINT NOT NULL COMMENT 'target: so many',
    reach     VARBINARY(5) NOT NULL COMMENT 'target: least or most; else empty',
    state     VARBINARY(8) NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'doing', 'done', 'dropped')),
    note      VARCHAR(1000) NOT NULL DEFAULT '',
    made_us   BIGINT NOT NULL,
    state_us  BIGINT NULL,
    finished  TINYINT AS (IF(state IN ('done', 'dropped'), 1, 0)) PERSISTENT,
    KEY of_year (unit_id, year, id),
    KEY late (unit_id, finished, due_on, id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    CHECK (title <> '' AND basis <> ''),
    CHECK ((kind = 'target') = (what <> '')),
    CHECK ((kind = 'target') = (reach IN ('least', 'most')))
) ENGINE=InnoDB;

-- @statement
-- A report as it was sent: its figures do not change any more.
CREATE TABLE report_sent (
    id      BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    unit_id BIGINT NOT NULL,
    report  VARBINARY(12) NOT NULL,
    year    SMALLINT NOT NULL,
    part    TINYINT NOT NULL COMMENT 'month or quarter; 0: of the year',
    number  VARCHAR(60) NOT NULL,
    sent_on DATE NOT NULL,
    figures MEDIUMTEXT NOT NULL COMMENT 'JSON, as they were',
    sent_by BIGINT NOT NULL,
    made_us BIGINT NOT NULL,
    UNIQUE KEY once (unit_id, report, year, part),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (sent_by) REFERENCES account (id),
    CHECK (number <> '')
) ENGINE=InnoDB;
