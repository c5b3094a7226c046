-- expect 3: comment does not end
-- @exec f()
DELETE FROM t /* WHERE a = 1;
