-- @exec form_draft_put(cid: case_id, form: bytes, account: account_id, part: bytes, body: bytes, base: i64, now: instant)
INSERT INTO form_draft (case_id, form, account_id, part, body, base, saved_us)
VALUES (:cid, :form, :account, :part, :body, :base, :now)
ON DUPLICATE KEY UPDATE body = :body, base = :base, saved_us = :now;

-- How many parts an author keeps, of all forms, besides this form's.
-- @one form_draft_count(account: account_id, cid: case_id, form: bytes) -> n: i64
SELECT COUNT(*) AS n FROM form_draft
 WHERE account_id = :account AND NOT (case_id = :cid AND form = :form);

-- Bodies of the reader's own parts alone.
-- @many form_drafts(cid: case_id, form: bytes, reader: account_id, since: instant) -> account: account_id, name: str, part: bytes, body: bytes?, base: i64, saved: instant
SELECT d.account_id AS account, a.name, d.part, IF(d.account_id = :reader, d.body, NULL) AS body,
       d.base, d.saved_us AS saved
  FROM form_draft d JOIN account a ON a.id = d.account_id
 WHERE d.case_id = :cid AND d.form = :form AND d.saved_us >= :since
 ORDER BY d.account_id, d.part LIMIT 400;

-- The reader's own, of all forms of a page: its name alone, or with "--" and more behind it.
-- @many form_drafts_page(cid: case_id, page: bytes, end: bytes, account: account_id, since: instant) -> form: bytes, part: bytes, body: bytes, base: i64, saved: instant
SELECT form, part, body, base, saved_us AS saved FROM form_draft
 WHERE case_id = :cid AND form >= :page AND form < :end AND account_id = :account
   AND saved_us >= :since
 ORDER BY form, part LIMIT 400;

-- Who is writing what in a case.
-- @many form_drafts_of_case(cid: case_id, since: instant) -> form: bytes, account: account_id, name: str, saved: instant
SELECT d.form, d.account_id AS account, a.name, COALESCE(MAX(d.saved_us), 0) AS saved
  FROM form_draft d JOIN account a ON a.id = d.account_id
 WHERE d.case_id = :cid AND d.saved_us >= :since
 GROUP BY d.form, d.account_id, a.name ORDER BY MAX(d.saved_us) DESC LIMIT 50;

-- @exec form_draft_drop(cid: case_id, form: bytes, account: account_id)
DELETE FROM form_draft WHERE case_id = :cid AND form = :form AND account_id = :account;

-- @exec form_drafts_expire(before: instant)
DELETE FROM form_draft WHERE saved_us < :before LIMIT 1000;

-- @exec desk_draft_put(form: bytes, account: account_id, part: bytes, body: bytes, base: i64, now: instant)
INSERT INTO desk_draft (account_id, form, part, body, base, saved_us)
VALUES (:account, :form, :part, :body, :base, :now)
ON DUPLICATE KEY UPDATE body = :body, base = :base, saved_us = :now;

-- @one desk_draft_count(account: account_id, form: bytes) -> n: i64
SELECT COUNT(*) AS n FROM desk_draft WHERE account_id = :account AND form <> :form;

-- @many desk_drafts(form: bytes, account: account_id, since: instant) -> part: bytes, body: bytes, base: i64, saved: instant
SELECT part, body, base, saved_us AS saved FROM desk_draft
 WHERE account_id = :account AND form = :form AND saved_us >= :since
 ORDER BY part LIMIT 100;

-- @many desk_drafts_page(page: bytes, end: bytes, account: account_id, since: instant) -> form: bytes, part: bytes, body: bytes, base: i64, saved: instant
SELECT form, part, body, base, saved_us AS saved FROM desk_draft
 WHERE account_id = :account AND form >= :page AND form < :end AND saved_us >= :since
 ORDER BY form, part LIMIT 400;

-- @exec desk_draft_drop(form: bytes, account: account_id)
DELETE FROM desk_draft WHERE account_id = :account AND form = :form;

-- @exec desk_drafts_expire(before: instant)
DELETE FROM desk_draft WHERE saved_us < :before LIMIT 1000;

-- @exec form_copy_add(cid: case_id, form: bytes, version: i64, part: bytes, body: bytes, account: account_id, now: instant)
INSERT INTO form_copy (case_id, form, version, part, body, account_id, made_us)
VALUES (:cid, :form, :version, :part, :body, :account, :now);

-- The newest version.
-- @many form_copy_last(cid: case_id, form: bytes) -> version: i64, part: bytes, body: bytes, account: account_id, name: str, made: instant
SELECT c.version, c.part, c.body, c.account_id AS account, a.name, c.made_us AS made
  FROM form_copy c JOIN account a ON a.id = c.account_id
 WHERE c.case_id = :cid AND c.form = :form
   AND c.version = (SELECT MAX(m.version) FROM form_copy m
                     WHERE m.case_id = :cid AND m.form = :form)
 ORDER BY c.part LIMIT 100;
