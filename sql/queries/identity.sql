-- @exec identity_ask(cid: case_id, report: report_id, asker: account_id, now: instant, reason: str, purpose: bytes)
INSERT INTO identity_request (case_id, report_id, asked_by, asked_us, reason, state, purpose)
VALUES (:cid, :report, :asker, :now, :reason, 'asked', :purpose);

-- @one identity_lock(id: identity_id) -> cid: case_id, case_code: bytes, report: report_id, ref: bytes, asker: account_id, asker_login: str, state: bytes, decider: account_id?, unit: unit_id, parent: bytes?, purpose: bytes
SELECT q.case_id AS cid, c.code AS case_code, q.report_id AS report, r.ref, q.asked_by AS asker,
       a.login AS asker_login, q.state, q.decided_by AS decider, c.unit_id AS unit,
       u.parent_code AS parent, q.purpose
  FROM identity_request q JOIN cases c ON c.id = q.case_id JOIN unit u ON u.id = c.unit_id
  JOIN report r ON r.id = q.report_id JOIN account a ON a.id = q.asked_by
 WHERE q.id = :id FOR UPDATE;

-- @exec identity_decide(id: identity_id, decider: account_id, state: bytes, now: instant)
UPDATE identity_request SET state = :state, decided_by = :decider, decided_us = :now
 WHERE id = :id AND state = 'asked';

-- @exec identity_set_opened(id: identity_id)
UPDATE identity_request SET state = 'opened' WHERE id = :id AND state = 'agreed';

-- @many identity_of_case(cid: case_id) -> id: identity_id, report: report_id, asker: account_id, asker_name: str, asked: instant, reason: str, state: bytes, decider_name: str?, purpose: bytes
SELECT q.id, q.report_id AS report, q.asked_by AS asker, a.name AS asker_name,
       q.asked_us AS asked, q.reason, q.state, d.name AS decider_name, q.purpose
  FROM identity_request q JOIN account a ON a.id = q.asked_by
  LEFT JOIN account d ON d.id = q.decided_by
 WHERE q.case_id = :cid ORDER BY q.id DESC LIMIT 50;

-- Waiting for a custodian, of one unit or of units below a province; and what this person
-- agreed to and has not opened yet.
-- @many identity_waiting(unit: unit_id, below: bytes, me: account_id) -> id: identity_id, case_code: bytes, title: str, asker: account_id, asker_name: str, asked: instant, reason: str, purpose: bytes, state: bytes
SELECT q.id, c.code AS case_code, c.title, q.asked_by AS asker, a.name AS asker_name,
       q.asked_us AS asked, q.reason, q.purpose, q.state
  FROM identity_request q JOIN cases c ON c.id = q.case_id JOIN unit u ON u.id = c.unit_id
  JOIN account a ON a.id = q.asked_by
 WHERE (q.state = 'asked' AND (c.unit_id = :unit OR u.parent_code = :below))
    OR (q.state = 'agreed' AND q.decided_by = :me)
 ORDER BY q.asked_us LIMIT 50;

-- @one sender_sealed(report: report_id) -> ref: bytes, named: bool, identity: bytes?
SELECT r.ref, s.named, s.identity FROM report_sender s JOIN report r ON r.id = s.report_id
 WHERE s.report_id = :report;

-- @one report_in_case(cid: case_id, report: report_id) -> id: report_id
SELECT report_id AS id FROM case_report
 WHERE case_id = :cid AND report_id = :report AND left_us IS NULL;

-- Mails that are kept whole and sealed, of a report in this case.
-- @many mails_in_case(cid: case_id, report: report_id) -> id: i64
SELECT m.id FROM case_report cr JOIN mail_in m ON m.report_id = cr.report_id
 WHERE cr.case_id = :cid AND cr.report_id = :report AND cr.left_us IS NULL
   AND m.blob_name NOT LIKE 'erased-%' LIMIT 50;

-- What this custodian agreed to and may open.
-- @many mails_agreed(me: account_id) -> request: identity_id, id: i64, came: instant, size: i64, files: i64, kept: i64
SELECT q.id AS request, m.id, m.came_us AS came, m.size, m.files, m.kept
  FROM identity_request q JOIN mail_in m ON m.report_id = q.report_id
 WHERE q.state = 'agreed' AND q.purpose = 'mail' AND q.decided_by = :me
   AND m.blob_name NOT LIKE 'erased-%' ORDER BY m.id LIMIT 200;

-- @one mail_of_report(mail: i64, report: report_id) -> blob: bytes
SELECT m.blob_name AS `blob` FROM mail_in m
 WHERE m.id = :mail AND m.report_id = :report AND m.blob_name NOT LIKE 'erased-%';
