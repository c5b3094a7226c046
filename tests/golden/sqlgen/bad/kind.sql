-- expect 2: @one, @many, @each or @exec, not 'two'
-- @two f() -> n: i64
SELECT 1 AS n;
