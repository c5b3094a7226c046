-- expect 2: name used twice: 'a'
-- @one f() -> a: i64, a: str
SELECT 1 AS a, 2 AS a;
