-- expect 3: no SQL before ';' in 'f'
-- @exec f()
;
