-- expect 3: unknown type (ids are listed in base/ids.h): 'cases_id'
-- @one f()
--   -> a: cases_id
SELECT 1 AS a;
