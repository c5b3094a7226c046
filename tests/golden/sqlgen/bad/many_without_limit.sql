-- expect 2: @many without LIMIT: 'f'
-- @many f() -> a: i64
SELECT a FROM t WHERE b = 'LIMIT 3' AND a IN (SELECT 1 FROM u LIMIT 1); -- LIMIT 2
