-- Bodies that ended before a day and still hold, or are offered, open cases. A
-- department ends with its province. code '': all of them.
-- @many units_to_hand(day: date, code: bytes) -> id: unit_id
SELECT u.id FROM unit u
 WHERE (u.valid_to < :day
        OR (u.level = 'department' AND u.valid_from < :day
            AND NOT EXISTS (SELECT 1 FROM unit p WHERE p.code = u.parent_code
                              AND p.valid_from <= :day
                              AND (p.valid_to IS NULL OR p.valid_to >= :day))))
   AND (:code = '' OR u.code = :code)
   AND ((SELECT 1 FROM cases c WHERE c.unit_id = u.id AND c.ended = 0 LIMIT 1) IS NOT NULL
        OR (SELECT 1 FROM cases c WHERE c.to_unit_id = u.id AND c.ended = 0 LIMIT 1) IS NOT NULL)
 ORDER BY u.code, u.valid_from LIMIT 2000;

-- Open cases of an ended body, and those offered to it by one that goes on, a
-- batch at a time.
-- @many cases_to_hand(unit: unit_id, after: i64) -> id: case_id, code: bytes, flow: bytes, title: str, place: str, lat: f64?, lon: f64?, unit: unit_id
SELECT c.id, c.code, c.flow, c.title, c.place, c.latitude AS lat, c.longitude AS lon,
       c.unit_id AS unit
  FROM cases c FORCE INDEX (inbox)
 WHERE c.unit_id = :unit AND c.ended = 0 AND c.id > :after
 ORDER BY c.id LIMIT 200;

-- @many offers_to_hand(unit: unit_id, after: i64) -> id: case_id, code: bytes, flow: bytes, title: str, place: str, lat: f64?, lon: f64?, unit: unit_id
SELECT c.id, c.code, c.flow, c.title, c.place, c.latitude AS lat, c.longitude AS lon,
       c.unit_id AS unit
  FROM cases c FORCE INDEX (incoming)
 WHERE c.to_unit_id = :unit AND c.ended = 0 AND c.id > :after
 ORDER BY c.id LIMIT 200;

-- @one case_owner(code: bytes) -> id: case_id, unit: unit_id
SELECT id, unit_id AS unit FROM cases WHERE code = :code;

-- The handover of a body on a day that stands; one at most.
-- @one handover_standing(unit: unit_id, day: date) -> id: handover_id
SELECT id FROM unit_handover WHERE unit_id = :unit AND on_day = :day AND stands = 1;

-- @exec handover_add(unit: unit_id, day: date, kind: bytes, account: account_id?, now: instant)
INSERT INTO unit_handover (unit_id, on_day, kind, account_id, made_us)
VALUES (:unit, :day, :kind, :account, :now);

-- @exec handover_case_add(handover: handover_id, cid: case_id, from: unit_id, to: unit_id, reason: bytes, offered: unit_id?, handler: account_id?, stage: bytes, terms: str, seq: i64, now: instant)
INSERT INTO unit_handover_case (handover_id, case_id, from_unit_id, to_unit_id, reason,
                                was_offered_id, was_handler_id, was_stage, terms, seq, moved_us)
VALUES (:handover, :cid, :from, :to, :reason, :offered, :handler, :stage, :terms, :seq, :now)
ON DUPLICATE KEY UPDATE from_unit_id = :from, to_unit_id = :to, reason = :reason,
       was_offered_id = :offered, was_handler_id = :handler, was_stage = :stage,
       terms = :terms, seq = :seq, moved_us = :now;

-- @exec publication_set_unit(cid: case_id, unit: unit_id)
UPDATE publication SET unit_id = :unit WHERE case_id = :cid;

-- Handovers with cases that the heads of their receivers were not told of.
-- @many handovers_untold(day: date) -> id: handover_id
SELECT h.id FROM unit_handover h
 WHERE h.on_day = :day AND h.kind = 'pass' AND h.stands = 1
   AND EXISTS (SELECT 1 FROM unit_handover_case k WHERE k.handover_id = h.id
                AND k.undone_us IS NULL AND k.moved_us > COALESCE(h.told_us, 0))
 ORDER BY h.id LIMIT 2000;

