-- expect 3: '@' in the SQL: session variables outlive the request
-- @exec f()
DELETE FROM t WHERE a = @a;
