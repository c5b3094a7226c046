-- expect 5: no ';' at the end of 'f'
-- @exec f()
DELETE FROM t

-- @exec g()
DELETE FROM t;