-- One notice a receiver, however many cases.
-- @exec handover_tell(id: handover_id, now: instant, today: date)
INSERT INTO notice (account_id, code, made_us, handover_id, n)
SELECT o.account_id, 'handover', :now, :id, COUNT(*)
  FROM unit_handover h
  JOIN unit_handover_case k ON k.handover_id = h.id AND k.undone_us IS NULL
       AND k.moved_us > COALESCE(h.told_us, 0)
  JOIN office o ON o.unit_id = COALESCE(k.right_unit_id, k.to_unit_id) AND o.role = 'head'
       AND o.valid_from <= :today AND (o.valid_to IS NULL OR o.valid_to >= :today)
 WHERE h.id = :id
 GROUP BY o.account_id, o.unit_id;

-- @exec handover_set_told(id: handover_id, now: instant)
UPDATE unit_handover SET told_us = :now WHERE id = :id;

-- @one handover_by_id(id: handover_id) -> unit: unit_id, day: date, kind: bytes, made: instant, by_name: str?, undone: instant?, undone_by: str?, undo_reason: str?, code: bytes, level: bytes, kind_vi: str, name: str, parent: bytes?, heir: bytes?
SELECT h.unit_id AS unit, h.on_day AS day, h.kind, h.made_us AS made, a.name AS by_name,
       h.undone_us AS undone, b.name AS undone_by, h.undo_reason, u.code, u.level, u.kind_vi,
       u.name_vi AS name, u.parent_code AS parent, u.heir_code AS heir
  FROM unit_handover h
  JOIN unit u ON u.id = h.unit_id
  LEFT JOIN account a ON a.id = h.account_id
  LEFT JOIN account b ON b.id = h.undone_by
 WHERE h.id = :id;

-- Cases of a handover by receiver, a page at a time.
-- @many handover_cases(id: handover_id, unit: i64, after: i64) -> cid: case_id, code: bytes, flow: bytes, version: i64, title: str, to: unit_id, level: bytes, kind: str, name: str, to_code: bytes, reason: bytes, stage: bytes, terms: str, moved: instant, right_unit: unit_id?, right_level: bytes?, right_kind: str?, right_name: str?, put_right: instant?, why: str?, undone: instant?
SELECT k.case_id AS cid, c.code, c.flow, c.flow_version AS version, c.title,
       k.to_unit_id AS `to`, t.level, t.kind_vi AS kind, t.name_vi AS name, t.code AS to_code,
       k.reason, k.was_stage AS stage, k.terms, k.moved_us AS moved, r.id AS right_unit,
       r.level AS right_level, r.kind_vi AS right_kind, r.name_vi AS right_name,
       k.put_right_us AS put_right, k.put_right_why AS why, k.undone_us AS undone
  FROM unit_handover_case k FORCE INDEX (in_order)
  JOIN cases c ON c.id = k.case_id
  JOIN unit t ON t.id = k.to_unit_id
  LEFT JOIN unit r ON r.id = k.right_unit_id
 WHERE k.handover_id = :id AND (k.to_unit_id > :unit OR (k.to_unit_id = :unit AND k.case_id > :after))
 ORDER BY k.to_unit_id, k.case_id LIMIT 201;

-- One case of a handover that stands.
-- @one handover_case_get(id: handover_id, cid: case_id) -> from: unit_id, to: unit_id, handler: account_id?, moved: instant, right_unit: unit_id?
SELECT k.from_unit_id AS `from`, k.to_unit_id AS `to`, k.was_handler_id AS handler,
       k.moved_us AS moved, k.right_unit_id AS right_unit
  FROM unit_handover_case k JOIN unit_handover h ON h.id = k.handover_id AND h.kind = 'pass'
 WHERE k.handover_id = :id AND k.case_id = :cid AND k.undone_us IS NULL FOR UPDATE;

