-- @exec person_forget(session: bytes, oldest: instant, now: instant)
CALL person_forget(:session, :oldest, :now);

-- @exec erase_order_add(report: report_id, why: bytes, now: instant)
INSERT IGNORE INTO erase_order (report_id, why, made_us) VALUES (:report, :why, :now);

-- Orders of reports without a hold; a held one waits. A report that left a held case, as the
-- case was joined to another, is held all the same.
-- @many erase_orders() -> report: i64
SELECT o.report_id AS report FROM erase_order o
 WHERE o.done_us IS NULL
   AND NOT EXISTS (SELECT 1 FROM case_report c JOIN retention_hold h ON h.case_id = c.case_id
                    WHERE c.report_id = o.report_id AND h.lifted_us IS NULL)
 ORDER BY o.made_us LIMIT 50;

-- Once more without a hold: one may have come since the orders were listed.
-- @one erase_order_get(report: report_id) -> why: bytes
SELECT o.why FROM erase_order o
 WHERE o.report_id = :report AND o.done_us IS NULL
   AND NOT EXISTS (SELECT 1 FROM case_report c JOIN retention_hold h ON h.case_id = c.case_id
                    WHERE c.report_id = o.report_id AND h.lifted_us IS NULL)
   FOR UPDATE;

-- @exec erase_order_done(report: report_id, now: instant)
UPDATE erase_order SET done_us = :now WHERE report_id = :report;

-- The sealed boxes are gone with this.
-- @exec sender_erase(report: report_id, why: bytes, now: instant)
UPDATE report_sender SET identity = NULL, contact = NULL, wish = 0, erased_us = :now,
                         erased_why = :why
 WHERE report_id = :report AND erased_us IS NULL;

-- Every case of a report.
-- @many cases_of_report(report: report_id) -> code: bytes
SELECT c.code FROM case_report r JOIN cases c ON c.id = r.case_id
 WHERE r.report_id = :report AND r.left_us IS NULL ORDER BY c.id LIMIT 20;

-- Originals of which a cleaned copy is kept.
-- @many originals_copied(report: report_id) -> id: file_id, blob: bytes
SELECT f.id, f.blob_name AS `blob` FROM photo p JOIN report_file f ON f.id = p.file_id
 WHERE p.report_id = :report AND p.state = 'clean' AND p.blob_name IS NOT NULL
   AND f.blob_name NOT LIKE 'erased-%' LIMIT 50;

-- @exec original_gone(id: file_id, name: bytes)
UPDATE report_file SET blob_name = :name WHERE id = :id;

-- @many mails_of_report(report: report_id) -> id: i64, blob: bytes
SELECT m.id, m.blob_name AS `blob` FROM mail_in m
 WHERE m.report_id = :report AND m.blob_name NOT LIKE 'erased-%' ORDER BY m.id LIMIT 200;

-- @exec mail_gone(id: i64, name: bytes)
UPDATE mail_in SET blob_name = :name WHERE id = :id;

-- Cases whose people need not be kept longer: ended so long ago, nothing of them goes on,
-- nobody holds them.
-- @many cases_past_keeping(flow: bytes, stage: bytes, before: instant) -> id: i64
SELECT c.id FROM cases c
 WHERE c.flow = :flow AND c.stage = :stage AND c.people_gone_us IS NULL AND c.ended = 1
   AND c.ended_us < :before
   AND NOT EXISTS (SELECT 1 FROM retention_hold h
                    WHERE h.case_id = c.id AND h.lifted_us IS NULL)
   AND NOT EXISTS (SELECT 1 FROM cases k LEFT JOIN retention_hold h
                             ON h.case_id = k.id AND h.lifted_us IS NULL
                    WHERE k.parent_id = c.id AND (k.ended = 0 OR h.id IS NOT NULL))
   AND NOT EXISTS (SELECT 1 FROM case_report r JOIN case_report o ON o.report_id = r.report_id
                             AND o.case_id <> c.id
                     JOIN cases x ON x.id = o.case_id
                     LEFT JOIN retention_hold h ON h.case_id = x.id AND h.lifted_us IS NULL
                    WHERE r.case_id = c.id AND r.left_us IS NULL
                      AND ((x.ended = 0 AND o.left_us IS NULL) OR h.id IS NOT NULL))
 ORDER BY c.ended_us LIMIT 20;

-- Held, or opened again, since it was listed. ERR_NOT_FOUND: neither.
-- @one case_kept_on(cid: case_id) -> id: case_id
SELECT c.id FROM cases c
 WHERE c.id = :cid
   AND (c.ended = 0
        OR EXISTS (SELECT 1 FROM retention_hold h WHERE h.case_id = c.id AND h.lifted_us IS NULL)
        OR EXISTS (SELECT 1 FROM cases k JOIN retention_hold h
                                       ON h.case_id = k.id AND h.lifted_us IS NULL
                    WHERE k.parent_id = c.id)
        OR EXISTS (SELECT 1 FROM case_report r
                     JOIN case_report o ON o.report_id = r.report_id
                     JOIN retention_hold h ON h.case_id = o.case_id AND h.lifted_us IS NULL
                    WHERE r.case_id = c.id AND r.left_us IS NULL));

-- @many reports_to_erase(cid: case_id) -> report: report_id
SELECT c.report_id AS report FROM case_report c JOIN report_sender s ON s.report_id = c.report_id
 WHERE c.case_id = :cid AND c.left_us IS NULL AND s.erased_us IS NULL
 ORDER BY c.report_id LIMIT 100;

-- @exec case_people_gone(cid: case_id, now: instant)
UPDATE cases SET people_gone_us = :now WHERE id = :cid;

-- @exec hold_add(cid: case_id, account: account_id, reason: str, now: instant)
INSERT INTO retention_hold (case_id, account_id, reason, set_us)
VALUES (:cid, :account, :reason, :now);

-- @exec hold_lift(cid: case_id, account: account_id, reason: str, now: instant)
UPDATE retention_hold SET lifted_us = :now, lifted_by = :account, lift_reason = :reason
 WHERE case_id = :cid AND lifted_us IS NULL;

-- @many holds_of_case(cid: case_id) -> who: str, reason: str, since: instant, lifted: instant?, lifter: str?, lift_reason: str?
SELECT a.name AS who, h.reason, h.set_us AS since, h.lifted_us AS lifted, b.name AS lifter,
       h.lift_reason
  FROM retention_hold h JOIN account a ON a.id = h.account_id
  LEFT JOIN account b ON b.id = h.lifted_by
 WHERE h.case_id = :cid ORDER BY h.id DESC LIMIT 20;

-- @one privacy_figures() -> request: i64, reporter: i64, retention: i64, waiting: i64, held: i64
SELECT COALESCE((SELECT COUNT(*) FROM report_sender
                  WHERE erased_us IS NOT NULL AND erased_why = 'request'), 0) AS request,
       COALESCE((SELECT COUNT(*) FROM report_sender
                  WHERE erased_us IS NOT NULL AND erased_why = 'reporter'), 0) AS reporter,
       COALESCE((SELECT COUNT(*) FROM report_sender
                  WHERE erased_us IS NOT NULL AND erased_why = 'retention'), 0) AS retention,
       COALESCE((SELECT COUNT(*) FROM erase_order WHERE done_us IS NULL), 0) AS waiting,
       COALESCE((SELECT COUNT(*) FROM retention_hold WHERE lifted_us IS NULL), 0) AS held;
