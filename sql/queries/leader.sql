-- The desk of a leader: what waits, and whose it is.

-- What the state of a case says of each matter.
-- @one desk_facts(cid: case_id) -> flow: bytes, ended: bool, unit: unit_id, publish: bytes?, track: str?, signed_on: date?, remedy_due: date?, remedied: bool, followed: bool, submitted: bool, chair: bytes?, publish_live: bytes?, remedy_live: date?
SELECT c.flow, c.ended, c.unit_id AS unit, d.publish, t.value AS track, d.signed_on,
       CAST(COALESCE(r.value, d.remedy_due) AS DATE) AS remedy_due,
       EXISTS (SELECT 1 FROM case_value y WHERE y.case_id = c.id AND y.name = 'remedy') AS remedied,
       EXISTS (SELECT 1 FROM cases k WHERE k.parent_id = c.id AND k.flow = 'remedy') AS followed,
       EXISTS (SELECT 1 FROM submission s WHERE s.case_id = c.id
                AND s.state IN ('submitted', 'answered')) AS submitted,
       (SELECT i.note FROM desk_item i WHERE i.case_id = c.id AND i.kind = 'chair'
           AND i.live = 1) AS chair,
       (SELECT i.note FROM desk_item i WHERE i.case_id = c.id AND i.kind = 'publish'
           AND i.live = 1) AS publish_live,
       (SELECT i.on_day FROM desk_item i WHERE i.case_id = c.id AND i.kind = 'remedy'
           AND i.live = 1) AS remedy_live
  FROM cases c
  LEFT JOIN decision d ON d.live_case = c.id AND d.state = 'signed'
  LEFT JOIN case_value t ON t.case_id = c.id AND t.name = 'track:publication'
  LEFT JOIN case_value r ON r.case_id = c.id AND r.name = 'remedy_until'
 WHERE c.id = :cid;

-- @exec desk_item_set(cid: case_id, kind: bytes, unit: unit_id, day: date, note: bytes, now: instant)
INSERT INTO desk_item (case_id, kind, unit_id, on_day, note, live, set_us)
VALUES (:cid, :kind, :unit, :day, :note, 1, :now)
ON DUPLICATE KEY UPDATE unit_id = VALUES(unit_id), on_day = VALUES(on_day), note = VALUES(note),
                        live = 1, set_us = VALUES(set_us);

-- @exec desk_item_end(cid: case_id, kind: bytes, now: instant)
UPDATE desk_item SET live = 0, set_us = :now WHERE case_id = :cid AND kind = :kind AND live = 1;

-- The case is another unit's now.
-- @exec desk_item_unit(cid: case_id, unit: unit_id)
UPDATE desk_item SET unit_id = :unit WHERE case_id = :cid AND unit_id <> :unit;

-- How much waits, of each matter; past 1,000 it is told as "more than 1,000".
-- @many desk_counts(unit: unit_id, below: bytes, account: account_id, today: date, far: date) -> kind: str, n: i64
SELECT k.kind, k.n FROM (
SELECT 'chair' AS kind, COUNT(*) AS n FROM (
  SELECT i.case_id FROM unit u STRAIGHT_JOIN desk_item i FORCE INDEX (of_unit)
      ON i.unit_id = u.id AND i.kind = 'chair' AND i.live = 1 AND i.on_day < :far
   WHERE (u.id = :unit OR u.parent_code = :below)
     AND NOT EXISTS (SELECT 1 FROM case_recusal r WHERE r.case_id = i.case_id
                        AND r.account_id = :account) LIMIT 1001) c
UNION ALL
SELECT 'publish', COUNT(*) FROM (
  SELECT i.case_id FROM unit u STRAIGHT_JOIN desk_item i FORCE INDEX (of_unit)
      ON i.unit_id = u.id AND i.kind = 'publish' AND i.live = 1 AND i.on_day < :far
   WHERE (u.id = :unit OR u.parent_code = :below)
     AND NOT EXISTS (SELECT 1 FROM case_recusal r WHERE r.case_id = i.case_id
                        AND r.account_id = :account) LIMIT 1001) p
UNION ALL
SELECT 'remedy', COUNT(*) FROM (
  SELECT i.case_id FROM unit u STRAIGHT_JOIN desk_item i FORCE INDEX (of_unit)
      ON i.unit_id = u.id AND i.kind = 'remedy' AND i.live = 1 AND i.on_day < :today
   WHERE (u.id = :unit OR u.parent_code = :below)
     AND NOT EXISTS (SELECT 1 FROM case_recusal r WHERE r.case_id = i.case_id
                        AND r.account_id = :account) LIMIT 1001) m
UNION ALL
SELECT 'objection', COUNT(*) FROM (
  SELECT i.case_id FROM unit u STRAIGHT_JOIN desk_item i FORCE INDEX (of_unit)
      ON i.unit_id = u.id AND i.kind = 'objection' AND i.live = 1 AND i.on_day < :far
   WHERE (u.id = :unit OR u.parent_code = :below)
     AND NOT EXISTS (SELECT 1 FROM case_recusal r WHERE r.case_id = i.case_id
                        AND r.account_id = :account) LIMIT 1001) o
UNION ALL
SELECT 'submitted', COUNT(*) FROM (
  SELECT s.id FROM submission s FORCE INDEX (to_chair)
   WHERE s.to_unit_id = :unit AND s.state = 'submitted' LIMIT 1001) s
UNION ALL
SELECT 'task', COUNT(*) FROM (
  SELECT t.id FROM plan_task t FORCE INDEX (late)
   WHERE t.unit_id = :unit AND t.finished = 0 AND t.due_on < :today LIMIT 1001) t
UNION ALL
SELECT 'supervision', COUNT(*) FROM (
  SELECT v.id FROM unit u STRAIGHT_JOIN supervision v FORCE INDEX (waiting)
      ON v.unit_id = u.id AND v.answered_us IS NULL
   WHERE u.id = :unit OR u.parent_code = :below LIMIT 1001) v
) k LIMIT 7;

