-- expect 3: a statement cannot begin with 'DROP'
-- @exec f()
DROP TABLE t;
