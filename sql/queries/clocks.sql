-- Every clock of a case: running, standing still, then stopped ones, newest first. pauses is a
-- list of [from, until or null, reason, article] in order, or nothing.
-- @many clocks_of_case(cid: case_id) -> id: clock_id, code: bytes, ours: bool, since: instant, due: instant, stopped: instant?, late: instant?, told: i64, paused: instant?, days: i64?, pauses: str?
SELECT k.id, k.code, k.ours, k.from_us AS since, k.due_us AS due, k.stopped_us AS stopped,
       k.late_us AS late, k.told, k.paused_us AS paused, k.days,
       (SELECT JSON_ARRAYAGG(JSON_ARRAY(p.from_us, p.until_us, p.reason, p.article)
                             ORDER BY p.from_us)
          FROM clock_pause p WHERE p.clock_id = k.id) AS pauses
  FROM clock k WHERE k.case_id = :cid
 ORDER BY k.stopped_us IS NOT NULL, k.paused_us IS NOT NULL,
          IF(k.stopped_us IS NULL, k.due_us, -k.id), k.id LIMIT 100;

-- One code never runs twice: a term that runs, or stands still, keeps its first day.
-- @exec clock_add(cid: case_id, code: bytes, ours: bool, since: instant, due: instant, paused: instant?, days: i64?, next: instant?)
INSERT INTO clock (case_id, code, ours, from_us, due_us, paused_us, days, next_us)
SELECT :cid, :code, :ours, :since, :due, :paused, :days, :next FROM DUAL
 WHERE NOT EXISTS (SELECT 1 FROM clock k WHERE k.case_id = :cid AND k.code = :code
                   AND k.stopped_us IS NULL);

-- @exec clock_stop(id: clock_id, due: instant, now: instant)
UPDATE clock SET stopped_us = :now, due_us = :due, paused_us = NULL, next_us = NULL
 WHERE id = :id AND stopped_us IS NULL;

-- @exec clock_pause(id: clock_id, since: instant)
UPDATE clock SET paused_us = :since, next_us = NULL
 WHERE id = :id AND stopped_us IS NULL AND paused_us IS NULL;

-- @exec clock_resume(id: clock_id, due: instant, next: instant?)
UPDATE clock SET paused_us = NULL, due_us = :due, next_us = :next
 WHERE id = :id AND stopped_us IS NULL AND paused_us IS NOT NULL;

-- Paused again from the moment or the day of an earlier pause: that interval is open again.
-- @exec clock_pause_add(id: clock_id, since: instant, until: instant?, step: bytes, reason: str, article: str)
INSERT INTO clock_pause (clock_id, from_us, until_us, step, reason, article)
VALUES (:id, :since, :until, :step, :reason, :article)
ON DUPLICATE KEY UPDATE until_us = VALUES(until_us);

-- @exec clock_pause_end(id: clock_id, until: instant)
UPDATE clock_pause SET until_us = GREATEST(:until, from_us) WHERE clock_id = :id AND until_us IS NULL;

-- Clocks whose moment has come, with who answers for the case now.
-- @many clocks_due(now: instant, n: i64) -> id: clock_id, cid: case_id, code: bytes, since: instant, due: instant, told: i64, unit: unit_id, level: bytes, parent: bytes?, assigned: account_id?, handler: account_id?, handler_name: str?, cover: account_id?, cover_name: str?, pollution: bytes, asked: unit_id?
SELECT STRAIGHT_JOIN k.id, k.case_id AS cid, k.code, k.from_us AS since, k.due_us AS due, k.told,
       c.unit_id AS unit, u.level, u.parent_code AS parent, c.handler_id AS assigned,
       a.id AS handler, a.name AS handler_name,
       v.id AS cover, v.name AS cover_name, c.pollution,
       IF(c.flow = 'cooperation', c.to_unit_id, NULL) AS asked
  FROM clock k FORCE INDEX (sweep)
  JOIN cases c ON c.id = k.case_id
  JOIN unit u ON u.id = c.unit_id
  LEFT JOIN account a ON a.id = c.handler_id AND a.disabled = 0
  LEFT JOIN account v ON v.disabled = 0 AND v.id =
       (SELECT b.cover_id FROM absence b
         WHERE b.account_id = c.handler_id AND b.unit_id = c.unit_id AND b.from_us <= :now
           AND b.until_us >= :now AND b.ended_us IS NULL ORDER BY b.id DESC LIMIT 1)
 WHERE k.next_us < :now ORDER BY k.next_us LIMIT :n;

