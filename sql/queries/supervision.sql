-- Supervision requests that wait: who is told, and what jobs look at.

-- Who may answer for a unit today.
-- @many supervision_leaders(unit: unit_id, today: date) -> account: account_id
SELECT DISTINCT a.id AS account
  FROM office o JOIN account a ON a.id = o.account_id AND a.disabled = 0
 WHERE o.unit_id = :unit AND o.role IN ('head', 'signer') AND o.valid_from <= :today
   AND (o.valid_to IS NULL OR o.valid_to >= :today)
 ORDER BY a.id LIMIT 50;

-- @exec supervision_watch_add(id: i64, told: i64, next: instant?)
INSERT INTO supervision_watch (supervision_id, told, next_us) VALUES (:id, :told, :next);

-- @exec supervision_watch_set(id: i64, told: i64, next: instant?)
UPDATE supervision_watch SET told = :told, next_us = :next WHERE supervision_id = :id;

-- @exec supervision_watch_end(id: i64)
UPDATE supervision_watch SET next_us = NULL WHERE supervision_id = :id;

-- @many supervision_look(now: instant) -> id: i64
SELECT supervision_id AS id FROM supervision_watch WHERE next_us <= :now
 ORDER BY next_us, supervision_id LIMIT 50;

-- @one supervision_held(id: i64) -> told: i64, next: instant?, unit: unit_id, level: bytes, parent: bytes?, made: instant, due: instant?
SELECT w.told, w.next_us AS next, s.unit_id AS unit, u.level, u.parent_code AS parent,
       s.made_us AS made, s.due_us AS due
  FROM supervision_watch w JOIN supervision s ON s.id = w.supervision_id
  JOIN unit u ON u.id = s.unit_id
 WHERE w.supervision_id = :id;

-- @one supervision_lock(id: i64) -> told: i64, next: instant?
SELECT told, next_us AS next FROM supervision_watch WHERE supervision_id = :id FOR UPDATE;

-- Not answered, of a unit and those below it, the oldest first.
-- @many supervision_waiting(unit: unit_id, below: bytes, after: i64) -> id: i64, level: bytes, kind: str, name: str, title: str, made: instant, due: instant?, answered: instant?
SELECT s.id, u.level, u.kind_vi AS kind, u.name_vi AS name, s.title, s.made_us AS made,
       s.due_us AS due, s.answered_us AS answered
  FROM unit u STRAIGHT_JOIN supervision s FORCE INDEX (waiting)
    ON s.unit_id = u.id AND s.answered_us IS NULL AND s.id > :after
 WHERE u.id = :unit OR u.parent_code = :below
 ORDER BY s.id LIMIT 51;
