-- Facts that reports count, each with its sum.

-- @exec tally_add(month: bytes, unit: unit_id, what: bytes, part: bytes, cid: case_id, amount: money, now: instant)
INSERT INTO tally (month, unit_id, what, part, case_id, amount, at_us)
VALUES (:month, :unit, :what, :part, :cid, :amount, :now);

-- @exec tally_grow(month: bytes, unit: unit_id, what: bytes, part: bytes, n: i64, amount: money)
INSERT INTO tally_sum (unit_id, month, what, part, n, amount)
VALUES (:unit, :month, :what, :part, :n, :amount)
ON DUPLICATE KEY UPDATE n = n + VALUES(n), amount = amount + VALUES(amount);

-- Sums of a unit, and of those below it: bounded by units, months and kinds, not by cases.
-- @many tally_sums(unit: unit_id, below: bytes, first: bytes, last: bytes) -> what: bytes, part: bytes, n: i64, amount: money
SELECT s.what, s.part, COALESCE(CAST(SUM(s.n) AS SIGNED), 0) AS n,
       COALESCE(CAST(SUM(s.amount) AS SIGNED), 0) AS amount
  FROM unit u STRAIGHT_JOIN tally_sum s ON s.unit_id = u.id AND s.month BETWEEN :first AND :last
 WHERE u.id = :unit OR u.parent_code = :below
 GROUP BY s.what, s.part ORDER BY s.what, s.part LIMIT 5000;

-- The same by unit.
-- @many tally_by_unit(unit: unit_id, below: bytes, first: bytes, last: bytes) -> unit: unit_id, level: bytes, kind: str, name: str, what: bytes, n: i64, amount: money
SELECT u.id AS unit, u.level, u.kind_vi AS kind, u.name_vi AS name, s.what,
       COALESCE(CAST(SUM(s.n) AS SIGNED), 0) AS n,
       COALESCE(CAST(SUM(s.amount) AS SIGNED), 0) AS amount
  FROM unit u STRAIGHT_JOIN tally_sum s ON s.unit_id = u.id AND s.month BETWEEN :first AND :last
 WHERE u.id = :unit OR u.parent_code = :below
 GROUP BY u.id, s.what ORDER BY u.id, s.what LIMIT 20000;

-- The rows behind a figure of one unit, newest first. part NULL: all of them.
-- @many tally_rows_unit(unit: unit_id, what: bytes, part: bytes?, first: bytes, last: bytes, month: bytes, after: i64) -> id: i64, month: bytes, at: instant, amount: money, code: bytes, title: str, level: bytes, kind: str, name: str
SELECT t.id, t.month, t.at_us AS at, t.amount, c.code, c.title, u.level, u.kind_vi AS kind,
       u.name_vi AS name
  FROM tally t FORCE INDEX (of_unit) JOIN cases c ON c.id = t.case_id
  JOIN unit u ON u.id = t.unit_id
 WHERE t.unit_id = :unit AND t.what = :what AND t.month BETWEEN :first AND :last
   AND (:part IS NULL OR t.part = :part)
   AND (t.month < :month OR (t.month = :month AND t.id < :after))
 ORDER BY t.month DESC, t.id DESC LIMIT 51;

-- The same of a unit and those below it.
-- @many tally_rows_below(unit: unit_id, below: bytes, what: bytes, part: bytes?, first: bytes, last: bytes, month: bytes, after: i64) -> id: i64, month: bytes, at: instant, amount: money, code: bytes, title: str, level: bytes, kind: str, name: str
SELECT t.id, t.month, t.at_us AS at, t.amount, c.code, c.title, u.level, u.kind_vi AS kind,
       u.name_vi AS name
  FROM tally t FORCE INDEX (of_all) JOIN cases c ON c.id = t.case_id
  JOIN unit u ON u.id = t.unit_id
 WHERE t.what = :what AND t.month BETWEEN :first AND :last
   AND (u.id = :unit OR u.parent_code = :below)
   AND (:part IS NULL OR t.part = :part)
   AND (t.month < :month OR (t.month = :month AND t.id < :after))
 ORDER BY t.month DESC, t.id DESC LIMIT 51;

-- What a decision counts as: its acts and measures, each once.
-- @many tally_decision(cid: case_id) -> what: str, part: bytes?, amount: money
SELECT 'act' AS what, CAST(a.act_code AS BINARY) AS part, COALESCE(a.fine, 0) AS amount
  FROM decision d JOIN decision_act a ON a.decision_id = d.id WHERE d.live_case = :cid
UNION ALL
SELECT 'measure', m.code, 0
  FROM decision d JOIN decision_measure m ON m.decision_id = d.id
 WHERE d.live_case = :cid GROUP BY m.code
 LIMIT 500;

-- young: under 18, as the record says.
-- @one tally_decided(cid: case_id) -> total: money, subject: bytes, young: bool
SELECT d.fine_total AS total, r.subject,
       EXISTS (SELECT 1 FROM record_sheet s WHERE s.record_id = r.id
                  AND s.age IN ('child', 'under_16', 'under_18')) AS young
  FROM decision d JOIN violation_record r ON r.id = d.record_id WHERE d.live_case = :cid;

-- The report of a period as it was sent.
-- @exec report_sent_add(unit: unit_id, report: bytes, year: i64, part: i64, number: str, sent: date, figures: str, account: account_id, now: instant)
INSERT INTO report_sent (unit_id, report, year, part, number, sent_on, figures, sent_by, made_us)
VALUES (:unit, :report, :year, :part, :number, :sent, :figures, :account, :now);

-- @many reports_sent(unit: unit_id, year: i64) -> report: bytes, part: i64, number: str, sent: date, figures: str, by: str
SELECT r.report, r.part, r.number, r.sent_on AS sent, r.figures, a.name AS `by`
  FROM report_sent r JOIN account a ON a.id = r.sent_by
 WHERE r.unit_id = :unit AND r.year = :year ORDER BY r.id LIMIT 40;