-- @exec handover_case_set_right(id: handover_id, cid: case_id, unit: unit_id, account: account_id, now: instant, why: str)
UPDATE unit_handover_case SET right_unit_id = :unit, put_right_by = :account,
       put_right_us = :now, put_right_why = :why
 WHERE handover_id = :id AND case_id = :cid;

-- Cases in which a person of the receiver has acted since.
-- @many handover_touched(id: handover_id) -> code: bytes
SELECT DISTINCT c.code FROM unit_handover_case k
  JOIN cases c ON c.id = k.case_id
  JOIN event e ON e.case_id = k.case_id AND e.seq > k.seq AND e.account_id IS NOT NULL
       AND e.type <> 'handover_right'
 WHERE k.handover_id = :id AND k.undone_us IS NULL ORDER BY c.code LIMIT 50;

-- @many handover_left(id: handover_id) -> code: bytes
SELECT c.code FROM unit_handover_case k JOIN cases c ON c.id = k.case_id
 WHERE k.handover_id = :id AND k.undone_us IS NULL ORDER BY k.case_id LIMIT 200;

-- @exec handover_case_set_undone(id: handover_id, cid: case_id, now: instant)
UPDATE unit_handover_case SET undone_us = :now WHERE handover_id = :id AND case_id = :cid;

-- @exec handover_set_undone(id: handover_id, account: account_id, now: instant, reason: str)
UPDATE unit_handover SET stands = NULL, undone_by = :account, undone_us = :now,
       undo_reason = :reason
 WHERE id = :id AND stands = 1 AND kind = 'pass';

-- Rows of the register that ended while the same body goes on, with something left behind. Asked
-- every second: LIMIT 1 keeps each probe within its index, whatever the number of cases.
-- @many units_renamed(today: date) -> id: unit_id
SELECT u.id FROM unit n
  STRAIGHT_JOIN unit u FORCE INDEX (code_from)
       ON u.code = n.code AND u.valid_to = n.valid_from - INTERVAL 1 DAY
       AND u.valid_to < :today
 WHERE n.body_id IS NOT NULL
   AND ((SELECT 1 FROM cases c WHERE c.unit_id = u.id AND c.ended = 0 LIMIT 1) IS NOT NULL
        OR (SELECT 1 FROM cases c WHERE c.to_unit_id = u.id AND c.ended = 0 LIMIT 1) IS NOT NULL
        OR (SELECT 1 FROM office o WHERE o.unit_id = u.id AND o.valid_from <= u.valid_to
               AND (o.valid_to IS NULL OR o.valid_to > u.valid_to) LIMIT 1) IS NOT NULL)
 ORDER BY u.valid_to, u.id LIMIT 50;

-- @exec offices_follow_unit(unit: unit_id)
CALL offices_follow(:unit);

-- @exec offices_end_unit(unit: unit_id)
CALL offices_end(:unit);

-- @exec absences_follow_unit(unit: unit_id)
CALL absences_follow(:unit);

-- @exec publications_follow_unit(unit: unit_id)
CALL publications_follow(:unit);

-- @exec facilities_follow_unit(unit: unit_id)
CALL facilities_follow(:unit);

-- @exec recusals_follow_unit(unit: unit_id)
CALL recusals_follow(:unit);

-- @exec delegations_follow_unit(unit: unit_id)
CALL delegations_follow(:unit);

-- @one handover_receives(id: handover_id, unit: unit_id) -> id: handover_id
SELECT k.handover_id AS id FROM unit_handover_case k
 WHERE k.handover_id = :id AND (k.to_unit_id = :unit OR k.right_unit_id = :unit) LIMIT 1;

