-- expect 4: no ';' at the end of 'f'
-- @exec f()
DELETE FROM t
