-- Joining cases and taking them apart.
-- Reports that a case has now, those of one only when it is named.
-- @many join_reports(cid: case_id, report: report_id?) -> id: report_id, ref: bytes, received: instant
SELECT r.id, r.ref, r.received_us AS received
  FROM case_report cr JOIN report r ON r.id = cr.report_id
 WHERE cr.case_id = :cid AND cr.left_us IS NULL AND (:report IS NULL OR cr.report_id = :report)
 ORDER BY r.id LIMIT 5000;

-- @exec reports_enter(source: case_id, target: case_id, report: report_id?, now: instant)
INSERT INTO case_report (case_id, report_id, joined_us, source_id)
SELECT :target, s.report_id, :now, :source FROM case_report s
 WHERE s.case_id = :source AND s.left_us IS NULL AND (:report IS NULL OR s.report_id = :report)
ON DUPLICATE KEY UPDATE joined_us = VALUES(joined_us), source_id = VALUES(source_id),
                        left_us = NULL;

-- @exec reports_leave(cid: case_id, report: report_id?, now: instant)
UPDATE case_report SET left_us = :now
 WHERE case_id = :cid AND left_us IS NULL AND (:report IS NULL OR report_id = :report);

-- Where one report of a case came from, if it was joined; held, so that it leaves once.
-- @one report_source(cid: case_id, report: report_id) -> ref: bytes, received: instant, source: case_id?, source_code: bytes?, back: bool
SELECT r.ref, r.received_us AS received, cr.source_id AS source, s.code AS source_code,
       COALESCE(s.joined_id = cr.case_id, 0) AS back
  FROM case_report cr JOIN report r ON r.id = cr.report_id
  LEFT JOIN cases s ON s.id = cr.source_id
 WHERE cr.case_id = :cid AND cr.report_id = :report AND cr.left_us IS NULL FOR UPDATE;

-- @one reports_left(cid: case_id, source: case_id?) -> n: i64
SELECT COUNT(*) AS n FROM case_report
 WHERE case_id = :cid AND left_us IS NULL AND (:source IS NULL OR source_id = :source);

-- @exec case_set_joined(id: case_id, target: case_id, now: instant)
UPDATE cases SET joined_id = :target, joined_us = :now, ended = 1, ended_us = :now, due_us = NULL
 WHERE id = :id;

-- @exec case_set_apart(id: case_id, unit: unit_id, handler: account_id?)
UPDATE cases SET joined_id = NULL, joined_us = NULL, ended = 0, ended_us = NULL, to_unit_id = NULL,
                 unit_id = :unit, handler_id = :handler
 WHERE id = :id;

-- Somebody works on the one case who declared a conflict of interest in the other.
-- @one join_conflict(source: case_id, target: case_id) -> person: bool, unit: bool, files: bool
SELECT EXISTS (SELECT 1 FROM case_recusal r JOIN case_hand h ON h.account_id = r.account_id
                WHERE r.case_id = :source AND h.case_id = :target AND h.ended_us IS NULL) AS person,
       EXISTS (SELECT 1 FROM case_recusal r JOIN cases t ON t.id = :target
                WHERE r.case_id = :source AND r.unit_id IN (t.unit_id, t.to_unit_id))
       OR EXISTS (SELECT 1 FROM case_recusal r JOIN cases s ON s.id = :source
                   WHERE r.case_id = :target AND r.unit_id = s.unit_id) AS unit,
       EXISTS (SELECT 1 FROM cases f WHERE f.parent_id = :source AND f.ended = 0) AS files;

-- The terms of a joined case stand as they are until it is a case of its own again.
-- @exec clocks_halt(cid: case_id, now: instant)
UPDATE clock SET stopped_us = :now, next_us = NULL WHERE case_id = :cid AND stopped_us IS NULL;

-- @exec clocks_wake(cid: case_id, halted: instant, now: instant)
UPDATE clock SET stopped_us = NULL, next_us = IF(ours = 1 AND paused_us IS NULL, :now, NULL)
 WHERE case_id = :cid AND stopped_us = :halted;

-- @exec clock_halt(id: clock_id, now: instant)
UPDATE clock SET stopped_us = :now, next_us = NULL WHERE id = :id AND stopped_us IS NULL;

-- @exec clock_wake(id: clock_id, now: instant)
UPDATE clock SET stopped_us = NULL, next_us = IF(ours = 1 AND paused_us IS NULL, :now, NULL)
 WHERE id = :id;

-- Jobs look at it at once: it may be late already, and it keeps how far that was told.
-- @exec clock_lend(id: clock_id, source: case_id, target: case_id, instead: clock_id?, now: instant)
INSERT INTO clock (case_id, code, ours, from_us, due_us, warned_us, late_us, told, next_us,
                   lent_by, instead_of)
SELECT :target, k.code, k.ours, k.from_us, k.due_us, k.warned_us, k.late_us, k.told,
       IF(k.ours = 1, :now, NULL), :source, :instead
  FROM clock k WHERE k.id = :id;

