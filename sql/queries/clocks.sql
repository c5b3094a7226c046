-- @many clocks_of_case(cid: case_id) -> id: clock_id, code: bytes, ours: bool, since: instant, due: instant, stopped: instant?, late: instant?
SELECT id, code, ours, from_us AS since, due_us AS due, stopped_us AS stopped, late_us AS late
  FROM clock WHERE case_id = :cid ORDER BY stopped_us IS NOT NULL, due_us, id LIMIT 100;

-- @exec clock_add(cid: case_id, code: bytes, ours: bool, since: instant, due: instant)
INSERT INTO clock (case_id, code, ours, from_us, due_us) VALUES (:cid, :code, :ours, :since, :due);

-- @exec clock_stop(cid: case_id, code: bytes, now: instant)
UPDATE clock SET stopped_us = :now WHERE case_id = :cid AND code = :code AND stopped_us IS NULL;

-- Running clocks that passed their due moment and are not marked yet.
-- @many clocks_breached(now: instant) -> id: clock_id, cid: case_id, code: bytes, due: instant, unit: unit_id, handler: account_id?, pollution: bytes
SELECT k.id, k.case_id AS cid, k.code, k.due_us AS due, c.unit_id AS unit,
       c.handler_id AS handler, c.pollution
  FROM clock k JOIN cases c ON c.id = k.case_id
 WHERE k.ours = 1 AND k.stopped_us IS NULL AND k.late_us IS NULL AND k.due_us < :now
 ORDER BY k.due_us LIMIT 200;

-- @exec clock_set_late(id: clock_id, now: instant)
UPDATE clock SET late_us = :now WHERE id = :id AND late_us IS NULL;
