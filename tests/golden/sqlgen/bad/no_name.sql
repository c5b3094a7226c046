-- expect 2: a statement's name is missing before '() -> a: i64'
-- @one () -> a: i64
SELECT 1 AS a;
