-- expect 2: @exec has no result columns: 'f'
-- @exec f() -> a: i64
DELETE FROM t;
