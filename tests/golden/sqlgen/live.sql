-- Every kind and every type. tests/unit/test_db.c runs these against MariaDB,
-- so the golden files are known to work and not only to look right.

-- One value of each type; NULL where the type may be missing.
-- @exec thing_add(code: str, raw: bytes, n: i64, f: f64, yes: bool, day: date,
--     at: instant, fine: money, owner: unit_id,
--     o_code: str?, o_raw: bytes?, o_n: i64?, o_f: f64?, o_day: date?,
--     o_at: instant?, o_fine: money?, o_owner: unit_id?)
INSERT INTO thing (code, raw, n, f, yes, day, at, fine, owner,
                   o_code, o_raw, o_n, o_f, o_day, o_at, o_fine, o_owner)
VALUES (:code, :raw, :n, :f, :yes, :day, :at, :fine, :owner,
        :o_code, :o_raw, :o_n, :o_f, :o_day, :o_at, :o_fine, :o_owner);

-- @one thing_by_code(code: str)
--   -> id: case_id, code: str, raw: bytes, n: i64, f: f64, yes: bool, day: date,
--      at: instant, fine: money, owner: unit_id,
--      o_code: str?, o_raw: bytes?, o_n: i64?, o_f: f64?, o_day: date?,
--      o_at: instant?, o_fine: money?, o_owner: unit_id?
SELECT id, code, raw, n, f, yes, day, at, fine, owner,
       o_code, o_raw, o_n, o_f, o_day, o_at, o_fine, o_owner
  FROM thing -- a comment: :ignored ?
 WHERE code = :code /* and :this
  one too */ AND code <> ':not "a" bind?' # nor :here
   AND "it''s" <> 'x\'y' AND `code` = :code;

-- A bound LIMIT.
-- @many thing_page(after: i64, n: i64) -> n: i64, code: str
SELECT n, code FROM thing WHERE n > :after ORDER BY n LIMIT :n;

-- @each thing_walk() -> n: i64, text: str?
SELECT n, o_code AS text FROM thing ORDER BY n;

-- @one thing_sum() -> n: i64, total: money?, mean: f64?, some: bool
SELECT COUNT(*) AS n, SUM(fine) AS total, AVG(n) AS mean, EXISTS (SELECT 1 FROM thing) AS some
  FROM thing;

-- @exec thing_set(code: str, fine: money)
UPDATE thing SET fine = :fine WHERE code = :code;

-- @one thing_lock(code: str) -> fine: money
SELECT fine FROM thing WHERE code = :code FOR UPDATE;

-- @one thing_fine(code: str) -> fine: money
SELECT fine FROM thing WHERE code = :code;

-- @exec thing_drop(code: str)
DELETE FROM thing WHERE code = :code;

-- @exec part_add(owner: case_id, n: i64)
INSERT INTO part (thing_id, n) VALUES (:owner, :n);

-- More than one row: a bug that @one must tell.
-- @one thing_any() -> n: i64
SELECT n FROM thing;

-- @one thing_called(code: str) -> n: i64, code: str
CALL thing_find(:code);

-- @many things_called() -> n: i64, code: str
CALL thing_list();

-- @exec thing_touched(code: str)
CALL thing_touch(:code);
