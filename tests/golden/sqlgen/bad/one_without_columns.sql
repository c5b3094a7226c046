-- expect 2: no '-> columns' behind 'f'
-- @one f()
SELECT 1 AS a;
