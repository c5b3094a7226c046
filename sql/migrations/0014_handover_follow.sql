-- What goes on under the new row of the same body, and who reads the closed
-- cases of a body that is no more.
ALTER TABLE unit
    ADD COLUMN heir_code VARBINARY(12) NULL
        COMMENT 'province that holds the records of this row after its end';

-- @statement
ALTER TABLE unit_handover_case ADD KEY in_order (handover_id, to_unit_id, case_id);

-- @statement
CREATE PROCEDURE absences_follow(IN old_unit BIGINT)
    SQL SECURITY DEFINER MODIFIES SQL DATA
    UPDATE absence b
      JOIN unit u ON u.id = b.unit_id
      JOIN unit n ON n.body_id = COALESCE(u.body_id, u.id)
           AND n.valid_from = u.valid_to + INTERVAL 1 DAY
       SET b.unit_id = n.id
     WHERE b.unit_id = old_unit;

-- @statement
CREATE PROCEDURE publications_follow(IN old_unit BIGINT)
    SQL SECURITY DEFINER MODIFIES SQL DATA
    UPDATE publication p
      JOIN unit u ON u.id = p.unit_id
      JOIN unit n ON n.body_id = COALESCE(u.body_id, u.id)
           AND n.valid_from = u.valid_to + INTERVAL 1 DAY
       SET p.unit_id = n.id
     WHERE p.unit_id = old_unit;

-- @statement
-- A unit kept away from a case stays so under its new name.
CREATE PROCEDURE recusals_follow(IN old_unit BIGINT)
    SQL SECURITY DEFINER MODIFIES SQL DATA
    INSERT IGNORE INTO case_recusal (case_id, unit_id, made_us)
    SELECT r.case_id, n.id, r.made_us
      FROM unit u
      JOIN unit n ON n.body_id = COALESCE(u.body_id, u.id)
           AND n.valid_from = u.valid_to + INTERVAL 1 DAY
      JOIN case_recusal r ON r.unit_id = u.id
     WHERE u.id = old_unit;

-- @statement
CREATE PROCEDURE delegations_follow(IN old_unit BIGINT)
    SQL SECURITY DEFINER MODIFIES SQL DATA
    UPDATE delegation d
      JOIN unit u ON u.id = d.unit_id
      JOIN unit n ON n.body_id = COALESCE(u.body_id, u.id)
           AND n.valid_from = u.valid_to + INTERVAL 1 DAY
       SET d.unit_id = n.id
     WHERE d.unit_id = old_unit;

-- @statement
-- A number names one decision of a body in a year, under whichever name it signs.
UPDATE decision d JOIN unit u ON u.id = d.issuer_id
   SET d.issuer_id = u.body_id WHERE u.body_id IS NOT NULL;
