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

-- Late ones of units below, that this one was told of.
-- @many public_asks_above(unit: unit_id) -> id: i64, ref: bytes, kind: bytes, page: str, sent: instant, due: instant?, owner: str
SELECT a.id, a.ref, a.kind, a.page, a.sent_us AS sent, a.due_us AS due,
       COALESCE(u.name_vi, '') AS owner
  FROM public_ask a LEFT JOIN unit u ON u.id = a.unit_id
 WHERE a.superior_id = :unit AND a.answered_us IS NULL ORDER BY a.id LIMIT 50;

-- The log: answered last.
-- @many public_asks_done(unit: unit_id?) -> id: i64, ref: bytes, kind: bytes, page: str, sent: instant, due: instant?, outcome: bytes?, answered: instant?
SELECT a.id, a.ref, a.kind, a.page, a.sent_us AS sent, a.due_us AS due, a.outcome,
       a.answered_us AS answered
  FROM public_ask a
 WHERE a.unit_id <=> :unit AND a.answered_us > 0 ORDER BY a.answered_us DESC, a.id DESC LIMIT 20;

-- @one public_ask_get(id: i64) -> ref: bytes, kind: bytes, page: str, slug: bytes, unit: unit_id?, superior: unit_id?, body: str, sent: instant, due: instant?, outcome: bytes?, answer: str?, answered: instant?, by: str?, case_code: bytes?
SELECT a.ref, a.kind, a.page, a.slug, a.unit_id AS unit, a.superior_id AS superior, a.body, a.sent_us AS sent,
       a.due_us AS due, a.outcome, a.answer, a.answered_us AS answered, n.name AS `by`,
       c.code AS case_code
  FROM public_ask a
  LEFT JOIN account n ON n.id = a.answered_by
  LEFT JOIN publication p ON p.slug = a.slug AND a.slug <> ''
  LEFT JOIN cases c ON c.id = p.case_id
 WHERE a.id = :id;

-- @exec public_ask_set_answer(id: i64, outcome: bytes, answer: str, account: account_id, now: instant)
UPDATE public_ask SET outcome = :outcome, answer = :answer, answered_by = :account,
       answered_us = :now, next_us = NULL
 WHERE id = :id AND answered_us IS NULL;

-- Whose moment has come.
-- @many public_asks_sweep(now: instant) -> id: i64
SELECT a.id FROM public_ask a WHERE a.next_us < :now ORDER BY a.next_us, a.id LIMIT 50;

-- @one public_ask_term(id: i64) -> ref: bytes, kind: bytes, sent: instant, due: instant?, told: i64, unit: unit_id?, level: bytes?, parent: bytes?
SELECT a.ref, a.kind, a.sent_us AS sent, a.due_us AS due, a.told, a.unit_id AS unit, u.level,
       u.parent_code AS parent
  FROM public_ask a LEFT JOIN unit u ON u.id = a.unit_id
 WHERE a.id = :id AND a.answered_us IS NULL;

-- Nothing where somebody answered, or another runner was here first.
-- @exec public_ask_set_told(id: i64, was: i64, told: i64, next: instant?, late: instant?, superior: unit_id?)
UPDATE public_ask a SET a.told = :told, a.next_us = :next,
       a.late_us = COALESCE(a.late_us, :late), a.superior_id = COALESCE(:superior, a.superior_id)
 WHERE a.id = :id AND a.told = :was AND a.answered_us IS NULL;

-- Those of a unit with that office today, or (NULL) of every unit above communes, and who covers
-- for one on leave; 50 at a time.
-- @many public_ask_people(unit: unit_id?, role: bytes, today: date, now: instant, after: i64) -> account: account_id
SELECT a.id AS account
  FROM office o JOIN unit u ON u.id = o.unit_id
  LEFT JOIN absence b ON b.account_id = o.account_id AND b.unit_id = o.unit_id
       AND b.from_us <= :now AND b.until_us >= :now AND b.ended_us IS NULL
  JOIN account a ON a.id IN (o.account_id, b.cover_id) AND a.disabled = 0
 WHERE (o.unit_id = :unit OR (:unit IS NULL AND u.level <> 'commune')) AND o.role = :role
   AND o.valid_from <= :today AND (o.valid_to IS NULL OR o.valid_to >= :today)
   AND a.id > :after
 GROUP BY a.id ORDER BY a.id LIMIT 50;
