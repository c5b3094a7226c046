-- @exec signed_add(cid: case_id, blob: bytes, step: bytes, form: bytes, number: str, signed_on: date, signer: account_id, now: instant, verdict: bytes, names: str, times: str, missing: str)
INSERT INTO signed_paper (case_id, blob_name, step, form, number, signed_on, signer_id, made_us, verdict,
                   names, times, missing)
VALUES (:cid, :blob, :step, :form, :number, :signed_on, :signer, :now, :verdict, :names, :times, :missing);

-- Another paper with the same file, byte for byte. ERR_NOT_FOUND: none.
-- @one signed_same(digest: bytes, blob: bytes) -> number: str
SELECT p.number FROM document d JOIN signed_paper p ON p.blob_name = d.blob_name
 WHERE d.digest = :digest AND d.blob_name <> :blob ORDER BY p.id LIMIT 1;

-- Papers of a case whose file nobody has proved: neither a good signature nor a second person.
-- @many signed_waiting(cid: case_id) -> number: str
SELECT number FROM signed_paper
 WHERE case_id = :cid AND verdict <> 'good' AND confirmed_by IS NULL ORDER BY id LIMIT 1;

-- @many signed_of_case(cid: case_id) -> id: paper_id, blob: bytes, step: bytes, form: bytes, number: str, signed_on: date, signer: account_id, signer_name: str, made: instant, verdict: bytes, names: str, times: str, missing: str, late_why: str, confirmer: str?, confirmed: instant?
SELECT p.id, p.blob_name AS `blob`, p.step, p.form, p.number, p.signed_on, p.signer_id AS signer,
       s.name AS signer_name, p.made_us AS made, p.verdict, p.names, p.times, p.missing, p.late_why,
       c.name AS confirmer, p.confirmed_us AS confirmed
  FROM signed_paper p JOIN account s ON s.id = p.signer_id LEFT JOIN account c ON c.id = p.confirmed_by
 WHERE p.case_id = :cid ORDER BY p.id DESC LIMIT 100;

-- No row changed: it is one's own, was confirmed already, or is of another case.
-- @exec signed_confirm_set(id: paper_id, cid: case_id, account: account_id, why: str, now: instant)
UPDATE signed_paper SET confirmed_by = :account, confirmed_us = :now, late_why = :why
 WHERE id = :id AND case_id = :cid AND signer_id <> :account AND verdict <> 'good'
   AND confirmed_by IS NULL;

-- Whether the body has a clerk today, under whichever name.
-- @many register_clerks(issuer: unit_id, today: date) -> account: account_id
SELECT o.account_id AS account FROM unit u
  JOIN office o ON o.unit_id = u.id AND o.role = 'clerk' AND o.valid_from <= :today
       AND (o.valid_to IS NULL OR o.valid_to >= :today)
  JOIN account a ON a.id = o.account_id AND a.disabled = 0
 WHERE u.id = :issuer OR u.body_id = :issuer ORDER BY o.account_id LIMIT 1;

-- @one register_last(issuer: unit_id, year: i64, book: str) -> n: i64
SELECT COALESCE(MAX(n), 0) AS n FROM register_number
 WHERE issuer_id = :issuer AND year = :year AND book = :book;

-- ERR_DUPLICATE: the number is another paper's.
-- @exec register_add(issuer: unit_id, year: i64, book: str, n: i64, state: bytes, cid: case_id?, day: date, reason: str, account: account_id, now: instant)
INSERT INTO register_number (issuer_id, year, book, n, state, case_id, day, reason, account_id,
                             made_us)
VALUES (:issuer, :year, :book, :n, :state, :cid, :day, :reason, :account, :now);

-- No row changed: not given to this case, for that day, or used already.
-- @exec register_use(issuer: unit_id, year: i64, book: str, n: i64, cid: case_id, day: date)
UPDATE register_number SET state = 'used'
 WHERE issuer_id = :issuer AND year = :year AND book = :book AND n = :n AND case_id = :cid
   AND day = :day AND state = 'given';

-- @many register_of_body(issuer: unit_id, year: i64, before: i64) -> book: str, n: i64, state: bytes, code: bytes?, day: date, reason: str, name: str, made: instant
SELECT r.book, r.n, r.state, c.code, r.day, r.reason, a.name, r.made_us AS made
  FROM register_number r JOIN account a ON a.id = r.account_id LEFT JOIN cases c ON c.id = r.case_id
 WHERE r.issuer_id = :issuer AND r.year = :year AND r.n < :before
 ORDER BY r.n DESC, r.book LIMIT 100;

-- Numbers of a year that no row explains, by kind.
-- @many register_gaps(issuer: unit_id, year: i64) -> book: str, first: i64, last: i64
SELECT COALESCE(t.book, '') AS book, t.was + 1 AS `first`, COALESCE(t.n - 1, 0) AS `last`
  FROM (SELECT book, n, COALESCE(LAG(n) OVER (PARTITION BY book ORDER BY n), 0) AS was
          FROM register_number WHERE issuer_id = :issuer AND year = :year) t
 WHERE t.n > t.was + 1 ORDER BY t.book, t.n LIMIT 50;
