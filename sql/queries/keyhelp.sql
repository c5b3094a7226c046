-- @exec key_ask_add(ref: bytes, now: instant)
INSERT INTO key_ask (ref, asked_us) VALUES (:ref, :now);

-- @exec key_ask_add_by(ref: bytes, account: account_id, now: instant)
INSERT INTO key_ask (ref, account_id, asked_us) VALUES (:ref, :account, :now);

-- @many key_asks() -> id: i64
SELECT id FROM key_ask WHERE taken_us IS NULL ORDER BY id LIMIT 50;

-- With the report that it means, where there is one with a contact, and its codes of the last
-- day and month.
-- @one key_ask_get(id: i64, day: instant, month: instant) -> report: report_id?, contact: bool, account: account_id?, last_day: i64, last_month: i64
SELECT r.id AS report, s.contact IS NOT NULL AS contact, k.account_id AS account,
       COALESCE((SELECT COUNT(*) FROM key_code c
                  WHERE c.report_id = r.id AND c.made_us >= :day), 0) AS last_day,
       COALESCE((SELECT COUNT(*) FROM key_code c
                  WHERE c.report_id = r.id AND c.made_us >= :month), 0) AS last_month
  FROM key_ask k
  LEFT JOIN report r ON r.ref = k.ref
  LEFT JOIN report_sender s ON s.report_id = r.id
 WHERE k.id = :id AND k.taken_us IS NULL;

-- @exec key_ask_taken(id: i64, now: instant)
UPDATE key_ask SET taken_us = :now WHERE id = :id AND taken_us IS NULL;

-- @exec key_asks_drop(before: instant)
DELETE FROM key_ask WHERE asked_us < :before AND taken_us IS NOT NULL ORDER BY asked_us LIMIT 1000;

-- @exec key_code_add(report: report_id, nonce: bytes, code: bytes, now: instant, until: instant)
INSERT INTO key_code (report_id, nonce, code_hash, made_us, until_us)
VALUES (:report, :nonce, :code, :now, :until);

-- Whoever left a contact, wish or not: it is the reporter who asked.
-- @exec relay_key_add(report: report_id, now: instant)
INSERT INTO relay (report_id, code, made_us, next_us) VALUES (:report, 'key', :now, :now);

-- The code to send: the newest that still works.
-- @one key_code_nonce(report: report_id, now: instant) -> nonce: bytes
SELECT nonce FROM key_code
 WHERE report_id = :report AND used_us IS NULL AND until_us >= :now ORDER BY id DESC LIMIT 1;

-- Inside a transaction.
-- @one key_code_use(code: bytes, fresh: bytes, now: instant) -> renewed: i64
CALL key_renew(:code, :fresh, :now);

-- @exec reward_answer_add(report: report_id, way: bytes, now: instant)
INSERT INTO reward_answer (report_id, way, answered_us) VALUES (:report, :way, :now);

-- @exec reward_add(report: report_id, cid: case_id, account: account_id, reason: str, now: instant)
INSERT INTO reward (report_id, case_id, account_id, reason, made_us)
VALUES (:report, :cid, :account, :reason, :now);

-- Reporters of a case as its officials may know them. The way chosen is not among it: it
-- concerns the province alone.
-- @many reporters_of_case(cid: case_id) -> report: report_id, ref: bytes, contact: bool, asked: instant?, proposed: instant?, accepted: i64?
SELECT r.id AS report, r.ref, s.contact IS NOT NULL AS contact,
       (SELECT MAX(k.made_us) FROM key_code k WHERE k.report_id = r.id) AS asked,
       w.made_us AS proposed, IF(a.way IS NULL, NULL, a.way <> 'decline') AS accepted
  FROM case_report cr
  JOIN report r ON r.id = cr.report_id
  JOIN report_sender s ON s.report_id = r.id
  LEFT JOIN reward w ON w.report_id = r.id
  LEFT JOIN reward_answer a ON a.report_id = r.id
 WHERE cr.case_id = :cid AND cr.left_us IS NULL ORDER BY r.id LIMIT 200;

-- @one report_ref_in_case(cid: case_id, report: report_id) -> ref: bytes
SELECT r.ref FROM case_report cr JOIN report r ON r.id = cr.report_id
 WHERE cr.case_id = :cid AND cr.report_id = :report AND cr.left_us IS NULL;
