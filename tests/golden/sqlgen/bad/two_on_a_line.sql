-- expect 3: two statements in one block: 'f'
-- @exec f()
DELETE FROM t; DELETE FROM u;
