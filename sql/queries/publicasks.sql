-- Requests about what is public: errors found, removals asked.
-- @one public_ask_unit(slug: bytes) -> unit: unit_id
SELECT u.unit_id AS unit FROM pub_ask_unit u WHERE u.slug = :slug;

-- @exec public_ask_add(token: bytes, ref: bytes, kind: bytes, page: str, slug: bytes, unit: unit_id?, body: str, now: instant, due: instant?)
INSERT INTO public_ask (token_hash, ref, kind, page, slug, unit_id, body, sent_us, due_us)
VALUES (:token, :ref, :kind, :page, :slug, :unit, :body, :now, :due);

-- @one public_ask_read(ref: bytes) -> kind: bytes, page: str, sent: instant, due: instant?, outcome: bytes?, answer: str?, answered: instant?
SELECT a.kind, a.page, a.sent_us AS sent, a.due_us AS due, a.outcome, a.answer,
       a.answered_us AS answered
  FROM pub_ask a WHERE a.ref = :ref;

-- Not answered yet, of a unit, or (NULL) of no publication.
-- @many public_asks_open(unit: unit_id?) -> id: i64, ref: bytes, kind: bytes, page: str, sent: instant, due: instant?
SELECT a.id, a.ref, a.kind, a.page, a.sent_us AS sent, a.due_us AS due
  FROM public_ask a
 WHERE a.unit_id <=> :unit AND a.answered_us IS NULL ORDER BY a.id LIMIT 50;

-- The log: answered last.
-- @many public_asks_done(unit: unit_id?) -> id: i64, ref: bytes, kind: bytes, page: str, sent: instant, due: instant?, outcome: bytes?, answered: instant?
SELECT a.id, a.ref, a.kind, a.page, a.sent_us AS sent, a.due_us AS due, a.outcome,
       a.answered_us AS answered
  FROM public_ask a
 WHERE a.unit_id <=> :unit AND a.answered_us > 0 ORDER BY a.answered_us DESC, a.id DESC LIMIT 20;

-- @one public_ask_get(id: i64) -> ref: bytes, kind: bytes, page: str, slug: bytes, unit: unit_id?, body: str, sent: instant, due: instant?, outcome: bytes?, answer: str?, answered: instant?, by: str?, case_code: bytes?
SELECT a.ref, a.kind, a.page, a.slug, a.unit_id AS unit, a.body, a.sent_us AS sent,
       a.due_us AS due, a.outcome, a.answer, a.answered_us AS answered, n.name AS `by`,
       c.code AS case_code
  FROM public_ask a
  LEFT JOIN account n ON n.id = a.answered_by
  LEFT JOIN publication p ON p.slug = a.slug AND a.slug <> ''
  LEFT JOIN cases c ON c.id = p.case_id
 WHERE a.id = :id;

-- @exec public_ask_set_answer(id: i64, outcome: bytes, answer: str, account: account_id, now: instant)
UPDATE public_ask SET outcome = :outcome, answer = :answer, answered_by = :account,
       answered_us = :now
 WHERE id = :id AND answered_us IS NULL;
