-- The violation record with all fields of form MBB01 (Decree 118/2021/NĐ-CP art. 12.4).

-- Who does not sign is witnessed, or it is written why nobody witnessed it (art. 58.4);
-- an unknown violator signs nothing (art. 58.3).
ALTER TABLE violation_record
    DROP CONSTRAINT CONSTRAINT_2,
    ADD COLUMN unknown TINYINT NOT NULL DEFAULT 0 COMMENT '1: the violator could not be determined',
    ADD COLUMN no_witness VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'why nobody signed as witness',
    ADD COLUMN hand_over VARBINARY(9) NULL
        COMMENT 'whether the writer may sanction, another of the unit, or none there'
        CHECK (hand_over IN ('self', 'here', 'elsewhere')),
    ADD CHECK (signed = 1 OR unknown = 1 OR witness <> '' OR no_witness <> '');

-- @statement
CREATE TABLE record_sheet (
    record_id   BIGINT NOT NULL PRIMARY KEY,
    made_time   VARBINARY(5) NOT NULL COMMENT '"08:30", or empty',
    field       VARCHAR(200) NOT NULL COMMENT 'of state management',
    place_why   VARCHAR(1000) NOT NULL COMMENT 'why it was written elsewhere',
    basis       TEXT NOT NULL COMMENT 'papers it rests on, one a line',
    identity    MEDIUMBLOB NOT NULL COMMENT 'of the violator, sealed to the identity key',
    age         VARBINARY(8) NOT NULL CHECK (age IN ('none', 'unclear', 'child', 'under_16', 'under_18', 'adult')),
    authority_says TEXT NOT NULL,
    damaged_says TEXT NOT NULL,
    measures    TEXT NOT NULL COMMENT 'preventive measures',
    explain_to  VARCHAR(300) NOT NULL,
    waived      TINYINT NOT NULL COMMENT '1: the violator will not explain',
    come_at     VARBINARY(16) NOT NULL,
    come_place  VARCHAR(300) NOT NULL,
    closed_at   VARBINARY(16) NOT NULL,
    pages       INT NULL,
    copies      INT NULL,
    read_aloud  TINYINT NOT NULL,
    refused_why VARCHAR(500) NOT NULL,
    witness_is  VARBINARY(8) NOT NULL CHECK (witness_is IN ('witness', 'commune', '')),
    given_at    VARBINARY(16) NOT NULL,
    given_to    VARCHAR(200) NOT NULL,
    guardian_given TINYINT NOT NULL,
    electronic  TINYINT NOT NULL,
    FOREIGN KEY (record_id) REFERENCES violation_record (id)
) ENGINE=InnoDB;

-- @statement
-- People of a record besides the violator.
CREATE TABLE record_person (
    record_id BIGINT NOT NULL,
    part      VARBINARY(11) NOT NULL
        CHECK (part IN ('official', 'witness', 'interpreter', 'damaged', 'guardian')),
    n         INT NOT NULL,
    name      VARCHAR(200) NOT NULL,
    role      VARCHAR(200) NOT NULL COMMENT 'position or occupation',
    at        VARCHAR(300) NOT NULL COMMENT 'agency or address',
    PRIMARY KEY (record_id, part, n),
    FOREIGN KEY (record_id) REFERENCES violation_record (id)
) ENGINE=InnoDB;

-- @statement
ALTER TABLE violation_act
    ADD COLUMN at_time VARBINARY(5) NOT NULL DEFAULT '' COMMENT '"08:30", or empty',
    ADD COLUMN place VARCHAR(300) NOT NULL DEFAULT '';

-- @statement
-- Each time of a repeated act (Decree 118/2021/NĐ-CP art. 12.3).
CREATE TABLE violation_time (
    record_id BIGINT NOT NULL,
    n         INT NOT NULL COMMENT 'the act',
    k         INT NOT NULL,
    day       DATE NOT NULL,
    words     VARCHAR(500) NOT NULL,
    PRIMARY KEY (record_id, n, k),
    FOREIGN KEY (record_id, n) REFERENCES violation_act (record_id, n)
) ENGINE=InnoDB;
