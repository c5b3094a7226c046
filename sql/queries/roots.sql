-- @one root_last() -> n: i64, day: date, at: instant, prev: bytes, tree: bytes, hash: bytes, signature: bytes
SELECT n, day, at_us AS at, prev, tree, hash, signature FROM audit_root ORDER BY n DESC LIMIT 1;

-- In their order, some at a time.
-- @many roots_after(n: i64) -> n: i64, day: date, at: instant, prev: bytes, tree: bytes, hash: bytes, signature: bytes
SELECT n, day, at_us AS at, prev, tree, hash, signature FROM audit_root WHERE n > :n
 ORDER BY n LIMIT 400;

-- The same for anybody.
-- @many pub_roots_after(n: i64) -> n: i64, day: date, at: instant, prev: bytes, tree: bytes, hash: bytes, signature: bytes
SELECT n, day, at_us AS at, prev, tree, hash, signature FROM pub_root WHERE n > :n
 ORDER BY n LIMIT 400;

-- @many pub_roots_newest() -> n: i64, day: date, at: instant, prev: bytes, tree: bytes, hash: bytes, signature: bytes
SELECT n, day, at_us AS at, prev, tree, hash, signature FROM pub_root ORDER BY n DESC LIMIT 31;

-- @exec root_add(n: i64, day: date, at: instant, prev: bytes, tree: bytes, hash: bytes, signature: bytes)
INSERT INTO audit_root (n, day, at_us, prev, tree, hash, signature)
VALUES (:n, :day, :at, :prev, :tree, :hash, :signature);

-- Ends of chains that no root covers yet.
-- @many heads_unrooted() -> cid: case_id, seq: i64, hash: bytes
SELECT case_id AS cid, seq, hash FROM event_head WHERE root_n IS NULL LIMIT 200;

-- @many act_heads_unrooted() -> subject: bytes, seq: i64, hash: bytes
SELECT subject, seq, hash FROM act_head WHERE root_n IS NULL LIMIT 200;

-- Only while the chain still ends there.
-- @exec head_root(cid: case_id, seq: i64, n: i64)
UPDATE event_head SET root_n = :n WHERE case_id = :cid AND seq = :seq;

-- @exec act_head_root(subject: bytes, seq: i64, n: i64)
UPDATE act_head SET root_n = :n WHERE subject = :subject AND seq = :seq;

-- @exec leaf_add(n: i64, subject: bytes, seq: i64, hash: bytes)
INSERT INTO audit_leaf (root_n, subject, seq, hash) VALUES (:n, :subject, :seq, :hash);

-- @each leaves_of(n: i64) -> subject: bytes, seq: i64, hash: bytes
SELECT subject, seq, hash FROM audit_leaf WHERE root_n = :n ORDER BY subject, seq;

-- The newest leaf of one subject.
-- @one leaf_last(subject: bytes) -> seq: i64, hash: bytes
SELECT seq, hash FROM audit_leaf WHERE subject = :subject ORDER BY seq DESC LIMIT 1;

-- Leaves whose event is gone or another one.
-- @many leaves_astray() -> subject: bytes, seq: i64
SELECT l.subject, l.seq FROM audit_leaf l
 WHERE l.subject LIKE 'case:%' AND NOT EXISTS (SELECT 1 FROM event e
       WHERE e.case_id = CAST(SUBSTR(l.subject, 6) AS SIGNED) AND e.seq = l.seq
         AND e.hash = l.hash)
UNION ALL
SELECT l.subject, l.seq FROM audit_leaf l
 WHERE l.subject LIKE 'account:%' AND NOT EXISTS (SELECT 1 FROM account_event e
       WHERE e.account_id = CAST(SUBSTR(l.subject, 9) AS SIGNED) AND e.seq = l.seq
         AND e.hash = l.hash)
UNION ALL
SELECT l.subject, l.seq FROM audit_leaf l
 WHERE l.subject NOT LIKE 'case:%' AND l.subject NOT LIKE 'account:%'
   AND l.subject NOT LIKE 'rows:%' AND l.subject <> 'salt'
   AND NOT EXISTS (SELECT 1 FROM act_event e
       WHERE e.subject = l.subject AND e.seq = l.seq AND e.hash = l.hash)
 LIMIT 20;

-- Ends that say that a root covers them, and none does.
-- @many heads_unknown() -> subject: bytes, seq: i64
SELECT COALESCE(CAST(CONCAT('case:', h.case_id) AS BINARY), '') AS subject, h.seq
  FROM event_head h
 WHERE h.root_n IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_leaf l
       WHERE l.root_n = h.root_n AND l.subject = CAST(CONCAT('case:', h.case_id) AS BINARY) AND l.seq = h.seq
         AND l.hash = h.hash)
UNION ALL
SELECT h.subject, h.seq FROM act_head h
 WHERE h.root_n IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_leaf l
       WHERE l.root_n = h.root_n AND l.subject = h.subject AND l.seq = h.seq
         AND l.hash = h.hash)
 LIMIT 20;

-- How far the tables go that are kept as they were written; root covers that later.
-- @exec marks_set(now: instant)
INSERT INTO audit_mark (tbl, upto, at_us) SELECT tbl, upto, :now FROM history_end
ON DUPLICATE KEY UPDATE upto = VALUES(upto), at_us = VALUES(at_us);

-- @many marks_ripe(before: instant) -> tbl: bytes, upto: i64
SELECT tbl, upto FROM audit_mark WHERE at_us <= :before ORDER BY tbl LIMIT 1000;

-- @each history_rows(tbl: bytes, after: i64, upto: i64) -> id: i64, digest: str
SELECT id, COALESCE(digest, '') AS digest FROM history_row WHERE tbl = :tbl AND id > :after AND id <= :upto
 ORDER BY id, digest;

-- Signed pieces of tables, in their order.
-- @many rows_leaves(n: i64, subject: bytes) -> n: i64, subject: bytes, seq: i64, hash: bytes
SELECT l.root_n AS n, l.subject, l.seq, l.hash FROM audit_leaf l
  JOIN audit_root r ON r.n = l.root_n
 WHERE l.subject LIKE 'rows:%' AND (l.subject > :subject OR (l.subject = :subject AND l.root_n > :n))
 ORDER BY l.subject, l.root_n LIMIT 500;
