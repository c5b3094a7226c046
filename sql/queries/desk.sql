-- The telephone desk.
-- @exec report_call_add(id: report_id, by: account_id, urgent: bool, for_other: bool)
INSERT INTO report_call (report_id, taken_by, urgent, for_other)
VALUES (:id, :by, :urgent, :for_other);

-- @one report_call_get(id: report_id) -> by: account_id, name: str, urgent: bool, for_other: bool
SELECT c.taken_by AS `by`, a.name, c.urgent, c.for_other
  FROM report_call c JOIN account a ON a.id = c.taken_by WHERE c.report_id = :id;

-- While a caller speaks: hotline cases that hold the words, open ones first. The best 200 hits
-- of the index, then those of the reader's unit and below it.
-- @many desk_search(words: str, unit: unit_id, below: bytes) -> code: bytes, title: str, place: str, flow: bytes, version: i64, stage: bytes, opened: instant, ended: bool, level: bytes, kind: str, unit_name: str
SELECT c.code, c.title, c.place, c.flow, c.flow_version AS version, c.stage,
       c.opened_us AS opened, c.ended, u.level, u.kind_vi AS kind, u.name_vi AS unit_name
  FROM (SELECT t.case_id FROM case_text t
         WHERE MATCH (t.body, t.scope) AGAINST (:words IN BOOLEAN MODE) LIMIT 200) hit
  JOIN cases c ON c.id = hit.case_id AND c.flow = 'hotline'
  JOIN unit u ON u.id = c.unit_id
 WHERE c.unit_id = :unit OR u.parent_code = :below OR u.heir_code = :below
 ORDER BY c.ended, c.opened_us DESC LIMIT 8;

-- @one case_of_reference(ref: bytes) -> code: bytes, report: report_id
SELECT c.code, r.id AS report FROM report r
  JOIN case_report cr ON cr.report_id = r.id AND cr.left_us IS NULL
  JOIN cases c ON c.id = cr.case_id
 WHERE r.ref = :ref ORDER BY c.id LIMIT 1;

-- @exec desk_note_add(kind: bytes, unit: unit_id, to: account_id?, body: str, by: account_id, now: instant)
INSERT INTO desk_note (kind, unit_id, to_id, body, made_by, made_us)
VALUES (:kind, :unit, :to, :body, :by, :now);

-- Open ones first, then the newest that were settled.
-- @many desk_notes(unit: unit_id) -> id: note_id, kind: bytes, to: account_id?, to_name: str?, body: str, by: account_id, by_name: str, made: instant, decision: str?, done_name: str?, done: instant?
SELECT n.id, n.kind, n.to_id AS `to`, t.name AS to_name, n.body, n.made_by AS `by`,
       m.name AS by_name, n.made_us AS made, n.decision, d.name AS done_name, n.done_us AS done
  FROM desk_note n FORCE INDEX (of_unit) JOIN account m ON m.id = n.made_by
  LEFT JOIN account t ON t.id = n.to_id LEFT JOIN account d ON d.id = n.done_by
 WHERE n.unit_id = :unit AND n.done_us IS NULL ORDER BY n.id LIMIT 50;

-- @one desk_note_lock(id: note_id) -> kind: bytes, unit: unit_id, to: account_id?, by: account_id, done: instant?
SELECT kind, unit_id AS unit, to_id AS `to`, made_by AS `by`, done_us AS done FROM desk_note
 WHERE id = :id FOR UPDATE;

-- @exec desk_note_settle(id: note_id, decision: str, by: account_id, now: instant)
UPDATE desk_note SET decision = :decision, done_by = :by, done_us = :now
 WHERE id = :id AND done_us IS NULL;

-- One report in ten (by its reference number) of the cases that ended in these days, whose
-- sender can be reached and has not said anything of the end.
-- @many call_backs(since: instant, until: instant, below: bytes) -> report: report_id, ref: bytes, code: bytes, title: str, ended: instant, level: bytes, kind: str, unit_name: str
SELECT r.id AS report, r.ref, c.code, c.title, COALESCE(c.ended_us, 0) AS ended, u.level, u.kind_vi AS kind,
       u.name_vi AS unit_name
  FROM cases c FORCE INDEX (closed) JOIN unit u ON u.id = c.unit_id
  JOIN case_report cr ON cr.case_id = c.id AND cr.left_us IS NULL
  JOIN report r ON r.id = cr.report_id
  JOIN report_sender s ON s.report_id = r.id AND s.contact IS NOT NULL
 WHERE c.ended_us >= :since AND c.ended_us < :until AND c.flow = 'hotline' AND c.ended = 1
   AND u.parent_code = :below AND CRC32(r.ref) % 10 = 0
   AND NOT EXISTS (SELECT 1 FROM call_back b WHERE b.report_id = r.id)
   AND NOT EXISTS (SELECT 1 FROM message_in m
                    WHERE m.report_id = r.id AND m.kind IN ('objection', 'confirm'))
 ORDER BY c.ended_us LIMIT 50;

-- @exec call_back_add(report: report_id, result: bytes, by: account_id, now: instant)
INSERT INTO call_back (report_id, result, called_by, called_us)
VALUES (:report, :result, :by, :now);
