-- expect 2: not understood: 'NOT NULL'
-- @one f() -> a: i64 NOT NULL
SELECT 1 AS a;
