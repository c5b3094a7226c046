-- @exec unit_add(code: bytes, level: bytes, kind: str, name: str, parent: bytes?, since: date, until: date?, lat: f64?, lon: f64?, phone: str?, email: str?)
INSERT INTO unit (code, level, kind_vi, name_vi, parent_code, valid_from, valid_to, latitude,
                  longitude, phone, email)
VALUES (:code, :level, :kind, :name, :parent, :since, :until, :lat, :lon, :phone, :email);

-- @exec unit_set_contact(code: bytes, today: date, phone: str?, email: str?, hours: str?)
UPDATE unit SET phone = :phone, email = :email, hours = :hours
 WHERE code = :code AND valid_from <= :today AND (valid_to IS NULL OR valid_to >= :today);

-- @exec unit_successor_add(unit: unit_id, successor: bytes)
INSERT INTO unit_successor (unit_id, successor) VALUES (:unit, :successor);

-- The unit that had this code on that day.
-- @one unit_on(code: bytes, day: date) -> id: unit_id, level: bytes, kind: str, name: str, parent: bytes?, phone: str?
SELECT id, level, kind_vi AS kind, name_vi AS name, parent_code AS parent, phone FROM unit
 WHERE code = :code AND valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day);

-- @one unit_by_id(id: unit_id) -> code: bytes, level: bytes, kind: str, name: str, parent: bytes?, phone: str?
SELECT code, level, kind_vi AS kind, name_vi AS name, parent_code AS parent, phone FROM unit
 WHERE id = :id;

-- Units below a province today that a case can be forwarded to.
-- @many units_below(parent: bytes, today: date) -> id: unit_id, code: bytes, level: bytes, kind: str, name: str
SELECT id, code, level, kind_vi AS kind, name_vi AS name FROM unit
 WHERE parent_code = :parent AND valid_from <= :today AND (valid_to IS NULL OR valid_to >= :today)
 ORDER BY level DESC, name_vi LIMIT 400;

-- The same question about one unit: in force today, of the province of the one that offers.
-- @one unit_offerable(id: unit_id, self: unit_id, today: date) -> id: unit_id
SELECT t.id FROM unit t
  JOIN unit s ON s.id = :self AND t.parent_code = IF(s.level = 'province', s.code, s.parent_code)
 WHERE t.id = :id AND t.id <> s.id AND t.valid_from <= :today
   AND (t.valid_to IS NULL OR t.valid_to >= :today);

-- For the public pages: the communes of today, by the view the public account may read.
-- @many pub_communes(province: bytes, today: date) -> id: unit_id, code: bytes, kind: str, name: str, phone: str?, lat: f64?, lon: f64?
SELECT id, code, kind_vi AS kind, name_vi AS name, phone, latitude AS lat, longitude AS lon
  FROM pub_unit
 WHERE parent_code = :province AND level = 'commune' AND valid_from <= :today
   AND (valid_to IS NULL OR valid_to >= :today)
 ORDER BY name_vi LIMIT 1000;

-- The public directory: a province, its departments and communes of today.
-- @many pub_directory(province: bytes, today: date) -> code: bytes, level: bytes, kind: str, name: str, phone: str?, email: str?, hours: str?
SELECT code, level, kind_vi AS kind, name_vi AS name, phone, email, hours FROM pub_unit
 WHERE (parent_code = :province OR code = :province)
   AND level IN ('province', 'department', 'commune')
   AND valid_from <= :today AND (valid_to IS NULL OR valid_to >= :today)
 ORDER BY FIELD(level, 'province', 'department', 'commune'), name_vi LIMIT 1200;

-- Who takes what a commune must not have: the department of the province, else the province.
-- @one pub_superior(province: bytes, today: date) -> id: unit_id
SELECT t.id FROM (
    SELECT d.id, 1 AS place FROM pub_unit d
     WHERE d.parent_code = :province AND d.level = 'department' AND d.valid_from <= :today
       AND (d.valid_to IS NULL OR d.valid_to >= :today)
    UNION ALL
    SELECT p.id, 2 FROM pub_unit p
     WHERE p.code = :province AND p.valid_from <= :today
       AND (p.valid_to IS NULL OR p.valid_to >= :today)) t
 ORDER BY t.place, t.id LIMIT 1;

-- @one pub_unit_by_id(id: unit_id) -> code: bytes, level: bytes, kind: str, name: str, phone: str?
SELECT code, level, kind_vi AS kind, name_vi AS name, phone FROM pub_unit WHERE id = :id;

-- @one unit_since(code: bytes, since: date) -> id: unit_id
SELECT id FROM unit WHERE code = :code AND valid_from = :since;

-- For `hotline unit list`.
-- @each units_on(day: date) -> code: bytes, level: bytes, kind: str, name: str, parent: bytes?, since: date, until: date?
SELECT code, level, kind_vi AS kind, name_vi AS name, parent_code AS parent, valid_from AS since,
       valid_to AS until
  FROM unit WHERE valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)
 ORDER BY level DESC, code;

-- Rows that carry on the body of the row before: the same code and level from the very next
-- day, nothing went elsewhere and nothing else came in.
-- @many units_continued() -> id: unit_id, body: unit_id
SELECT u.id, COALESCE(p.body_id, p.id) AS body
  FROM unit u
  JOIN unit p ON p.code = u.code AND p.level = u.level
       AND p.valid_to = u.valid_from - INTERVAL 1 DAY
 WHERE (u.body_id IS NULL OR u.body_id <> COALESCE(p.body_id, p.id))
   AND NOT EXISTS (SELECT 1 FROM unit_successor s WHERE s.unit_id = p.id AND s.successor <> u.code)
   AND NOT EXISTS (SELECT 1 FROM unit_successor s JOIN unit o ON o.id = s.unit_id
                    WHERE s.successor = u.code AND o.id <> p.id AND o.level = u.level
                      AND o.valid_to = p.valid_to)
 LIMIT 2000;

-- A body keeps its telephone when it changes its name.
-- @exec unit_set_body(id: unit_id, body: unit_id)
UPDATE unit u JOIN unit p ON p.code = u.code AND p.level = u.level
       AND p.valid_to = u.valid_from - INTERVAL 1 DAY
   SET u.body_id = :body, u.phone = COALESCE(u.phone, p.phone),
       u.email = COALESCE(u.email, p.email), u.hours = COALESCE(u.hours, p.hours)
 WHERE u.id = :id;

-- The row that the same body had on a day: its name then.
-- @one unit_then(id: unit_id, day: date) -> body: unit_id, level: bytes, kind: str, name: str
SELECT COALESCE(n.body_id, n.id) AS body, n.level, n.kind_vi AS kind, n.name_vi AS name
  FROM unit u
  JOIN unit n ON n.code = u.code AND COALESCE(n.body_id, n.id) = COALESCE(u.body_id, u.id)
 WHERE u.id = :id AND n.valid_from <= :day AND (n.valid_to IS NULL OR n.valid_to >= :day);

-- The whole register, for a handover.
-- @each units_all() -> id: unit_id, code: bytes, level: bytes, kind: str, name: str, parent: bytes?, since: date, until: date?, lat: f64?, lon: f64?, body: unit_id, heir: bytes?
SELECT id, code, level, kind_vi AS kind, name_vi AS name, parent_code AS parent,
       valid_from AS since, valid_to AS until, latitude AS lat, longitude AS lon,
       COALESCE(body_id, id) AS body, heir_code AS heir
  FROM unit ORDER BY id;

-- @each unit_successors_all() -> unit: unit_id, successor: bytes
SELECT unit_id AS unit, successor FROM unit_successor ORDER BY unit_id, successor;
