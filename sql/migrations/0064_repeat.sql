-- What a draft says of repetition (Law 15/2012/QH13 arts. 2.5, 2.6, 10.1.b): of each act, and
-- of each earlier decision that may be about the same act; with the reason to depart.
ALTER TABLE decision_act
    ADD COLUMN repeated VARBINARY(8) NOT NULL DEFAULT ''
        COMMENT 'counted, in the record already, taken out of it, not; empty: not asked'
        CHECK (repeated IN ('', 'count', 'within', 'drop', 'no'));

-- @statement
ALTER TABLE decision
    ADD COLUMN repeat_why TEXT NOT NULL DEFAULT '' COMMENT 'why against what the law engine says';

-- @statement
CREATE TABLE decision_same (
    decision_id BIGINT NOT NULL,
    version     INT NOT NULL COMMENT 'of the draft',
    earlier_id  BIGINT NOT NULL,
    n           INT NOT NULL COMMENT 'act of the earlier decision',
    same        TINYINT NOT NULL,
    PRIMARY KEY (decision_id, version, earlier_id, n),
    FOREIGN KEY (decision_id, version) REFERENCES decision_version (decision_id, n),
    FOREIGN KEY (earlier_id) REFERENCES decision (id)
) ENGINE=InnoDB;
