-- expect 2: C keeps this word for itself: 'case'
-- @exec f(case: i64)
DELETE FROM t WHERE a = :case;
