-- expect 4: bind is not a parameter: 'b'
-- @exec f(a: i64)
DELETE FROM t WHERE a = :a
 AND b = :b;
