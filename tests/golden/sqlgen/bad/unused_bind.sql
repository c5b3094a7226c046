-- expect 2: parameter is not used: 'b'
-- @exec f(a: i64, b: i64)
DELETE FROM t WHERE a = :a AND c = ':b'; -- :b
