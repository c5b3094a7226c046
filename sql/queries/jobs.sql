-- Take the lease, or keep it: one row matched means that it is ours.
-- @exec lease_take(name: bytes, holder: bytes, now: instant, until: instant)
UPDATE lease SET holder = :holder, until_us = :until
 WHERE name = :name AND (holder = :holder OR until_us < :now);

-- @exec lease_make(name: bytes, holder: bytes, until: instant)
INSERT IGNORE INTO lease (name, holder, until_us) VALUES (:name, :holder, :until);

-- Reports that are not part of a case yet, oldest first.
-- @many reports_untaken() -> id: report_id
SELECT id FROM report WHERE taken_us IS NULL ORDER BY id LIMIT 50;

-- Holds the report's own row and no other.
-- @one report_take(id: report_id) -> ref: bytes, token: bytes, received: instant, channel: bytes, lang: bytes, pollution: bytes, receiver: unit_id, avoid: unit_id?, lat: f64?, lon: f64?
SELECT ref, token_hash AS token, received_us AS received, channel, lang, pollution,
       receiver_id AS receiver, avoid_id AS avoid, latitude AS lat, longitude AS lon
  FROM report WHERE id = :id AND taken_us IS NULL FOR UPDATE;

-- @one report_told(id: report_id) -> what: str, place: str, polluter: str
SELECT what, place, polluter FROM report_text WHERE report_id = :id;

-- @many report_answers(id: report_id) -> question: bytes, value: str
SELECT question, value FROM report_answer WHERE report_id = :id ORDER BY question LIMIT 100;

-- @exec report_set_taken(id: report_id, now: instant)
UPDATE report SET taken_us = :now WHERE id = :id AND taken_us IS NULL;

-- @many report_files(token: bytes) -> id: file_id, type: bytes
SELECT id, type FROM report_file WHERE token_hash = :token ORDER BY id LIMIT 50;

-- @many messages_untaken() -> id: message_id
SELECT id FROM message_in WHERE taken_us IS NULL ORDER BY id LIMIT 50;

-- @one message_take(id: message_id) -> report: report_id, kind: bytes, body: str, sent: instant
SELECT report_id AS report, kind, body, sent_us AS sent FROM message_in
 WHERE id = :id AND taken_us IS NULL FOR UPDATE;

-- @exec message_set_taken(id: message_id, now: instant)
UPDATE message_in SET taken_us = :now WHERE id = :id AND taken_us IS NULL;

-- The case that a report belongs to now.
-- @one case_of_report(report: report_id) -> id: case_id, code: bytes
SELECT c.id, c.code FROM case_report cr JOIN cases c ON c.id = cr.case_id
 WHERE cr.report_id = :report AND cr.left_us IS NULL ORDER BY c.id LIMIT 1;

-- @exec outbox_add(kind: bytes, ref: i64, now: instant)
INSERT INTO outbox (kind, ref, made_us, next_us) VALUES (:kind, :ref, :now, :now);

-- @many outbox_due(now: instant) -> id: outbox_id
SELECT id FROM outbox WHERE done_us IS NULL AND next_us <= :now ORDER BY next_us, id LIMIT 50;

-- @one outbox_get(id: outbox_id, now: instant) -> kind: bytes, ref: i64, tries: i64
SELECT kind, ref, tries FROM outbox WHERE id = :id AND done_us IS NULL AND next_us <= :now;

-- @exec outbox_done(id: outbox_id, now: instant)
UPDATE outbox SET done_us = :now WHERE id = :id;

-- @exec outbox_later(id: outbox_id, next: instant)
UPDATE outbox SET tries = tries + 1, next_us = :next WHERE id = :id;

-- @one file_to_clean(file: file_id) -> blob: bytes, type: bytes, size: i64, upload: bytes?, report: report_id
SELECT f.blob_name AS `blob`, f.type, f.size, f.upload, r.id AS report
  FROM report_file f JOIN report r ON r.token_hash = f.token_hash WHERE f.id = :file;

