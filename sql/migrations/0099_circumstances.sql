-- What mitigates and aggravates an act, by the codes of circumstances.csv, one a line; the one that
-- the Government provides has "=" and its words behind it. NULL: an older file, of which only how
-- many is known; in a draft, the circumstances of the record.
ALTER TABLE violation_act
    ADD COLUMN circumstances TEXT NULL COMMENT 'ticked in the record; NULL: the numbers alone';

-- @statement
ALTER TABLE decision_act
    ADD COLUMN circumstances TEXT NULL COMMENT 'ticked in the decision; NULL: as in the record';

-- @statement
-- No act sets it later, so the daily root covers it.
RENAME TABLE history_row TO history_row_unticked, history_end TO history_end_unticked;

-- @statement
CREATE VIEW history_row AS
SELECT tbl, id, digest FROM history_row_unticked
UNION ALL
SELECT CAST('violation_act.circumstances' AS BINARY), t.record_id,
       SHA2(CONCAT_WS(',', COALESCE(HEX(t.record_id), '-'), COALESCE(HEX(t.n), '-'),
                      COALESCE(HEX(t.circumstances), '-')), 256)
  FROM violation_act t;

-- @statement
CREATE VIEW history_end AS
SELECT tbl, upto FROM history_end_unticked
UNION ALL
SELECT CAST('violation_act.circumstances' AS BINARY),
       COALESCE((SELECT MAX(record_id) FROM violation_act), 0);
