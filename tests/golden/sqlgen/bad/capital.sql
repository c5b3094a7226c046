-- expect 2: names have small letters only: 'getCase'
-- @exec getCase()
DELETE FROM t;
