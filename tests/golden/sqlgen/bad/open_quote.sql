-- expect 3: quote does not end on this line: ''x'
-- @exec f()
DELETE FROM t WHERE a = 'x
';