-- A term that runs in a case, and whether it was lent.
-- @one clock_running(cid: case_id, code: bytes) -> id: clock_id, due: instant, paused: instant?, lender: case_id?, instead: clock_id?
SELECT id, due_us AS due, paused_us AS paused, lent_by AS lender, instead_of AS instead FROM clock
 WHERE case_id = :cid AND code = :code AND stopped_us IS NULL ORDER BY due_us LIMIT 1;

-- @many clocks_lent(cid: case_id, source: case_id) -> id: clock_id, code: bytes, instead: clock_id?, own_due: instant?
SELECT k.id, k.code, k.instead_of AS instead, o.due_us AS own_due
  FROM clock k LEFT JOIN clock o ON o.id = k.instead_of
 WHERE k.case_id = :cid AND k.lent_by = :source AND k.stopped_us IS NULL LIMIT 100;

-- The strictest term of that code among the cases that are still joined to this one.
-- @one clock_of_joined(cid: case_id, code: bytes) -> id: clock_id, source: case_id, due: instant
SELECT k.id, c.id AS source, k.due_us AS due
  FROM cases c JOIN clock k ON k.case_id = c.id AND k.stopped_us = c.joined_us
       AND k.code = :code AND k.paused_us IS NULL
 WHERE c.joined_id = :cid ORDER BY k.due_us, k.id LIMIT 1;

-- What the reporters who came to a case at that moment see from now on.
-- @exec progress_of_joined(cid: case_id, joined: instant, now: instant, unit: unit_id, flow: bytes, version: i64, stage: bytes, ended: bool)
INSERT INTO report_progress (report_id, seq, at_us, unit_id, flow, version, stage, ended)
SELECT cr.report_id,
       COALESCE((SELECT MAX(p.seq) FROM report_progress p WHERE p.report_id = cr.report_id), 0) + 1,
       :now, :unit, :flow, :version, :stage, :ended
  FROM case_report cr WHERE cr.case_id = :cid AND cr.joined_us = :joined AND cr.left_us IS NULL;

-- @exec notice_of_joined(cid: case_id, joined: instant, now: instant, vi: str, en: str)
INSERT INTO message_out (case_id, report_id, kind, body, sent_us)
SELECT :cid, cr.report_id, 'notice', IF(r.lang = 'en', :en, :vi), :now
  FROM case_report cr JOIN report r ON r.id = cr.report_id
 WHERE cr.case_id = :cid AND cr.joined_us = :joined AND cr.left_us IS NULL;

-- Who wished to be told by mail or SMS: as relay_add_case, for those who came at that moment.
-- @exec relay_of_joined(cid: case_id, joined: instant, code: bytes, now: instant)
INSERT INTO relay (report_id, code, made_us, next_us)
SELECT s.report_id, :code, :now, :now
  FROM case_report cr JOIN report_sender s ON s.report_id = cr.report_id
 WHERE cr.case_id = :cid AND cr.joined_us = :joined AND cr.left_us IS NULL AND s.wish = 1
   AND NOT EXISTS (SELECT 1 FROM relay r
                    WHERE r.report_id = s.report_id AND r.done_us IS NULL AND r.code = :code);

-- One page of the reports of a case, and where each came from.
-- @many reports_page(cid: case_id, skip: i64) -> id: report_id, ref: bytes, received: instant, channel: bytes, pollution: bytes, what: str, place: str, polluter: str, source: bytes?, joined: instant, named: bool
SELECT r.id, r.ref, r.received_us AS received, r.channel, r.pollution, t.what, t.place, t.polluter,
       s.code AS source, cr.joined_us AS joined, i.named
  FROM case_report cr
  JOIN report r ON r.id = cr.report_id
  JOIN report_text t ON t.report_id = r.id
  JOIN report_sender i ON i.report_id = r.id
  LEFT JOIN cases s ON s.id = cr.source_id
 WHERE cr.case_id = :cid AND cr.left_us IS NULL
 ORDER BY cr.report_id LIMIT 20 OFFSET :skip;

-- @many cases_joined(cid: case_id) -> code: bytes, title: str, joined: instant
SELECT code, title, COALESCE(joined_us, 0) AS joined FROM cases WHERE joined_id = :cid ORDER BY id LIMIT 50;

-- @exec report_enter(cid: case_id, report: report_id, now: instant)
INSERT INTO case_report (case_id, report_id, joined_us) VALUES (:cid, :report, :now)
ON DUPLICATE KEY UPDATE joined_us = VALUES(joined_us), left_us = NULL;

-- What a case of its own is made of, for a report that never had one.
-- @one split_first(cid: case_id, report: report_id) -> title: str, case_place: str, pollution: bytes, lat: f64?, lon: f64?, what: str, place: str, polluter: str, receiver: unit_id, avoid: unit_id?
SELECT c.title, c.place AS case_place, r.pollution, r.latitude AS lat, r.longitude AS lon, t.what,
       t.place, t.polluter, r.receiver_id AS receiver, r.avoid_id AS avoid
  FROM cases c, report r JOIN report_text t ON t.report_id = r.id
 WHERE c.id = :cid AND r.id = :report;
