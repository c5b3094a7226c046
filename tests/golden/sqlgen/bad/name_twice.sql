-- expect 5: name used twice: 'f'
-- @exec f()
DELETE FROM t;

-- @exec f()
DELETE FROM t;
