-- What was counted by the units of a province: those of today, and those that ended and whose
-- area it has now. One row a unit row and a thing counted; the register bounds them, not the cases.
-- @many figures_of_units(province: bytes, first: bytes, last: bytes) -> unit: unit_id, what: bytes, n: i64
SELECT f.unit_id AS unit, f.what, COALESCE(CAST(SUM(f.n) AS SIGNED), 0) AS n
  FROM unit u STRAIGHT_JOIN figure f ON f.unit_id = u.id AND f.month BETWEEN :first AND :last
 WHERE IF(u.valid_to IS NOT NULL AND u.heir_code IS NOT NULL, u.heir_code = :province,
          u.code = :province OR u.parent_code = :province)
 GROUP BY f.unit_id, f.what ORDER BY f.unit_id, f.what LIMIT 20000;

-- Cells that are not what the facts behind them come to, by month, unit and kind.
-- @each figures_astray() -> month: bytes, unit: unit_id, name: str, what: bytes, pollution: bytes, kept: i64, facts: i64
SELECT x.month, x.unit_id AS unit, u.name_vi AS name, x.what, x.pollution,
       COALESCE(CAST(SUM(x.kept) AS SIGNED), 0) AS kept,
       COALESCE(CAST(SUM(x.facts) AS SIGNED), 0) AS facts
  FROM (SELECT f.month, f.unit_id, f.what, f.pollution, f.n AS kept, 0 AS facts FROM figure f
        UNION ALL
        SELECT t.month, t.unit_id, IF(t.what = 'in_force', 'decided', t.what), t.part, 0, COUNT(*)
          FROM tally t
         WHERE t.what IN ('received', 'verified', 'answered', 'handled', 'late', 'in_force',
                          'published', 'asked', 'confirmed', 'objected')
         GROUP BY t.month, t.unit_id, t.what, t.part) x
  JOIN unit u ON u.id = x.unit_id
  LEFT JOIN figure_since s ON s.what = IF(x.what = 'decided', 'in_force', x.what)
 WHERE s.month IS NULL OR x.month > s.month
 GROUP BY x.month, x.unit_id, x.what, x.pollution
HAVING kept <> facts ORDER BY x.month, x.unit_id, x.what, x.pollution;

-- @exec figure_set(month: bytes, unit: unit_id, what: bytes, pollution: bytes, n: i64)
INSERT INTO figure (month, unit_id, what, pollution, n)
VALUES (:month, :unit, :what, :pollution, :n) ON DUPLICATE KEY UPDATE n = VALUES(n);

-- Sums of reports that are not what their rows come to.
-- @each sums_astray() -> month: bytes, unit: unit_id, name: str, what: bytes, part: bytes, kept: i64, facts: i64, kept_sum: money, sum: money
SELECT x.month, x.unit_id AS unit, u.name_vi AS name, x.what, x.part,
       COALESCE(CAST(SUM(x.kept) AS SIGNED), 0) AS kept,
       COALESCE(CAST(SUM(x.facts) AS SIGNED), 0) AS facts,
       COALESCE(CAST(SUM(x.kept_sum) AS SIGNED), 0) AS kept_sum,
       COALESCE(CAST(SUM(x.amount) AS SIGNED), 0) AS `sum`
  FROM (SELECT s.month, s.unit_id, s.what, s.part, s.n AS kept, 0 AS facts, s.amount AS kept_sum,
               0 AS amount FROM tally_sum s
        UNION ALL
        SELECT t.month, t.unit_id, t.what, t.part, 0, COUNT(*), 0, SUM(t.amount) FROM tally t
         GROUP BY t.month, t.unit_id, t.what, t.part) x
  JOIN unit u ON u.id = x.unit_id
 GROUP BY x.month, x.unit_id, x.what, x.part
HAVING kept <> facts OR kept_sum <> `sum` ORDER BY x.month, x.unit_id, x.what, x.part;

-- @exec tally_sum_set(month: bytes, unit: unit_id, what: bytes, part: bytes, n: i64, amount: money)
INSERT INTO tally_sum (unit_id, month, what, part, n, amount)
VALUES (:unit, :month, :what, :part, :n, :amount)
ON DUPLICATE KEY UPDATE n = VALUES(n), amount = VALUES(amount);

-- The last of the next cases; 0: there is none.
-- @one facts_until(lo: i64) -> hi: i64
SELECT COALESCE(MAX(c.id), 0) AS hi
  FROM (SELECT id FROM cases WHERE id > :lo ORDER BY id LIMIT 500) c;

-- @each facts_events(lo: i64, hi: i64) -> cid: case_id, code: bytes, flow: bytes, version: i64, type: bytes, at: instant
SELECT e.case_id AS cid, c.code, c.flow, c.flow_version AS version, e.type, e.at_us AS at
  FROM cases c STRAIGHT_JOIN event e ON e.case_id = c.id
 WHERE c.id > :lo AND c.id <= :hi ORDER BY e.case_id, e.seq;

-- @each facts_rows(lo: i64, hi: i64) -> cid: case_id, code: bytes, month: bytes, what: bytes
SELECT t.case_id AS cid, c.code, t.month, t.what
  FROM cases c STRAIGHT_JOIN tally t ON t.case_id = c.id
 WHERE c.id > :lo AND c.id <= :hi;

-- @many facts_since() -> what: bytes, month: bytes
SELECT what, month FROM figure_since LIMIT 20;
