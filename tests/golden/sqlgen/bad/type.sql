-- expect 2: unknown type (ids are listed in base/ids.h): 'text'
-- @exec f(a: text)
DELETE FROM t WHERE a = :a;
