-- expect 2: a name cannot begin with a digit: '2nd'
-- @exec 2nd()
DELETE FROM t;
