-- expect 2: name used twice: 'a'
-- @exec f(a: i64, a: str)
DELETE FROM t WHERE a = :a;
