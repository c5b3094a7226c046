-- The root that chooses the sample of a month: the first one signed after it was over, so that
-- nobody could know while closing a case whether it would be in the sample.
-- @one sample_seed(day: date) -> hash: bytes
SELECT hash FROM audit_root WHERE day >= :day ORDER BY day, n LIMIT 1;

-- @many sample_cases(since: instant, until: instant, unit: unit_id, all: i64, seed: bytes) -> cid: case_id, code: bytes, pollution: bytes, level: bytes, kind: str, name: str, opened: instant, ended: instant, late: i64
SELECT c.id AS cid, c.code, c.pollution, u.level, u.kind_vi AS kind, u.name_vi AS name,
       c.opened_us AS opened, COALESCE(c.ended_us, 0) AS ended,
       COALESCE((SELECT COUNT(*) FROM clock k WHERE k.case_id = c.id AND k.ours = 1
                    AND k.late_us IS NOT NULL), 0) AS late
  FROM (SELECT s.id FROM cases s
         WHERE s.ended_us >= :since AND s.ended_us < :until AND s.flow = 'hotline'
           AND (:all = 1 OR s.unit_id = :unit)
         ORDER BY SHA2(CONCAT(s.code, HEX(:seed)), 256) LIMIT 12) chosen
  JOIN cases c ON c.id = chosen.id JOIN unit u ON u.id = c.unit_id
 ORDER BY c.ended_us, c.id LIMIT 12;

-- @one sample_case(code: bytes) -> cid: case_id, ended: instant?, flow: bytes, version: i64
SELECT id AS cid, ended_us AS ended, flow, flow_version AS version FROM cases WHERE code = :code;

-- What was done and when; neither who did it nor what was written.
-- @many sample_events(cid: case_id) -> at: instant, type: bytes
SELECT at_us AS at, type FROM event WHERE case_id = :cid AND type <> 'report_copy'
 ORDER BY seq LIMIT 200;

-- @many sample_terms(cid: case_id) -> code: bytes, since: instant, due: instant, stopped: instant?, late: instant?
SELECT code, from_us AS since, due_us AS due, stopped_us AS stopped, late_us AS late FROM clock
 WHERE case_id = :cid AND ours = 1 ORDER BY from_us, id LIMIT 50;

-- The answer as every reporter of the case got it.
-- @one sample_answer(cid: case_id) -> body: str
SELECT body FROM message_out WHERE case_id = :cid AND kind = 'answer' ORDER BY id DESC LIMIT 1;

-- @exec supervision_add(account: account_id, origin: unit_id, unit: unit_id, cid: case_id?, title: str, body: str, now: instant, due: instant?)
INSERT INTO supervision (account_id, from_unit, unit_id, case_id, title, body, made_us, due_us)
VALUES (:account, :origin, :unit, :cid, :title, :body, :now, :due);

-- @one supervision_read(id: i64) -> account: account_id, unit: unit_id, level: bytes, kind: str, name: str, code: bytes?, title: str, body: str, made: instant, due: instant?, answer: str?, answered: instant?
SELECT s.account_id AS account, s.unit_id AS unit, u.level, u.kind_vi AS kind, u.name_vi AS name,
       c.code, s.title, s.body, s.made_us AS made, s.due_us AS due, s.answer,
       s.answered_us AS answered
  FROM supervision s JOIN unit u ON u.id = s.unit_id LEFT JOIN cases c ON c.id = s.case_id
 WHERE s.id = :id;

-- Written by this person, or to be answered by this unit.
-- @many supervision_list(account: account_id, unit: unit_id, before: i64) -> id: i64, level: bytes, kind: str, name: str, title: str, made: instant, due: instant?, answered: instant?
SELECT s.id, u.level, u.kind_vi AS kind, u.name_vi AS name, s.title, s.made_us AS made,
       s.due_us AS due, s.answered_us AS answered
  FROM supervision s JOIN unit u ON u.id = s.unit_id
 WHERE (s.account_id = :account OR s.unit_id = :unit) AND s.id < :before
 ORDER BY s.id DESC LIMIT 51;

-- @exec supervision_answer(id: i64, answer: str, who: account_id, now: instant)
UPDATE supervision SET answer = :answer, answered_by = :who, answered_us = :now
 WHERE id = :id AND answer IS NULL;

-- @many supervision_public(before: i64) -> id: i64, level: bytes, kind: str, name: str, title: str, body: str, made: instant, due: instant?, answer: str?, answered: instant?
SELECT id, level, kind_vi AS kind, name_vi AS name, title, body, made_us AS made, due_us AS due,
       answer, answered_us AS answered
  FROM pub_supervision WHERE id < :before ORDER BY id DESC LIMIT 21;

-- @one sample_unit(cid: case_id) -> unit: unit_id
SELECT unit_id AS unit FROM cases WHERE id = :cid;