-- @exec photo_add(file: file_id, report: report_id, state: bytes, blob: bytes?, now: instant)
INSERT INTO photo (file_id, report_id, state, blob_name, made_us)
VALUES (:file, :report, :state, :blob, :now);

-- @many upload_pieces(upload: bytes) -> blob: bytes
SELECT blob_name AS `blob` FROM report_part WHERE upload = :upload ORDER BY at LIMIT 20000;

-- @exec report_media_add(file: file_id, report: report_id, scan: bytes, stripped: bool, blob: bytes?, now: instant)
INSERT INTO report_media (file_id, report_id, scan, stripped, blob_name, made_us)
VALUES (:file, :report, :scan, :stripped, :blob, :now);

-- Pieces of a file that never became whole, or whose form was never sent.
-- @many pieces_abandoned(before: instant) -> id: i64, blob: bytes
SELECT p.id, p.blob_name AS `blob` FROM report_part p
 WHERE p.came_us < :before
   AND NOT EXISTS (SELECT 1 FROM report_file f WHERE f.upload = p.upload) ORDER BY p.came_us LIMIT 500;

-- @exec piece_drop_row(id: i64)
DELETE FROM report_part WHERE id = :id;

-- @exec report_drafts_drop(before: instant)
DELETE FROM report_draft WHERE came_us < :before ORDER BY came_us LIMIT 1000;

-- Uploads whose form was never sent: older than the draft time and without a report.
-- @many files_abandoned(before: instant) -> id: file_id, blob: bytes
SELECT f.id, f.blob_name AS `blob` FROM report_file f
  LEFT JOIN report r ON r.token_hash = f.token_hash
 WHERE f.came_us < :before AND r.id IS NULL ORDER BY f.came_us LIMIT 100;

-- @one file_blob(id: file_id) -> name: bytes
SELECT blob_name AS name FROM report_file WHERE id = :id;

-- Not when the form was sent after all.
-- @exec file_drop(id: file_id)
DELETE FROM report_file
 WHERE id = :id
   AND NOT EXISTS (SELECT 1 FROM report r WHERE r.token_hash = report_file.token_hash);

-- @exec pub_sessions_drop(before: instant)
DELETE FROM pub_session WHERE made_us < :before ORDER BY made_us LIMIT 1000;

-- @exec pub_session_ends_drop(before: instant)
DELETE FROM pub_session_end WHERE ended_us < :before ORDER BY ended_us LIMIT 1000;

-- @exec sessions_drop(idle: instant)
DELETE FROM session WHERE seen_us < :idle ORDER BY seen_us LIMIT 1000;

-- @exec login_slow_drop(before: instant)
DELETE FROM login_slow WHERE free_us < :before ORDER BY free_us LIMIT 1000;

-- Does a row name this sealed file? Every column that holds such a name is asked.
-- @one blob_named(name: bytes) -> named: bool
SELECT EXISTS (SELECT 1 FROM report_file WHERE blob_name = :name)
    OR EXISTS (SELECT 1 FROM report_part WHERE blob_name = :name)
    OR EXISTS (SELECT 1 FROM photo WHERE blob_name = :name)
    OR EXISTS (SELECT 1 FROM report_media WHERE blob_name = :name)
    OR EXISTS (SELECT 1 FROM photo_cover WHERE blob_name = :name)
    OR EXISTS (SELECT 1 FROM document WHERE blob_name = :name)
    OR EXISTS (SELECT 1 FROM onsite_part WHERE blob_name = :name)
    OR EXISTS (SELECT 1 FROM decision WHERE signed_blob = :name)
    OR EXISTS (SELECT 1 FROM delegation WHERE blob_name = :name)
    OR EXISTS (SELECT 1 FROM letter_in WHERE blob_name = :name)
    OR EXISTS (SELECT 1 FROM mail_in WHERE blob_name = :name) AS named;