-- What waits with one unit, the longest first.
-- @many desk_list_unit(unit: unit_id, account: account_id, kind: bytes, until: date, day: date, after: i64) -> cid: case_id, code: bytes, title: str, day: date, note: bytes, handler: str?, level: bytes, unit_kind: str, unit_name: str
SELECT i.case_id AS cid, c.code, c.title, i.on_day AS day, i.note, a.name AS handler, u.level,
       u.kind_vi AS unit_kind, u.name_vi AS unit_name
  FROM desk_item i FORCE INDEX (of_unit)
  JOIN cases c ON c.id = i.case_id JOIN unit u ON u.id = i.unit_id
  LEFT JOIN account a ON a.id = c.handler_id
 WHERE i.unit_id = :unit AND i.kind = :kind AND i.live = 1 AND i.on_day < :until
   AND (i.on_day > :day OR (i.on_day = :day AND i.case_id > :after))
   AND NOT EXISTS (SELECT 1 FROM case_recusal r WHERE r.case_id = i.case_id
                      AND r.account_id = :account)
 ORDER BY i.on_day, i.case_id LIMIT 51;

-- The same of a unit and those below it.
-- @many desk_list_below(unit: unit_id, below: bytes, account: account_id, kind: bytes, until: date, day: date, after: i64) -> cid: case_id, code: bytes, title: str, day: date, note: bytes, handler: str?, level: bytes, unit_kind: str, unit_name: str
SELECT i.case_id AS cid, c.code, c.title, i.on_day AS day, i.note, a.name AS handler, u.level,
       u.kind_vi AS unit_kind, u.name_vi AS unit_name
  FROM desk_item i FORCE INDEX (of_all)
  JOIN cases c ON c.id = i.case_id JOIN unit u ON u.id = i.unit_id
  LEFT JOIN account a ON a.id = c.handler_id
 WHERE i.kind = :kind AND i.live = 1 AND i.on_day < :until
   AND (i.on_day > :day OR (i.on_day = :day AND i.case_id > :after))
   AND (u.id = :unit OR u.parent_code = :below)
   AND NOT EXISTS (SELECT 1 FROM case_recusal r WHERE r.case_id = i.case_id
                      AND r.account_id = :account)
 ORDER BY i.on_day, i.case_id LIMIT 51;

-- Late cases by who is in charge: the first 2,001 of them are counted, unit by unit.
-- @many late_by_person(unit: unit_id, below: bytes, account: account_id, now: instant) -> unit: unit_id, level: bytes, kind: str, name: str, person: account_id?, person_name: str?, head: str?, n: i64, oldest: instant?
SELECT u.id AS unit, u.level, u.kind_vi AS kind, u.name_vi AS name, g.person, a.name AS person_name,
       (SELECT MIN(h.name) FROM office o JOIN account h ON h.id = o.account_id AND h.disabled = 0
         WHERE o.unit_id = u.id AND o.role = 'head' AND o.valid_to IS NULL) AS head,
       g.n, g.oldest
  FROM (SELECT f.unit_id, f.handler_id AS person, COUNT(*) AS n, MIN(f.due_us) AS oldest
          FROM (SELECT c.unit_id, c.handler_id, c.due_us
                  FROM unit b STRAIGHT_JOIN cases c FORCE INDEX (inbox)
                    ON c.unit_id = b.id AND c.ended = 0 AND c.due_us < :now
                 WHERE (b.id = :unit OR b.parent_code = :below)
                   AND NOT EXISTS (SELECT 1 FROM case_recusal r WHERE r.case_id = c.id
                                      AND r.account_id = :account)
                 LIMIT 2001) f
         GROUP BY f.unit_id, f.handler_id) g
  JOIN unit u ON u.id = g.unit_id
  LEFT JOIN account a ON a.id = g.person
 ORDER BY g.n DESC, g.oldest, u.id, g.person LIMIT 300;

-- Late cases of a person in a unit; person NULL: nobody is in charge, the head answers.
-- @many late_of_person(unit: unit_id, account: account_id, person: account_id?, now: instant, due: instant, after: i64) -> id: case_id, code: bytes, flow: bytes, version: i64, stage: bytes, title: str, place: str, pollution: bytes, opened: instant, due: instant?, handler_name: str?, hand_due: date?
SELECT c.id, c.code, c.flow, c.flow_version AS version, c.stage, c.title, c.place, c.pollution,
       c.opened_us AS opened, c.due_us AS due, a.name AS handler_name, h.due AS hand_due
  FROM cases c FORCE INDEX (inbox) LEFT JOIN account a ON a.id = c.handler_id
  LEFT JOIN case_hand h ON h.lead_of = c.id AND h.account_id = c.handler_id
 WHERE c.unit_id = :unit AND c.ended = 0 AND c.due_us < :now AND c.handler_id <=> :person
   AND (c.due_us > :due OR (c.due_us = :due AND c.id > :after))
   AND NOT EXISTS (SELECT 1 FROM case_recusal r WHERE r.case_id = c.id AND r.account_id = :account)
 ORDER BY c.due_us, c.id LIMIT 51;
