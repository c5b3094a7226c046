-- expect 3: no name behind ':'
-- @exec f()
DELETE FROM t WHERE a = : a;
