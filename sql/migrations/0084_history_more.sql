-- Columns that no act ever sets later and that history_row left out. What was signed keeps its
-- digest: each has a name of its own, TABLE.WHAT, beside the table's rows. A column that a table
-- of the history gets later is added in the same way.
RENAME TABLE history_row TO history_row_first, history_end TO history_end_first;

-- @statement
CREATE VIEW history_row AS
SELECT tbl, id, digest FROM history_row_first
UNION ALL
SELECT CAST('absence.unit' AS BINARY), t.id,
       SHA2(CONCAT_WS(',', COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.unit_id), '-')), 256)
  FROM absence t
UNION ALL
SELECT CAST('delegation.unit' AS BINARY), t.id,
       SHA2(CONCAT_WS(',', COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.unit_id), '-')), 256)
  FROM delegation t
UNION ALL
SELECT CAST('payment.case' AS BINARY), t.id,
       SHA2(CONCAT_WS(',', COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-')), 256)
  FROM payment t;

-- @statement
CREATE VIEW history_end AS
SELECT tbl, upto FROM history_end_first
UNION ALL
SELECT CAST('absence.unit' AS BINARY), COALESCE((SELECT MAX(id) FROM absence), 0)
UNION ALL
SELECT CAST('delegation.unit' AS BINARY), COALESCE((SELECT MAX(id) FROM delegation), 0)
UNION ALL
SELECT CAST('payment.case' AS BINARY), COALESCE((SELECT MAX(id) FROM payment), 0);
