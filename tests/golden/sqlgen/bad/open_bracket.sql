-- expect 3: '(' without ')' in 'f'
-- @exec f()
DELETE FROM t WHERE (a = 1;
