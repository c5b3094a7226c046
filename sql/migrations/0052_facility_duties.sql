-- What a facility must do by a day, how its automatic monitoring is linked, and what its
-- stations reported over the limit. A changed state is a new row; the old one is ended.

CREATE TABLE facility_duty (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    facility_id BIGINT NOT NULL,
    kind        VARBINARY(12) NOT NULL
        CHECK (kind IN ('relocate', 'stop', 'connect', 'install', 'treat', 'commitment',
                        'serious', 'other')),
    source      VARBINARY(20) NOT NULL
        CHECK (source IN ('law', 'decision', 'plan', 'permit', 'impact_assessment',
                          'registration')),
    what        VARCHAR(1000) NOT NULL,
    basis       VARCHAR(500) NOT NULL COMMENT 'number and day of the paper that says so',
    due_on      DATE NULL COMMENT 'NULL: at all times',
    state       VARBINARY(8) NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'doing', 'done', 'dropped')),
    state_on    DATE NULL,
    state_note  VARCHAR(1000) NOT NULL DEFAULT '',
    finished    TINYINT AS (IF(state IN ('done', 'dropped'), 1, 0)) PERSISTENT,
    made_us     BIGINT NOT NULL,
    KEY of_facility (facility_id, id),
    KEY late (finished, due_on, id),
    FOREIGN KEY (facility_id) REFERENCES facility (id),
    CHECK (what <> '' AND basis <> ''),
    CHECK ((state = 'open') = (state_on IS NULL))
) ENGINE=InnoDB;

-- @statement
CREATE TABLE facility_monitor (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    facility_id BIGINT NOT NULL,
    place_id    BIGINT NOT NULL COMMENT 'the discharge point',
    must        VARBINARY(8) NOT NULL COMMENT 'no: somebody looked, it need not'
        CHECK (must IN ('law', 'permit', 'decision', 'no')),
    basis       VARCHAR(500) NOT NULL,
    link        VARBINARY(8) NOT NULL CHECK (link IN ('none', 'building', 'linked', 'broken')),
    link_on     DATE NULL COMMENT 'since when',
    station     VARCHAR(60) NOT NULL DEFAULT '' COMMENT 'its code, as notices name it',
    made_us     BIGINT NOT NULL,
    ended_us    BIGINT NULL,
    live_place  BIGINT AS (IF(ended_us IS NULL, place_id, NULL)) PERSISTENT,
    live_station VARCHAR(60) AS (IF(ended_us IS NULL AND station <> '', station, NULL)) PERSISTENT,
    UNIQUE KEY live (live_place),
    UNIQUE KEY live_station (live_station),
    KEY of_facility (facility_id, id),
    FOREIGN KEY (facility_id) REFERENCES facility (id),
    FOREIGN KEY (place_id) REFERENCES facility_place (id)
) ENGINE=InnoDB;

-- @statement
-- A station's notice that a limit was passed; it came in as a report.
CREATE TABLE facility_exceedance (
    report_id    BIGINT NOT NULL PRIMARY KEY,
    facility_id  BIGINT NOT NULL,
    place_id     BIGINT NOT NULL,
    station      VARCHAR(60) NOT NULL,
    parameter    VARCHAR(60) NOT NULL,
    unit         VARCHAR(20) NOT NULL,
    measured_nano BIGINT NOT NULL,
    limit_nano   BIGINT NOT NULL,
    at_us        BIGINT NOT NULL,
    KEY of_facility (facility_id, at_us),
    FOREIGN KEY (report_id) REFERENCES report (id),
    FOREIGN KEY (facility_id) REFERENCES facility (id),
    FOREIGN KEY (place_id) REFERENCES facility_place (id)
) ENGINE=InnoDB;

-- @statement
ALTER TABLE report
    MODIFY channel VARBINARY(12) NOT NULL
        CHECK (channel IN ('web', 'phone', 'email', 'open311', 'import', 'sms', 'chat',
                           'station'));

-- @statement
-- A case made of a station's notice is linked by the jobs.
ALTER TABLE case_facility MODIFY made_by BIGINT NULL COMMENT 'NULL: from a station''s notice';