-- Holds the case, as every step does, and then the clock: is it still as it was listed?
-- @one clock_hold(id: clock_id, cid: case_id, now: instant) -> told: i64, due: instant, unit: unit_id, assigned: account_id?
SELECT STRAIGHT_JOIN k.told, k.due_us AS due, c.unit_id AS unit, c.handler_id AS assigned
  FROM cases c JOIN clock k ON k.id = :id AND k.case_id = c.id AND k.next_us < :now
 WHERE c.id = :cid FOR UPDATE;

-- superior: who was told with it that the case is late, if anybody.
-- @exec clock_set_told(id: clock_id, told: i64, warned: instant?, late: instant?, next: instant?, superior: unit_id?)
UPDATE clock k JOIN cases c ON c.id = k.case_id
   SET k.told = :told, k.warned_us = COALESCE(k.warned_us, :warned),
       k.late_us = COALESCE(k.late_us, :late), k.next_us = :next,
       c.superior_id = COALESCE(:superior, c.superior_id)
 WHERE k.id = :id;

-- What cannot be done now must not stand before the others.
-- @exec clock_look_later(id: clock_id, now: instant, next: instant)
UPDATE clock SET next_us = :next WHERE id = :id AND next_us < :now;

-- Heads of a unit today, then those who cover for one on leave.
-- @many unit_heads(unit: unit_id, today: date, now: instant) -> account: account_id, name: str, level: bytes, kind: str, unit_name: str
SELECT h.account, h.name, h.level, h.kind, h.unit_name FROM (
    SELECT 1 AS place, o.id AS office, a.id AS account, a.name, u.level, u.kind_vi AS kind,
           u.name_vi AS unit_name
      FROM unit u
      JOIN office o ON o.unit_id = u.id AND o.role = 'head' AND o.valid_from <= :today
           AND (o.valid_to IS NULL OR o.valid_to >= :today)
      JOIN account a ON a.id = o.account_id AND a.disabled = 0
     WHERE u.id = :unit
    UNION ALL
    SELECT 2, o.id, v.id, v.name, u.level, u.kind_vi, u.name_vi
      FROM unit u
      JOIN office o ON o.unit_id = u.id AND o.role = 'head' AND o.valid_from <= :today
           AND (o.valid_to IS NULL OR o.valid_to >= :today)
      JOIN absence b ON b.account_id = o.account_id AND b.unit_id = u.id AND b.from_us <= :now
           AND b.until_us >= :now AND b.ended_us IS NULL
      JOIN account v ON v.id = b.cover_id AND v.disabled = 0
     WHERE u.id = :unit) h
 ORDER BY h.place, h.office LIMIT 8;

-- The unit above that has a head today: a department of the province, else the province itself.
-- @one superior_unit(level: bytes, parent: bytes, today: date) -> unit: unit_id
SELECT t.id AS unit FROM (
    SELECT 1 AS place, u.id FROM unit u
     WHERE u.parent_code = :parent AND u.level = 'department' AND :level <> 'department'
    UNION ALL
    SELECT 2, u.id FROM unit u WHERE u.code = :parent) s
  JOIN unit t ON t.id = s.id AND t.valid_from <= :today
       AND (t.valid_to IS NULL OR t.valid_to >= :today)
  JOIN office o ON o.unit_id = t.id AND o.role = 'head' AND o.valid_from <= :today
       AND (o.valid_to IS NULL OR o.valid_to >= :today)
  JOIN account a ON a.id = o.account_id AND a.disabled = 0
 ORDER BY s.place, t.id LIMIT 1;
