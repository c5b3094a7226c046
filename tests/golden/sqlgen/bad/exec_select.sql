-- expect 2: @exec cannot SELECT: 'f'
-- @exec f()
SELECT 1;
