-- expect 3: '?' in the SQL: binds have names, as in :code
-- @exec f()
DELETE FROM t WHERE a = ?;
