-- Nothing is queued for a reporter without a wish, nor twice while the same still waits.
-- @exec relay_add(report: report_id, code: bytes, now: instant)
INSERT INTO relay (report_id, code, made_us, next_us)
SELECT s.report_id, :code, :now, :now FROM report_sender s
 WHERE s.report_id = :report AND s.wish = 1
   AND NOT EXISTS (SELECT 1 FROM relay r
                    WHERE r.report_id = s.report_id AND r.done_us IS NULL AND r.code = :code);

-- The same for every report that is part of the case now.
-- @exec relay_add_case(cid: case_id, code: bytes, now: instant)
INSERT INTO relay (report_id, code, made_us, next_us)
SELECT s.report_id, :code, :now, :now
  FROM case_report cr JOIN report_sender s ON s.report_id = cr.report_id
 WHERE cr.case_id = :cid AND cr.left_us IS NULL AND s.wish = 1
   AND NOT EXISTS (SELECT 1 FROM relay r
                    WHERE r.report_id = s.report_id AND r.done_us IS NULL AND r.code = :code);

-- @many relay_due(now: instant) -> id: relay_id, report: report_id, ref: bytes, lang: bytes, code: bytes, tries: i64, contact: bytes?
SELECT q.id, q.report_id AS report, r.ref, r.lang, q.code, q.tries, s.contact
  FROM relay q JOIN report r ON r.id = q.report_id JOIN report_sender s ON s.report_id = r.id
 WHERE q.done_us IS NULL AND q.next_us <= :now ORDER BY q.next_us, q.id LIMIT 20;

-- Before sending: whoever comes meanwhile, or after a crash, waits its time. One row: ours.
-- @exec relay_claim(id: relay_id, now: instant, next: instant)
UPDATE relay SET tries = tries + 1, next_us = :next
 WHERE id = :id AND done_us IS NULL AND next_us <= :now;

-- @exec relay_done(id: relay_id, result: bytes, now: instant)
UPDATE relay SET done_us = :now, result = :result WHERE id = :id AND done_us IS NULL;

-- Nobody answers: what waits besides need not find out one by one.
-- @exec relay_all_later(now: instant, next: instant)
UPDATE relay SET next_us = :next WHERE done_us IS NULL AND next_us <= :now
 ORDER BY next_us LIMIT 5000;

-- Reports of delivery that came back to a signed address.
-- @many mail_bounces() -> id: i64, report: report_id
SELECT id, COALESCE(report_id, 0) AS report FROM mail_in
 WHERE taken_us IS NULL AND kind = 'bounce' AND report_id IS NOT NULL ORDER BY id LIMIT 20;

-- @exec mail_set_taken(id: i64, now: instant)
UPDATE mail_in SET taken_us = :now WHERE id = :id AND taken_us IS NULL;
