-- Every figure has rows behind it, so that it can be counted anew; for what had none until now
-- that begins behind the last month that was counted without.
CREATE TABLE figure_since (
    what  VARBINARY(20) NOT NULL PRIMARY KEY COMMENT 'as in tally',
    month VARBINARY(7) NOT NULL COMMENT 'last month without rows'
) ENGINE=InnoDB;

-- @statement
INSERT INTO figure_since (what, month)
SELECT IF(f.what = 'decided', 'in_force', f.what), MAX(f.month) FROM figure f
 WHERE f.what IN ('handled', 'asked', 'decided', 'published') GROUP BY f.what;
