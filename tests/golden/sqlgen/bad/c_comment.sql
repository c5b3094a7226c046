-- expect 2: a C comment mark in a comment
-- Ends */ here.
-- @exec f()
DELETE FROM t;
