-- expect 2: no '(' behind 'f'
-- @one f -> a: i64
SELECT 1 AS a;
