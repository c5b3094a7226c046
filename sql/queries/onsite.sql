-- Minutes written on the spot, brought in from telephones.

-- @exec onsite_take_add(account: account_id, client: bytes, cid: case_id, now: instant, until: instant)
INSERT INTO onsite_take (account_id, client_id, case_id, taken_us, until_us)
VALUES (:account, :client, :cid, :now, :until);

-- @one onsite_take_of(account: account_id, client: bytes) -> cid: case_id, until: instant
SELECT case_id AS cid, until_us AS until FROM onsite_take
 WHERE account_id = :account AND client_id = :client;

-- Open cases of the person, handled, co-operating or for somebody on leave, that stand at one of
-- the stages "flow/stage,flow/stage". Grows with one person's work, never with all cases.
-- @many onsite_mine(account: account_id, now: instant, stages: str) -> code: bytes, title: str, place: str, due: instant?
SELECT c.code, c.title, c.place, c.due_us AS due
  FROM (SELECT id FROM cases FORCE INDEX (mine) WHERE handler_id = :account AND ended = 0
         UNION
        SELECT case_id FROM case_hand
         WHERE account_id = :account AND part = 'co' AND ended_us IS NULL
         UNION
        SELECT k.id FROM absence b
          JOIN cases k ON k.handler_id = b.account_id AND k.unit_id = b.unit_id AND k.ended = 0
         WHERE b.cover_id = :account AND b.until_us >= :now AND b.from_us <= :now
           AND b.ended_us IS NULL) o
  JOIN cases c ON c.id = o.id AND c.ended = 0
 WHERE FIND_IN_SET(CONCAT(c.flow, '/', c.stage), :stages) > 0
 ORDER BY c.due_us IS NULL, c.due_us, c.id LIMIT 200;

-- Who has the case on a telephone now.
-- @many onsite_takers(cid: case_id, now: instant) -> name: str, taken: instant
SELECT a.name, COALESCE(MAX(t.taken_us), 0) AS taken FROM onsite_take t JOIN account a ON a.id = t.account_id
 WHERE t.case_id = :cid AND t.until_us > :now GROUP BY a.id, a.name ORDER BY a.name LIMIT 20;

-- The newest version of each group.
-- @many onsite_current(cid: case_id) -> grp: bytes, version: i64, body: str, digest: bytes, author: str, written: instant, came: instant
SELECT e.grp, COALESCE(e.version, 0) AS version, e.body, e.digest, a.name AS author, e.written_us AS written,
       e.came_us AS came
  FROM (SELECT grp, MAX(version) AS version FROM onsite_entry
         WHERE case_id = :cid AND version > 0 GROUP BY grp) n
  JOIN onsite_entry e ON e.case_id = :cid AND e.grp = n.grp AND e.version = n.version
  JOIN account a ON a.id = e.account_id
 ORDER BY e.grp LIMIT 20;

-- @one onsite_newest(cid: case_id, grp: bytes) -> version: i64, body: str, author: str, written: instant
SELECT COALESCE(e.version, 0) AS version, e.body, a.name AS author, e.written_us AS written
  FROM onsite_entry e JOIN account a ON a.id = e.account_id
 WHERE e.case_id = :cid AND e.grp = :grp AND e.version > 0 ORDER BY e.version DESC LIMIT 1;

-- @one onsite_entry_of(account: account_id, client: bytes) -> cid: case_id, grp: bytes, version: i64?, digest: bytes
SELECT case_id AS cid, grp, version, digest FROM onsite_entry
 WHERE account_id = :account AND client_id = :client;

-- @exec onsite_entry_add(cid: case_id, grp: bytes, version: i64?, base: i64, body: str, digest: bytes, account: account_id, client: bytes, written: instant, skew_ms: i64, now: instant)
INSERT INTO onsite_entry (case_id, grp, version, base, body, digest, account_id, client_id,
                         written_us, skew_ms, came_us)
VALUES (:cid, :grp, :version, :base, :body, :digest, :account, :client, :written, :skew_ms, :now);

-- Texts that a person set aside after a conflict.
-- @many onsite_aside(cid: case_id) -> grp: bytes, body: str, author: str, written: instant
SELECT e.grp, e.body, a.name AS author, e.written_us AS written
  FROM onsite_entry e JOIN account a ON a.id = e.account_id
 WHERE e.case_id = :cid AND e.version IS NULL ORDER BY e.id DESC LIMIT 40;

-- @exec onsite_sign_add(cid: case_id, name: str, part: bytes, title: str, strokes: str, digest: bytes, account: account_id, client: bytes, written: instant, skew_ms: i64, now: instant)
INSERT INTO onsite_sign (case_id, name, part, title, strokes, digest, account_id, client_id,
                         written_us, skew_ms, came_us)
VALUES (:cid, :name, :part, :title, :strokes, :digest, :account, :client, :written, :skew_ms,
        :now);

-- @one onsite_sign_of(account: account_id, client: bytes) -> cid: case_id, name: str, strokes: str
SELECT case_id AS cid, name, strokes FROM onsite_sign
 WHERE account_id = :account AND client_id = :client;

-- @one onsite_sign_count(cid: case_id) -> n: i64
SELECT COUNT(*) AS n FROM onsite_sign WHERE case_id = :cid;

-- @many onsite_signs(cid: case_id) -> id: i64, name: str, part: bytes, title: str, digest: bytes, author: str, written: instant, skew_ms: i64
SELECT s.id, s.name, s.part, s.title, s.digest, a.name AS author, s.written_us AS written,
       s.skew_ms
  FROM onsite_sign s JOIN account a ON a.id = s.account_id
 WHERE s.case_id = :cid ORDER BY s.id LIMIT 60;

-- @one onsite_sign_strokes(cid: case_id, id: i64) -> strokes: str
SELECT strokes FROM onsite_sign WHERE case_id = :cid AND id = :id;

-- @exec onsite_part_add(account: account_id, client: bytes, at: i64, size: i64, blob: bytes, now: instant)
INSERT INTO onsite_part (account_id, client_id, at, size, blob_name, came_us)
VALUES (:account, :client, :at, :size, :blob, :now);

-- @many onsite_parts(account: account_id, client: bytes) -> at: i64, size: i64, blob: bytes
SELECT at, size, blob_name AS `blob` FROM onsite_part
 WHERE account_id = :account AND client_id = :client ORDER BY at LIMIT 400;

-- @one onsite_parts_sum(account: account_id) -> bytes: i64
SELECT CAST(COALESCE(SUM(size), 0) AS SIGNED) AS bytes FROM onsite_part
 WHERE account_id = :account;

-- @exec onsite_parts_drop(account: account_id, client: bytes)
DELETE FROM onsite_part WHERE account_id = :account AND client_id = :client;

-- @exec onsite_parts_expire(before: instant)
DELETE FROM onsite_part WHERE came_us < :before;
