-- Tasks, commitments and targets of a year's plan.

-- @exec task_add(unit: unit_id, year: i64, kind: bytes, title: str, basis: str, lead: str, others: str, product: str, due: date, what: bytes, goal: i64, reach: bytes, now: instant)
INSERT INTO plan_task (unit_id, year, kind, title, basis, lead_body, with_bodies, product, due_on,
                       what, goal, reach, made_us)
VALUES (:unit, :year, :kind, :title, :basis, :lead, :others, :product, :due, :what, :goal, :reach,
        :now);

-- @exec task_set(id: i64, state: bytes, note: str, now: instant)
UPDATE plan_task SET state = :state, note = :note, state_us = :now WHERE id = :id;

-- @one task_hold(id: i64, unit: unit_id) -> state: bytes, year: i64
SELECT state, year FROM plan_task WHERE id = :id AND unit_id = :unit FOR UPDATE;

-- @one task_one(id: i64, unit: unit_id) -> id: i64, year: i64, kind: bytes, title: str, basis: str, lead: str, others: str, product: str, due: date, what: bytes, goal: i64, reach: bytes, state: bytes, note: str
SELECT id, year, kind, title, basis, lead_body AS lead, with_bodies AS others, product,
       due_on AS due, what, goal, reach, state, note
  FROM plan_task WHERE id = :id AND unit_id = :unit;

-- @many tasks_of_year(unit: unit_id, year: i64) -> id: i64, year: i64, kind: bytes, title: str, basis: str, lead: str, others: str, product: str, due: date, what: bytes, goal: i64, reach: bytes, state: bytes, note: str
SELECT id, year, kind, title, basis, lead_body AS lead, with_bodies AS others, product,
       due_on AS due, what, goal, reach, state, note
  FROM plan_task FORCE INDEX (of_year) WHERE unit_id = :unit AND year = :year ORDER BY id LIMIT 501;

-- Not done and past their day, of any year, the longest first.
-- @many tasks_late(unit: unit_id, today: date, day: date, after: i64) -> id: i64, year: i64, kind: bytes, title: str, basis: str, lead: str, others: str, product: str, due: date, what: bytes, goal: i64, reach: bytes, state: bytes, note: str
SELECT id, year, kind, title, basis, lead_body AS lead, with_bodies AS others, product,
       due_on AS due, what, goal, reach, state, note
  FROM plan_task FORCE INDEX (late)
 WHERE unit_id = :unit AND finished = 0 AND due_on < :today
   AND (due_on > :day OR (due_on = :day AND id > :after))
 ORDER BY due_on, id LIMIT 51;