-- Handovers that a unit, or one below it, gave or received; newest first.
-- @many handovers_of(unit: unit_id, below: bytes, before: i64) -> id: handover_id, day: date, kind: bytes, made: instant, level: bytes, kind_vi: str, name: str, undone: instant?
SELECT h.id, h.on_day AS day, h.kind, h.made_us AS made, u.level, u.kind_vi, u.name_vi AS name,
       h.undone_us AS undone
  FROM unit_handover h JOIN unit u ON u.id = h.unit_id
 WHERE h.id < :before
   AND (h.unit_id = :unit OR u.parent_code = :below OR u.heir_code = :below
        OR EXISTS (SELECT 1 FROM unit_handover_case k
                    WHERE k.handover_id = h.id AND k.to_unit_id = :unit)
        OR EXISTS (SELECT 1 FROM unit_handover_case k
                    WHERE k.handover_id = h.id AND k.right_unit_id = :unit))
 ORDER BY h.id DESC LIMIT 51;

-- @exec handover_notices_read(account: account_id, id: handover_id, now: instant)
UPDATE notice SET read_us = :now
 WHERE account_id = :account AND read_us IS NULL AND handover_id = :id;

-- Rows that ended, for the province that keeps their records.
-- @exec unit_set_heir(id: unit_id, heir: bytes)
UPDATE unit SET heir_code = :heir WHERE id = :id;

-- What was reported to a superior unit stays with that body under its new name.
-- @exec superiors_follow(old: unit_id, new: unit_id)
UPDATE cases SET superior_id = :new WHERE superior_id = :old;

-- The superior that was told of a late case has ended with the unit: now it is the one above.
-- @exec case_superior_now(cid: case_id, today: date)
UPDATE cases c
  JOIN unit s ON s.id = c.superior_id AND s.valid_to < :today
  JOIN unit u ON u.id = c.unit_id
  LEFT JOIN unit p ON p.code = u.parent_code AND p.valid_from <= :today
       AND (p.valid_to IS NULL OR p.valid_to >= :today)
   SET c.superior_id = p.id
 WHERE c.id = :cid;

-- Facilities whose commune ended before that day, and the point of their first place.
-- @many facilities_stranded(day: date, code: bytes, after: i64) -> id: facility_id, unit: unit_id, lat: f64?, lon: f64?
SELECT f.id, f.unit_id AS unit,
       (SELECT p.latitude FROM facility_place p
         WHERE p.facility_id = f.id AND p.latitude IS NOT NULL AND p.ended_on IS NULL
         ORDER BY p.kind = 'site' DESC, p.id LIMIT 1) AS lat,
       (SELECT p.longitude FROM facility_place p
         WHERE p.facility_id = f.id AND p.latitude IS NOT NULL AND p.ended_on IS NULL
         ORDER BY p.kind = 'site' DESC, p.id LIMIT 1) AS lon
  FROM unit u JOIN facility f ON f.unit_id = u.id
 WHERE u.valid_to < :day AND (:code = '' OR u.code = :code) AND f.id > :after
 ORDER BY f.id LIMIT 200;

-- @exec facility_pass(id: facility_id, from: unit_id, to: unit_id)
UPDATE facility SET unit_id = :to, version = version + 1 WHERE id = :id AND unit_id = :from;

-- @exec handover_facility_add(id: facility_id, from: unit_id, to: unit_id, day: date, now: instant)
INSERT INTO unit_handover_facility (facility_id, from_unit_id, to_unit_id, on_day, moved_us)
VALUES (:id, :from, :to, :day, :now);

-- Those that are where they passed to; who was given another commune since stays there.
-- @many handover_facilities_left(unit: unit_id, day: date, after: i64) -> row: i64, id: facility_id, to: unit_id
SELECT h.id AS row, h.facility_id AS id, h.to_unit_id AS `to`
  FROM unit_handover_facility h JOIN facility f ON f.id = h.facility_id
 WHERE h.from_unit_id = :unit AND h.on_day = :day AND h.id > :after AND h.undone_us IS NULL
   AND f.unit_id = h.to_unit_id
 ORDER BY h.id LIMIT 200;

-- @exec handover_facility_undone(row: i64, now: instant)
UPDATE unit_handover_facility SET undone_us = :now WHERE id = :row;
