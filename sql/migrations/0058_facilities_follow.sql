-- The register goes on with a body that has a new row, as publications do.
CREATE PROCEDURE facilities_follow(IN old_unit BIGINT)
    SQL SECURITY DEFINER MODIFIES SQL DATA
    UPDATE facility f
      JOIN unit u ON u.id = f.unit_id
      JOIN unit n ON n.body_id = COALESCE(u.body_id, u.id)
           AND n.valid_from = u.valid_to + INTERVAL 1 DAY
       SET f.unit_id = n.id
     WHERE f.unit_id = old_unit;
