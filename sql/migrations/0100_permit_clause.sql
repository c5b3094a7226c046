-- Which clause of the permit sets its limits: of all of them, and of one limit alone where that
-- stands elsewhere in it. A record of an excess names the clause. NULL: nobody noted it.
ALTER TABLE permit
    ADD COLUMN clause VARCHAR(200) NULL COMMENT 'clause of its limits, as the permit counts them';

-- @statement
ALTER TABLE permit_limit
    ADD COLUMN clause VARCHAR(200) NULL COMMENT 'of this limit; NULL: that of the permit';

-- @statement
-- No act sets them later, so the daily root covers them.
RENAME TABLE history_row TO history_row_unclaused, history_end TO history_end_unclaused;

-- @statement
CREATE VIEW history_row AS
SELECT tbl, id, digest FROM history_row_unclaused
UNION ALL
SELECT CAST('permit.clause' AS BINARY), t.id,
       SHA2(CONCAT_WS(',', COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.clause), '-')), 256)
  FROM permit t
UNION ALL
SELECT CAST('permit_limit.clause' AS BINARY), t.id,
       SHA2(CONCAT_WS(',', COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.clause), '-')), 256)
  FROM permit_limit t;

-- @statement
CREATE VIEW history_end AS
SELECT tbl, upto FROM history_end_unclaused
UNION ALL
SELECT CAST('permit.clause' AS BINARY), COALESCE((SELECT MAX(id) FROM permit), 0)
UNION ALL
SELECT CAST('permit_limit.clause' AS BINARY), COALESCE((SELECT MAX(id) FROM permit_limit), 0);
