-- Where a point lies on a day: outlines that hold it or pass near it, else the nearest
-- centres. Both boxes are given by the caller, so that the spatial index is asked and the
-- number of units does not matter. `far` is in degrees, 0 inside an outline.
-- @many place_at(lat: f64, lon: f64, day: date, south: f64, west: f64, north: f64, east: f64,
--                far_south: f64, far_west: f64, far_north: f64, far_east: f64)
--   -> what: bytes, accuracy: bytes, id: unit_id, code: bytes, level: bytes, kind: str, name: str, parent: bytes?, far: f64, lat: f64?, lon: f64?
(SELECT s.what, s.accuracy, u.id, u.code, u.level, u.kind_vi AS kind, u.name_vi AS name,
        u.parent_code AS parent,
        COALESCE(IF(ST_CONTAINS(s.shape, POINT(:lon, :lat)), 0e0,
                    ST_DISTANCE(s.shape, POINT(:lon, :lat))), 9e0) AS far,
        u.latitude AS lat, u.longitude AS lon
   FROM pub_shape s
   JOIN pub_unit u ON u.code = s.code AND u.level = s.level
        AND u.valid_from <= :day AND (u.valid_to IS NULL OR u.valid_to >= :day)
  WHERE MBRINTERSECTS(s.shape, LINESTRING(POINT(:west, :south), POINT(:east, :north)))
    AND s.what = 'outline' AND s.valid_from <= :day AND (s.valid_to IS NULL OR s.valid_to >= :day)
  ORDER BY far LIMIT 24)
UNION ALL
(SELECT s.what, s.accuracy, u.id, u.code, u.level, u.kind_vi, u.name_vi, u.parent_code,
        COALESCE(ST_DISTANCE(s.shape, POINT(:lon, :lat)), 9e0) AS far, u.latitude, u.longitude
   FROM pub_shape s
   JOIN pub_unit u ON u.code = s.code AND u.level = s.level
        AND u.valid_from <= :day AND (u.valid_to IS NULL OR u.valid_to >= :day)
  WHERE MBRINTERSECTS(s.shape,
            LINESTRING(POINT(:far_west, :far_south), POINT(:far_east, :far_north)))
    AND s.what = 'centre' AND s.valid_from <= :day AND (s.valid_to IS NULL OR s.valid_to >= :day)
  ORDER BY far LIMIT 24) LIMIT 48;

-- @one shape_there(code: bytes, level: bytes, since: date, until: date) -> id: i64, since: date, until: date?, same: bool
SELECT id, valid_from AS since, valid_to AS until,
       COALESCE(valid_from = :since, 0) AS same FROM unit_shape
 WHERE code = :code AND level = :level AND what = 'outline' AND valid_from <= :until
   AND (valid_to IS NULL OR valid_to >= :since)
 ORDER BY valid_from = :since DESC LIMIT 1;

-- The unit that an outline is of: some row of that code and level within its period.
-- @one shape_unit(code: bytes, level: bytes, since: date, until: date) -> id: unit_id, parent: bytes?
SELECT id, parent_code AS parent FROM unit
 WHERE code = :code AND level = :level AND valid_from <= :until
   AND (valid_to IS NULL OR valid_to >= :since)
 ORDER BY valid_from DESC LIMIT 1;

-- @exec shape_put(code: bytes, level: bytes, since: date, until: date?, accuracy: bytes, wkt: str)
INSERT INTO unit_shape (what, code, level, valid_from, valid_to, accuracy, shape)
VALUES ('outline', :code, :level, :since, :until, :accuracy, ST_GEOMFROMTEXT(:wkt))
ON DUPLICATE KEY UPDATE valid_to = VALUES(valid_to), accuracy = VALUES(accuracy),
                        shape = VALUES(shape);

-- @exec shape_centres_clear()
DELETE FROM unit_shape WHERE what = 'centre';

