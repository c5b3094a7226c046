-- expect 2: no ': type' behind 'a'
-- @exec f(a)
DELETE FROM t WHERE a = :a;
