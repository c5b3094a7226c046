-- expect 5: two statements in one block, or no annotation: 'DELETE FROM t;'
-- @exec f()
DELETE FROM t;

DELETE FROM t;
