-- expect 2: this type cannot be missing: 'bool'
-- @exec f(a: bool?)
DELETE FROM t WHERE a = :a;
