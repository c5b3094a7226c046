-- @one event_last(cid: case_id) -> seq: i64, hash: bytes
SELECT seq, hash FROM event WHERE case_id = :cid ORDER BY seq DESC LIMIT 1;

-- @exec event_add(cid: case_id, seq: i64, at: instant, account: account_id?, type: bytes, data: str, prev: bytes, hash: bytes)
INSERT INTO event (case_id, seq, at_us, account_id, type, data, prev, hash)
VALUES (:cid, :seq, :at, :account, :type, :data, :prev, :hash);

-- Copies of a report that came later stand on the page of the reports, not one by one here.
-- @many events_of_case(cid: case_id) -> seq: i64, at: instant, type: bytes, data: str, account: account_id?, name: str?
SELECT e.seq, e.at_us AS at, e.type, e.data, e.account_id AS account, a.name
  FROM event e LEFT JOIN account a ON a.id = e.account_id
 WHERE e.case_id = :cid AND e.type <> 'report_copy' ORDER BY e.seq DESC LIMIT 200;

-- Who took a step last, for steps that two people must take.
-- @one event_last_actor(cid: case_id, type: bytes) -> account: account_id?
SELECT account_id AS account FROM event WHERE case_id = :cid AND type = :type
 ORDER BY seq DESC LIMIT 1;

-- @exec event_head_set(cid: case_id, seq: i64, hash: bytes)
INSERT INTO event_head (case_id, seq, hash) VALUES (:cid, :seq, :hash)
ON DUPLICATE KEY UPDATE seq = VALUES(seq), hash = VALUES(hash), root_n = NULL;

-- The whole history in the order of its chains, for `hotline audit verify`.
-- @each events_all() -> cid: case_id, code: bytes?, seq: i64, at: instant, account: account_id?, type: bytes, data: str, prev: bytes, hash: bytes
SELECT e.case_id AS cid, c.code, e.seq, e.at_us AS at, e.account_id AS account, e.type, e.data,
       e.prev, e.hash
  FROM event e LEFT JOIN cases c ON c.id = e.case_id ORDER BY e.case_id, e.seq;

-- Cases whose chain has another end than is written down, or none at all.
-- @many heads_astray() -> code: bytes, seq: i64, last: i64
SELECT c.code, COALESCE(h.seq, 0) AS seq, COALESCE(l.seq, 0) AS last
  FROM cases c
  LEFT JOIN event_head h ON h.case_id = c.id
  LEFT JOIN (SELECT e.case_id, MAX(e.seq) AS seq FROM event e GROUP BY e.case_id) l
    ON l.case_id = c.id
  LEFT JOIN event t ON t.case_id = c.id AND t.seq = h.seq AND t.hash = h.hash
 WHERE h.seq IS NULL OR l.seq IS NULL OR h.seq <> l.seq OR t.seq IS NULL
 ORDER BY c.id LIMIT 20;

-- Ends of chains whose case is gone.
-- @many heads_orphaned() -> cid: case_id, seq: i64
SELECT h.case_id AS cid, h.seq FROM event_head h LEFT JOIN cases c ON c.id = h.case_id
 WHERE c.id IS NULL ORDER BY h.case_id LIMIT 20;

-- The same for acts that belong to no case.
-- @one act_event_last(subject: bytes) -> seq: i64, hash: bytes
SELECT seq, hash FROM act_event WHERE subject = :subject ORDER BY seq DESC LIMIT 1;

-- @exec act_event_add(subject: bytes, seq: i64, at: instant, account: account_id?, type: bytes, data: str, prev: bytes, hash: bytes)
INSERT INTO act_event (subject, seq, at_us, account_id, type, data, prev, hash)
VALUES (:subject, :seq, :at, :account, :type, :data, :prev, :hash);

-- @exec act_head_set(subject: bytes, seq: i64, hash: bytes)
INSERT INTO act_head (subject, seq, hash) VALUES (:subject, :seq, :hash)
ON DUPLICATE KEY UPDATE seq = VALUES(seq), hash = VALUES(hash), root_n = NULL;

-- @each acts_all() -> subject: bytes, seq: i64, at: instant, account: account_id?, type: bytes, data: str, prev: bytes, hash: bytes
SELECT e.subject, e.seq, e.at_us AS at, e.account_id AS account, e.type, e.data, e.prev, e.hash
  FROM act_event e ORDER BY e.subject, e.seq;

-- Ends of chains that are not the last event, and chains without their end; accounts have
-- their events elsewhere (second.sql).
-- @many act_heads_astray() -> subject: bytes, seq: i64
SELECT h.subject, h.seq FROM act_head h
  LEFT JOIN act_event e ON e.subject = h.subject AND e.seq = h.seq AND e.hash = h.hash
 WHERE h.subject NOT LIKE 'account:%' AND (e.subject IS NULL
    OR EXISTS (SELECT 1 FROM act_event n WHERE n.subject = h.subject AND n.seq > h.seq))
UNION ALL
SELECT e.subject, e.seq FROM act_event e
 WHERE e.seq = 1 AND NOT EXISTS (SELECT 1 FROM act_head h WHERE h.subject = e.subject)
 LIMIT 20;