-- Centres decide only where every unit beside it has one too: the nearest of a few says nothing.
-- @exec shape_centres_fill()
INSERT INTO unit_shape (what, code, level, valid_from, valid_to, accuracy, shape)
SELECT 'centre', u.code, u.level, u.valid_from, u.valid_to, 'centre',
       POINT(u.longitude, u.latitude)
  FROM unit u
 WHERE u.level IN ('commune', 'district') AND u.latitude IS NOT NULL AND u.longitude IS NOT NULL
   AND u.parent_code IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM unit b
                    WHERE b.parent_code = u.parent_code AND b.level = u.level
                      AND b.latitude IS NULL AND (u.valid_to IS NULL OR b.valid_from <= u.valid_to)
                      AND (b.valid_to IS NULL OR b.valid_to >= u.valid_from));

-- @each unit_heirs_all() -> unit: unit_id, code: bytes
SELECT unit_id AS unit, code FROM unit_heir ORDER BY unit_id, code;

-- @exec unit_heirs_clear()
DELETE FROM unit_heir;

-- @exec unit_heir_add(unit: unit_id, code: bytes, province: bytes)
INSERT IGNORE INTO unit_heir (unit_id, code, province) VALUES (:unit, :code, :province);

-- @exec unit_variant_add(unit: unit_id, name: str)
INSERT IGNORE INTO unit_variant (unit_id, name_vi) VALUES (:unit, :name);

-- The unit of a code and level that was in force on a day, or the last one before it.
-- @one variant_unit(code: bytes, level: bytes, day: date) -> id: unit_id
SELECT id FROM unit WHERE code = :code AND level = :level AND valid_from <= :day
 ORDER BY valid_from DESC LIMIT 1;

-- Names of a province's communes of today, those of old and other spellings among them; all
-- rows of one unit together.
-- @many place_names(province: bytes, today: date) -> unit: unit_id, unit_code: bytes, level: bytes, kind: str, name: str, parent: bytes?, since: date, until: date?, code: bytes
SELECT h.unit_id AS unit, h.unit_code, h.level, h.kind_vi AS kind, h.name_vi AS name,
       h.parent_code AS parent, h.valid_from AS since, h.valid_to AS until, h.code
  FROM pub_heir h WHERE h.province = :province AND h.valid_from <= :today
UNION ALL
SELECT h.unit_id, h.unit_code, h.level, h.kind_vi, v.name_vi, h.parent_code, h.valid_from,
       h.valid_to, h.code
  FROM pub_heir h JOIN pub_variant v ON v.unit_id = h.unit_id
 WHERE h.province = :province AND h.valid_from <= :today
 ORDER BY unit, name, code LIMIT 20000;

-- Areas for the map: outlines of a province and of what lies in it, on a day.
-- @each map_outlines(province: bytes, day: date) -> level: bytes, code: bytes, kind: str, name: str, accuracy: bytes, shape: str
SELECT s.level, s.code, u.kind_vi AS kind, u.name_vi AS name, s.accuracy,
       COALESCE(ST_ASGEOJSON(s.shape, 4), '') AS shape
  FROM pub_unit u
  JOIN pub_shape s ON s.code = u.code AND s.level = u.level
 WHERE (u.parent_code = :province OR u.code = :province)
   AND u.valid_from <= :day AND (u.valid_to IS NULL OR u.valid_to >= :day)
   AND s.what = 'outline' AND s.valid_from <= :day AND (s.valid_to IS NULL OR s.valid_to >= :day)
 ORDER BY s.level DESC, s.code;

-- @exec report_place_add(report: report_id, words: str, point: unit_id?, how: bytes?, accuracy: bytes?, metres: i64?, zone: str?, body: unit_id?)
INSERT INTO report_place (report_id, words, point_id, how, accuracy, metres, zone_name, zone_body)
VALUES (:report, :words, :point, :how, :accuracy, :metres, :zone, :body);

-- @exec report_said_add(report: report_id, code: bytes, today: date)
INSERT IGNORE INTO report_said (report_id, unit_id)
SELECT :report, id FROM pub_unit
 WHERE code = :code AND level = 'commune' AND valid_from <= :today
   AND (valid_to IS NULL OR valid_to >= :today);
