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
   AND (EXISTS (SELECT 1 FROM cases c WHERE c.unit_id = u.id AND c.ended = 0)
        OR EXISTS (SELECT 1 FROM cases c WHERE c.to_unit_id = u.id AND c.ended = 0))
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
