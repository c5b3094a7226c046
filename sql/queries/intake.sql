-- Filing: the three inserts of the public service, in one transaction.
-- @exec report_add(token: bytes, digest: bytes, key: bytes, ref: bytes, now: instant, channel: bytes, lang: bytes, pollution: bytes, nature: bytes, receiver: unit_id, lat: f64?, lon: f64?, day: date?, due: date?, avoid: unit_id?, avoid_why: str?)
INSERT INTO report (token_hash, digest, key_hash, ref, received_us, channel, lang, pollution,
                    nature, receiver_id, latitude, longitude, event_day, reply_due,
                    avoid_id, avoid_why)
VALUES (:token, :digest, :key, :ref, :now, :channel, :lang, :pollution, :nature, :receiver,
        :lat, :lon, :day, :due, :avoid, :avoid_why);

-- @exec report_text_add(id: report_id, what: str, place: str, polluter: str)
INSERT INTO report_text (report_id, what, place, polluter) VALUES (:id, :what, :place, :polluter);

-- @exec report_sender_add(id: report_id, named: bool, identity: bytes?, contact: bytes?, wish: bool)
INSERT INTO report_sender (report_id, named, identity, contact, wish)
VALUES (:id, :named, :identity, :contact, :wish);

-- @exec report_answer_add(id: report_id, question: bytes, value: str)
INSERT INTO report_answer (report_id, question, value) VALUES (:id, :question, :value);

-- Both inside a transaction: the form's row is held until its end.
-- @one report_file_add(token: bytes, digest: bytes, blob: bytes, type: bytes, size: i64, now: instant, most: i64, most_bytes: i64) -> said: i64
CALL report_file_put(:token, :digest, :blob, :type, :size, :now, :most, :most_bytes);

-- @one report_part_add(token: bytes, upload: bytes, type: bytes, at: i64, size: i64, total: i64, chain: bytes, digest: bytes, blob: bytes, now: instant, most: i64, most_bytes: i64) -> said: i64
CALL report_part_put(:token, :upload, :type, :at, :size, :total, :chain, :digest, :blob, :now, :most, :most_bytes);

-- The last piece that came. No row: none did, or the same file is kept already.
-- @one upload_state(token: bytes, upload: bytes) -> have: i64, total: i64, type: bytes, chain: bytes, at: i64, size: i64
CALL report_upload_state(:token, :upload);

-- @many file_take_back(token: bytes, file: i64, upload: bytes) -> name: bytes
CALL report_file_remove(:token, :file, :upload) /* LIMIT is inside */;

-- @one report_by_token(token: bytes) -> id: report_id, ref: bytes, digest: bytes, received: instant, receiver: unit_id, due: date?, photos: i64
CALL report_of_token(:token);

-- @many token_files(token: bytes) -> id: file_id, type: bytes, size: i64
CALL files_of_token(:token) /* LIMIT is inside */;

-- @one report_by_key(key: bytes) -> id: report_id
CALL report_of_key(:key);

-- @exec pub_session_add(token: bytes, key: bytes, now: instant)
INSERT INTO pub_session (token_hash, key_hash, made_us) VALUES (:token, :key, :now);

-- @exec pub_session_leave(token: bytes, now: instant)
INSERT IGNORE INTO pub_session_end (token_hash, ended_us) VALUES (:token, :now);

-- One row a step of the case that the reporter may see; without steps one row with NULLs.
-- @many report_track(session: bytes, oldest: instant) -> id: report_id, ref: bytes, received: instant, pollution: bytes, receiver: unit_id, due: date?, seq: i64?, at: instant?, unit: unit_id?, flow: bytes?, version: i64?, stage: bytes?, ended: i64?, reward: instant?, way: bytes?, letters: i64
CALL track_status(:session, :oldest) /* LIMIT is inside */;

-- @many report_track_messages(session: bytes, oldest: instant) -> kind: bytes, body: str, sent: instant, outgoing: i64, seen: instant?, fresh: i64
CALL track_messages(:session, :oldest) /* LIMIT is inside */;

-- @exec report_track_seen(session: bytes, oldest: instant, now: instant)
CALL track_seen(:session, :oldest, :now);

-- @exec message_in_add(token: bytes, report: report_id, kind: bytes, body: str, now: instant)
INSERT INTO message_in (token_hash, report_id, kind, body, sent_us)
VALUES (:token, :report, :kind, :body, :now);

-- Inside a transaction: the report's row is held until its end.
-- @one message_files_add(session: bytes, oldest: instant, draft: bytes, most: i64, now: instant) -> taken: i64
CALL track_files(:session, :oldest, :draft, :most, :now);

-- This month and the two before, as far as they may be told. Each month is a row found by key.
-- @many months_told(unit: unit_id, pollution: bytes, this: bytes, last: bytes, before: bytes) -> month: bytes, n: i64, ended: i64
SELECT month, n, ended FROM pub_month
 WHERE month IN (:this, :last, :before) AND unit_id = :unit AND pollution = :pollution
 LIMIT 3;
