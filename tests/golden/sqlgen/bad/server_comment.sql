-- expect 3: a comment that the server runs
-- @exec f()
DELETE FROM t /*! WHERE a = 1 */;
