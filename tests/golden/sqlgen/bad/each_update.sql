-- expect 2: @each is for SELECT only: 'f'
-- @each f() -> a: i64
CALL g();
