-- @many clocks_of_case(cid: case_id) -> id: clock_id, code: bytes, ours: bool, since: instant, due: instant, stopped: instant?, late: instant?
SELECT id, code, ours, from_us AS since, due_us AS due, stopped_us AS stopped, late_us AS late
  FROM clock WHERE case_id = :cid ORDER BY stopped_us IS NOT NULL, due_us, id LIMIT 100;

-- One code never runs twice: a term that runs already keeps its first day.
-- @exec clock_add(cid: case_id, code: bytes, ours: bool, since: instant, due: instant)
INSERT INTO clock (case_id, code, ours, from_us, due_us, next_us)
SELECT :cid, :code, :ours, :since, :due, IF(:ours, :due, NULL) FROM DUAL
 WHERE NOT EXISTS (SELECT 1 FROM clock k WHERE k.case_id = :cid AND k.code = :code
                   AND k.stopped_us IS NULL);

-- @exec clock_stop(cid: case_id, code: bytes, now: instant)
UPDATE clock SET stopped_us = :now, next_us = NULL
 WHERE case_id = :cid AND code = :code AND stopped_us IS NULL;

-- Where a term of the case started last, running or not.
-- @one clock_start_of(cid: case_id, code: bytes) -> since: instant
SELECT from_us AS since FROM clock WHERE case_id = :cid AND code = :code
 ORDER BY id DESC LIMIT 1;

-- The unit's own running clocks that passed their due moment and are not marked yet.
-- @many clocks_breached(now: instant) -> id: clock_id
SELECT id FROM clock WHERE next_us < :now ORDER BY next_us LIMIT 200;

-- @one clock_breach(id: clock_id, now: instant) -> cid: case_id, case_code: bytes, code: bytes, due: instant
SELECT k.case_id AS cid, c.code AS case_code, k.code, k.due_us AS due
  FROM clock k JOIN cases c ON c.id = k.case_id
 WHERE k.id = :id AND k.ours = 1 AND k.stopped_us IS NULL AND k.late_us IS NULL
   AND k.due_us < :now;

-- @exec clock_set_late(id: clock_id, now: instant)
UPDATE clock SET late_us = :now, next_us = NULL
 WHERE id = :id AND late_us IS NULL AND stopped_us IS NULL;
