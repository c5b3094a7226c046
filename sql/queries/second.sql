-- @one second_live(account: account_id) -> secret: bytes, last: i64, made: instant
SELECT COALESCE(secret, '') AS secret, last_step AS `last`, made_us AS made FROM second_factor
 WHERE live_account = :account AND secret IS NOT NULL;

-- @exec second_add(account: account_id, secret: bytes, last: i64, now: instant)
INSERT INTO second_factor (account_id, secret, last_step, made_us)
VALUES (:account, :secret, :last, :now);

-- No row changed: that code, or a later one, was used already.
-- @exec second_used(account: account_id, step: i64)
UPDATE second_factor SET last_step = :step WHERE live_account = :account AND last_step < :step;

-- @exec second_end(account: account_id, now: instant)
UPDATE second_factor SET ended_us = :now, secret = NULL WHERE live_account = :account;

-- @one account_event_last(account: account_id) -> seq: i64, hash: bytes
SELECT seq, hash FROM account_event WHERE account_id = :account ORDER BY seq DESC LIMIT 1;

-- @each account_events_all() -> account: account_id, seq: i64, at: instant, by: account_id, type: bytes, data: str, prev: bytes, hash: bytes
SELECT e.account_id AS account, e.seq, e.at_us AS at, e.by_id AS `by`, e.type, e.data, e.prev,
       e.hash
  FROM account_event e ORDER BY e.account_id, e.seq;

-- Ends of chains that are not the last event, and chains without their end.
-- @many account_heads_astray() -> subject: bytes, seq: i64
SELECT h.subject, h.seq FROM act_head h
  LEFT JOIN account_event e ON e.account_id = CAST(SUBSTRING(h.subject, 9) AS UNSIGNED)
       AND e.seq = h.seq AND e.hash = h.hash
 WHERE h.subject LIKE 'account:%' AND (e.account_id IS NULL
    OR EXISTS (SELECT 1 FROM account_event n WHERE n.account_id = e.account_id AND n.seq > h.seq))
UNION ALL
SELECT COALESCE(CONCAT('account:', e.account_id), ''), e.seq FROM account_event e
 WHERE e.seq = 1
   AND NOT EXISTS (SELECT 1 FROM act_head h WHERE h.subject = CONCAT('account:', e.account_id))
 LIMIT 20;

-- @exec account_event_add(account: account_id, seq: i64, at: instant, by: account_id, type: bytes, data: str, prev: bytes, hash: bytes)
INSERT INTO account_event (account_id, seq, at_us, by_id, type, data, prev, hash)
VALUES (:account, :seq, :at, :by, :type, :data, :prev, :hash);
