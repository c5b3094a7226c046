-- A decision may give a longer term than the law's own (Law 15/2012/QH13 art. 73.1).
ALTER TABLE clock
    ADD COLUMN days INT NULL COMMENT 'length of the term in its unit, as a decision said it',
    ADD CONSTRAINT clock_days CHECK (days > 0);

-- @statement
-- No act sets it later, so the daily root covers it.
RENAME TABLE history_row TO history_row_second, history_end TO history_end_second;

-- @statement
CREATE VIEW history_row AS
SELECT tbl, id, digest FROM history_row_second
UNION ALL
SELECT CAST('clock.days' AS BINARY), t.id,
       SHA2(CONCAT_WS(',', COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.days), '-')), 256)
  FROM clock t;

-- @statement
CREATE VIEW history_end AS
SELECT tbl, upto FROM history_end_second
UNION ALL
SELECT CAST('clock.days' AS BINARY), COALESCE((SELECT MAX(id) FROM clock), 0);
