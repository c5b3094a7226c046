-- What changes with new tables of the law, and who put them in force.

-- An administrator of today.
-- @one admin_by_login(login: str, today: date) -> id: account_id, name: str
SELECT a.id, a.name FROM account a
  JOIN office o ON o.account_id = a.id AND o.role = 'admin' AND o.valid_from <= :today
       AND (o.valid_to IS NULL OR o.valid_to >= :today)
 WHERE a.login = :login AND a.disabled = 0 ORDER BY o.id LIMIT 1;

-- @exec law_activation_add(account: account_id, kind: bytes, digest: bytes, replaced: bytes, note: str, now: instant)
INSERT INTO law_activation (at_us, account_id, kind, digest, before_digest, note)
VALUES (:now, :account, :kind, :digest, :replaced, :note);

-- @one law_activation_last() -> kind: bytes, digest: bytes, replaced: bytes
SELECT kind, digest, before_digest AS replaced FROM law_activation
 WHERE kind <> 'term' ORDER BY id DESC LIMIT 1;

-- @many law_activations() -> at: instant, name: str, kind: bytes, digest: bytes, note: str
SELECT l.at_us AS at, a.name, l.kind, l.digest, l.note
  FROM law_activation l JOIN account a ON a.id = l.account_id ORDER BY l.id DESC LIMIT 100;

-- Running clocks of open cases, in pieces by id.
-- @many clocks_running_after(after: i64) -> id: clock_id, case_code: bytes, code: bytes, since: instant, due: instant, days: i64?, pauses: str?
SELECT k.id, c.code AS case_code, k.code, k.from_us AS since, k.due_us AS due, k.days,
       (SELECT JSON_ARRAYAGG(JSON_ARRAY(p.from_us, p.until_us, p.reason, p.article)
                             ORDER BY p.from_us)
          FROM clock_pause p WHERE p.clock_id = k.id) AS pauses
  FROM clock k JOIN cases c ON c.id = k.case_id
 WHERE k.id > :after AND k.stopped_us IS NULL ORDER BY k.id LIMIT 500;

-- Open cases by procedure: a few rows, however many cases.
-- @many cases_open_by_flow() -> flow: bytes, version: i64, n: i64
SELECT flow, flow_version AS version, COUNT(*) AS n FROM cases WHERE ended = 0
 GROUP BY flow, flow_version ORDER BY flow, flow_version LIMIT 200;

-- Decisions that nobody signed yet, in pieces by id.
-- @many drafts_after(after: i64) -> id: decision_id, cid: case_id, case_code: bytes
SELECT d.id, d.case_id AS cid, c.code AS case_code
  FROM decision d JOIN cases c ON c.id = d.case_id
 WHERE d.id > :after AND d.state = 'draft' AND c.ended = 0 ORDER BY d.id LIMIT 100;
