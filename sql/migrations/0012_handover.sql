-- One body may have several rows of the register: a change of its name, kind
-- or superior alone. Where a body ends, its open cases pass to receivers; what
-- passed, why and with which terms is kept, so that it can be printed and undone.
ALTER TABLE unit
    ADD COLUMN body_id BIGINT NULL COMMENT 'first row of the same body; NULL: this one',
    ADD KEY body (body_id, valid_from),
    ADD KEY ended (valid_to),
    ADD FOREIGN KEY (body_id) REFERENCES unit (id);

-- @statement
CREATE TABLE unit_handover (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    unit_id     BIGINT NOT NULL COMMENT 'the row that ended',
    on_day      DATE NOT NULL COMMENT 'first day of the receivers',
    kind        VARBINARY(8) NOT NULL CHECK (kind IN ('pass', 'rename')),
    account_id  BIGINT NULL COMMENT 'NULL: the same body under a new name, by itself',
    made_us     BIGINT NOT NULL,
    told_us     BIGINT NULL COMMENT 'the heads of the receivers have their notice',
    stands      TINYINT NULL DEFAULT 1 COMMENT 'NULL once undone',
    undone_by   BIGINT NULL,
    undone_us   BIGINT NULL,
    undo_reason VARCHAR(2000) NULL,
    UNIQUE KEY once (unit_id, on_day, stands),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    FOREIGN KEY (undone_by) REFERENCES account (id),
    CHECK ((kind = 'rename') = (account_id IS NULL)),
    CHECK ((stands IS NULL) = (undone_us IS NOT NULL))
) ENGINE=InnoDB;

-- @statement
CREATE TABLE unit_handover_case (
    handover_id    BIGINT NOT NULL,
    case_id        BIGINT NOT NULL,
    from_unit_id   BIGINT NOT NULL COMMENT 'owner before',
    to_unit_id     BIGINT NOT NULL COMMENT 'owner after; the same where only an offer was cancelled',
    reason         VARBINARY(16) NOT NULL,
    was_offered_id BIGINT NULL,
    was_handler_id BIGINT NULL,
    was_stage      VARBINARY(40) NOT NULL,
    terms          TEXT NOT NULL COMMENT 'running terms then: one line each, code, tab, due in UTC microseconds',
    seq            INT NOT NULL COMMENT 'its event; none of a person behind it: it may be undone',
    moved_us       BIGINT NOT NULL,
    right_unit_id  BIGINT NULL COMMENT 'the receiver was wrong; the case went on to this one',
    put_right_by   BIGINT NULL,
    put_right_us   BIGINT NULL,
    put_right_why  VARCHAR(2000) NULL,
    undone_us      BIGINT NULL,
    PRIMARY KEY (handover_id, case_id),
    KEY of_case (case_id),
    KEY receiver (to_unit_id, handover_id),
    FOREIGN KEY (handover_id) REFERENCES unit_handover (id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (from_unit_id) REFERENCES unit (id),
    FOREIGN KEY (to_unit_id) REFERENCES unit (id),
    FOREIGN KEY (was_offered_id) REFERENCES unit (id),
    FOREIGN KEY (was_handler_id) REFERENCES account (id),
    FOREIGN KEY (right_unit_id) REFERENCES unit (id),
    FOREIGN KEY (put_right_by) REFERENCES account (id),
    CHECK ((right_unit_id IS NULL) = (put_right_us IS NULL))
) ENGINE=InnoDB;

-- @statement
ALTER TABLE notice
    ADD COLUMN handover_id BIGINT NULL COMMENT 'one notice for all cases of a handover',
    ADD FOREIGN KEY (handover_id) REFERENCES unit_handover (id);

-- @statement
-- Offices go on under the new row of the same body. Jobs may do this and give
-- no office otherwise.
CREATE PROCEDURE offices_follow(IN old_unit BIGINT)
    SQL SECURITY DEFINER MODIFIES SQL DATA
    INSERT IGNORE INTO office (account_id, unit_id, role, position, valid_from, valid_to)
    SELECT o.account_id, n.id, o.role, o.position, GREATEST(o.valid_from, n.valid_from), o.valid_to
      FROM unit u
      JOIN unit n ON n.body_id = COALESCE(u.body_id, u.id)
           AND n.valid_from = u.valid_to + INTERVAL 1 DAY
      JOIN office o ON o.unit_id = u.id
     WHERE u.id = old_unit AND (o.valid_to IS NULL OR o.valid_to > u.valid_to);

-- @statement
CREATE PROCEDURE offices_end(IN old_unit BIGINT)
    SQL SECURITY DEFINER MODIFIES SQL DATA
    UPDATE office o
      JOIN unit u ON u.id = o.unit_id
      JOIN unit n ON n.body_id = COALESCE(u.body_id, u.id)
           AND n.valid_from = u.valid_to + INTERVAL 1 DAY
       SET o.valid_to = u.valid_to
     WHERE u.id = old_unit AND o.valid_from <= u.valid_to
       AND (o.valid_to IS NULL OR o.valid_to > u.valid_to);
