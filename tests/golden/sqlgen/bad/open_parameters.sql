-- expect 2: expected ',' or ')' before 'end of line'
-- @one f(a: i64
SELECT 1 AS a;
