-- @one event_last(cid: case_id) -> seq: i64, hash: bytes
SELECT seq, hash FROM event WHERE case_id = :cid ORDER BY seq DESC LIMIT 1;

-- @exec event_add(cid: case_id, seq: i64, at: instant, account: account_id?, type: bytes, data: str, prev: bytes, hash: bytes)
INSERT INTO event (case_id, seq, at_us, account_id, type, data, prev, hash)
VALUES (:cid, :seq, :at, :account, :type, :data, :prev, :hash);

-- @many events_of_case(cid: case_id) -> seq: i64, at: instant, type: bytes, data: str, account: account_id?, name: str?
SELECT e.seq, e.at_us AS at, e.type, e.data, e.account_id AS account, a.name
  FROM event e LEFT JOIN account a ON a.id = e.account_id
 WHERE e.case_id = :cid ORDER BY e.seq DESC LIMIT 200;

-- Who took a step last, for steps that two people must take.
-- @one event_last_actor(cid: case_id, type: bytes) -> account: account_id?
SELECT account_id AS account FROM event WHERE case_id = :cid AND type = :type
 ORDER BY seq DESC LIMIT 1;

-- The whole history in the order of its chains, for `hotline audit verify`.
-- @each events_all() -> cid: case_id, seq: i64, at: instant, account: account_id?, type: bytes, data: str, prev: bytes, hash: bytes
SELECT case_id AS cid, seq, at_us AS at, account_id AS account, type, data, prev, hash
  FROM event ORDER BY case_id, seq;

-- Cases whose chain is missing: a case without any event.
-- @one cases_without_events() -> n: i64
SELECT COUNT(*) AS n FROM cases c LEFT JOIN event e ON e.case_id = c.id AND e.seq = 1
 WHERE e.case_id IS NULL;
