-- The plan of a year, and the decision under which a team goes to a facility.

CREATE TABLE visit_plan (
    id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    unit_id  BIGINT NOT NULL,
    year     SMALLINT NOT NULL CHECK (year BETWEEN 2000 AND 2999),
    number   VARCHAR(60) NULL COMMENT 'of the decision that puts it in force; NULL: a draft',
    signed_on DATE NULL,
    signer   VARCHAR(200) NULL,
    final_by BIGINT NULL,
    final_us BIGINT NULL,
    made_us  BIGINT NOT NULL,
    UNIQUE KEY once (unit_id, year),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (final_by) REFERENCES account (id),
    CHECK ((final_us IS NULL) = (number IS NULL) AND (final_us IS NULL) = (signed_on IS NULL)
        AND (final_us IS NULL) = (signer IS NULL) AND (final_us IS NULL) = (final_by IS NULL))
) ENGINE=InnoDB;

-- @statement
-- The score stands as it was when the facility was chosen, with what each point was given for.
CREATE TABLE plan_visit (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    plan_id     BIGINT NOT NULL,
    year        SMALLINT NOT NULL COMMENT 'of the plan, for the search of overlaps',
    facility_id BIGINT NOT NULL,
    month       TINYINT NOT NULL CHECK (month BETWEEN 1 AND 12),
    focus       VARCHAR(500) NOT NULL,
    score       INT NOT NULL,
    score_why   VARCHAR(2000) NOT NULL,
    made_by     BIGINT NOT NULL,
    made_us     BIGINT NOT NULL,
    ended_by    BIGINT NULL,
    ended_us    BIGINT NULL,
    end_why     VARCHAR(500) NULL,
    live_facility BIGINT AS (IF(ended_us IS NULL, facility_id, NULL)) PERSISTENT,
    UNIQUE KEY once (plan_id, live_facility),
    KEY of_facility (facility_id, year, ended_us),
    FOREIGN KEY (plan_id) REFERENCES visit_plan (id),
    FOREIGN KEY (facility_id) REFERENCES facility (id),
    FOREIGN KEY (made_by) REFERENCES account (id),
    FOREIGN KEY (ended_by) REFERENCES account (id),
    CHECK ((ended_us IS NULL) = (ended_by IS NULL) AND (ended_us IS NULL) = (end_why IS NULL))
) ENGINE=InnoDB;

-- @statement
-- Two bodies plan to visit one facility in one year: each says that it agrees, and how.
CREATE TABLE plan_agree (
    first_id   BIGINT NOT NULL COMMENT 'the visit with the smaller number',
    second_id  BIGINT NOT NULL,
    unit_id    BIGINT NOT NULL COMMENT 'body that agrees',
    words      VARCHAR(500) NOT NULL,
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    PRIMARY KEY (first_id, second_id, unit_id),
    FOREIGN KEY (first_id) REFERENCES plan_visit (id),
    FOREIGN KEY (second_id) REFERENCES plan_visit (id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK (first_id < second_id)
) ENGINE=InnoDB;

-- @statement
-- The decision to inspect. An unannounced one needs no plan, but its signs of violation.
CREATE TABLE visit_order (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    kind       VARBINARY(11) NOT NULL CHECK (kind IN ('planned', 'unannounced')),
    visit_id   BIGINT NULL COMMENT 'of the plan in force',
    signs      VARCHAR(2000) NOT NULL COMMENT 'signs of violation; of a planned one: empty',
    number     VARCHAR(60) NOT NULL,
    signed_on  DATE NOT NULL,
    signer     VARCHAR(200) NOT NULL,
    until      DATE NOT NULL COMMENT 'last day of the work on the spot',
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    ended_us   BIGINT NULL COMMENT 'replaced by another',
    live_case  BIGINT AS (IF(ended_us IS NULL, case_id, NULL)) PERSISTENT,
    UNIQUE KEY live (live_case),
    KEY of_case (case_id, id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (visit_id) REFERENCES plan_visit (id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK ((kind = 'planned') = (visit_id IS NOT NULL)),
    CHECK ((kind = 'unannounced') = (signs <> '')),
    CHECK (until >= signed_on)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE visit_member (
    order_id BIGINT NOT NULL,
    n        INT NOT NULL COMMENT '1: the head of the team',
    name     VARCHAR(200) NOT NULL,
    post     VARCHAR(300) NOT NULL COMMENT 'position and body',
    PRIMARY KEY (order_id, n),
    FOREIGN KEY (order_id) REFERENCES visit_order (id)
) ENGINE=InnoDB;

-- @statement
ALTER TABLE sample
    ADD KEY of_place (place_id),
    ADD FOREIGN KEY (place_id) REFERENCES facility_place (id);
