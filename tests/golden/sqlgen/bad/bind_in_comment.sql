-- expect 2: parameter is not used: 'a'
-- @exec f(a: i64)
DELETE FROM t /* :a */ WHERE b = 1 -- :a
 # :a
;
