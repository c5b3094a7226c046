-- Co-operation: bodies that are asked, zones and who leads in them, photos that go along.

-- @exec body_add(code: bytes, duty: bytes, kind: str, name: str, parent: bytes, phone: str?, since: date, until: date?)
INSERT INTO unit (code, level, duty, kind_vi, name_vi, parent_code, phone, valid_from, valid_to)
VALUES (:code, 'body', :duty, :kind, :name, :parent, :phone, :since, :until)
ON DUPLICATE KEY UPDATE duty = VALUES(duty), kind_vi = VALUES(kind_vi), name_vi = VALUES(name_vi),
                        phone = VALUES(phone), valid_to = VALUES(valid_to);

-- A code belongs to one kind of unit alone.
-- @one body_other(code: bytes) -> id: unit_id
SELECT id FROM unit WHERE code = :code AND level <> 'body' LIMIT 1;

-- @exec zone_put(province: bytes, code: bytes, name: str, names: str, body: bytes, takes: bool, basis: str, sure: bytes, since: date, until: date?, wkt: str?)
INSERT INTO zone (province, code, name_vi, names, body_code, takes, basis, sure, valid_from, valid_to,
                  shape)
VALUES (:province, :code, :name, :names, :body, :takes, :basis, :sure, :since, :until,
        ST_GEOMFROMTEXT(:wkt))
ON DUPLICATE KEY UPDATE name_vi = VALUES(name_vi), names = VALUES(names),
                        body_code = VALUES(body_code), takes = VALUES(takes),
                        basis = VALUES(basis), sure = VALUES(sure),
                        valid_to = VALUES(valid_to), shape = VALUES(shape);

-- @one zone_body(code: bytes, province: bytes) -> id: unit_id
SELECT id FROM unit WHERE code = :code AND parent_code = :province AND level = 'body'
   AND duty = 'zone_board' ORDER BY valid_from DESC LIMIT 1;

-- Zones of a province on a day with their boards; inside: the outline holds the point; outside:
-- it does not; takes: reports of the zone go there, and somebody there reads an inbox.
-- @many zones_on(province: bytes, day: date, lat: f64?, lon: f64?) -> name: str, names: str, basis: str, sure: bytes, body: unit_id, level: bytes, kind: str, body_name: str, inside: bool, outside: bool, takes: bool
SELECT z.name_vi AS name, z.names, z.basis, z.sure, u.id AS body, u.level, u.kind_vi AS kind,
       u.name_vi AS body_name,
       COALESCE(ST_CONTAINS(z.shape, POINT(:lon, :lat)), 0) AS inside,
       COALESCE(NOT ST_CONTAINS(z.shape, POINT(:lon, :lat)), 0) AS outside,
       z.takes AND EXISTS (
           SELECT 1 FROM office o JOIN account a ON a.id = o.account_id AND a.disabled = 0
            WHERE o.unit_id = u.id AND o.role = 'head' AND o.valid_from <= :day
              AND (o.valid_to IS NULL OR o.valid_to >= :day)) AS takes
  FROM zone z
  JOIN unit u ON u.code = z.body_code AND u.valid_from <= :day
       AND (u.valid_to IS NULL OR u.valid_to >= :day)
 WHERE z.province = :province AND z.valid_from <= :day
   AND (z.valid_to IS NULL OR z.valid_to >= :day)
 ORDER BY inside DESC, z.code LIMIT 200;

-- Who can be asked: everybody below the province, the province itself, and other provinces;
-- inside: somebody holds an office there today and reads an inbox.
-- @many units_askable(province: bytes, self: unit_id, today: date) -> id: unit_id, level: bytes, duty: bytes?, kind: str, name: str, inside: bool
SELECT u.id, u.level, u.duty, u.kind_vi AS kind, u.name_vi AS name,
       EXISTS (SELECT 1 FROM office o JOIN account a ON a.id = o.account_id AND a.disabled = 0
                WHERE o.unit_id = u.id AND o.role = 'head' AND o.valid_from <= :today
                  AND (o.valid_to IS NULL OR o.valid_to >= :today)) AS inside
  FROM unit u
 WHERE u.id <> :self AND u.valid_from <= :today AND (u.valid_to IS NULL OR u.valid_to >= :today)
   AND (u.parent_code = :province OR u.level = 'province')
 ORDER BY FIELD(u.level, 'body', 'department', 'province', 'commune'), u.name_vi LIMIT 600;

-- The same of one unit: somebody there reads an inbox.
-- @one unit_inside(id: unit_id, today: date) -> inside: bool
SELECT EXISTS (SELECT 1 FROM office o JOIN account a ON a.id = o.account_id AND a.disabled = 0
                WHERE o.unit_id = u.id AND o.role = 'head' AND o.valid_from <= :today
                  AND (o.valid_to IS NULL OR o.valid_to >= :today)) AS inside
  FROM unit u WHERE u.id = :id;

-- In force today, of the province of the one that asks, or a province.
-- @one unit_asked(id: unit_id, self: unit_id, today: date) -> id: unit_id
SELECT t.id FROM unit t
  JOIN unit s ON s.id = :self
       AND (t.parent_code = IF(s.level = 'province', s.code, s.parent_code)
            OR t.level = 'province')
 WHERE t.id = :id AND t.id <> s.id AND t.valid_from <= :today
   AND (t.valid_to IS NULL OR t.valid_to >= :today);

-- The sheet of a request: who asks whom.
-- @one coop_sheet(cid: case_id, today: date) -> parent: case_id, unit_level: bytes, unit_kind: str, unit_name: str, from_unit: unit_id, from_level: bytes, from_kind: str, from_name: str, to_level: bytes?, to_kind: str?, to_name: str?, inside: bool
SELECT p.id AS parent, u.level AS unit_level, u.kind_vi AS unit_kind, u.name_vi AS unit_name,
       f.id AS from_unit, f.level AS from_level, f.kind_vi AS from_kind, f.name_vi AS from_name,
       t.level AS to_level, t.kind_vi AS to_kind, t.name_vi AS to_name,
       EXISTS (SELECT 1 FROM office o JOIN account a ON a.id = o.account_id AND a.disabled = 0
                WHERE o.unit_id = t.id AND o.role = 'head' AND o.valid_from <= :today
                  AND (o.valid_to IS NULL OR o.valid_to >= :today)) AS inside
  FROM cases c JOIN unit u ON u.id = c.unit_id
  JOIN cases p ON p.id = c.parent_id
  JOIN unit f ON f.id = p.unit_id
  LEFT JOIN case_value v ON v.case_id = c.id AND v.name = 'receiver'
  LEFT JOIN unit t ON t.id = CAST(v.value AS SIGNED)
 WHERE c.id = :cid AND c.flow = 'cooperation';

-- Covered photos of the case that asks, and whether they go along.
-- @many coop_photos(cid: case_id, parent: case_id) -> file: file_id, ref: bytes, added: bool
SELECT f.id AS file, r.ref,
       EXISTS (SELECT 1 FROM coop_photo k WHERE k.case_id = :cid AND k.file_id = f.id
                AND k.taken_us IS NULL) AS added
  FROM case_report cr
  JOIN report r ON r.id = cr.report_id
  JOIN report_file f ON f.token_hash = r.token_hash
  JOIN photo p ON p.file_id = f.id AND p.state = 'clean'
 WHERE cr.case_id = :parent AND cr.left_us IS NULL
   AND EXISTS (SELECT 1 FROM photo_cover v WHERE v.file_id = f.id)
 ORDER BY f.id LIMIT 100;

-- @many coop_photos_added(cid: case_id) -> file: file_id
SELECT file_id AS file FROM coop_photo WHERE case_id = :cid AND taken_us IS NULL
 ORDER BY file_id LIMIT 100;

-- @one coop_photo_blob(cid: case_id, file: file_id) -> blob: bytes
SELECT v.blob_name AS `blob` FROM coop_photo k JOIN photo_cover v ON v.id = k.cover_id
 WHERE k.case_id = :cid AND k.file_id = :file AND k.taken_us IS NULL;

-- No row: no covered copy of a photo of that case, or it goes along already.
-- @exec coop_photo_add(cid: case_id, parent: case_id, file: file_id, account: account_id, now: instant)
INSERT INTO coop_photo (case_id, file_id, cover_id, account_id, added_us)
SELECT :cid, v.file_id, MAX(v.id), :account, :now
  FROM photo_cover v
  JOIN photo p ON p.file_id = v.file_id AND p.state = 'clean'
  JOIN case_report cr ON cr.report_id = p.report_id AND cr.left_us IS NULL
 WHERE v.file_id = :file AND cr.case_id = :parent
   AND NOT EXISTS (SELECT 1 FROM coop_photo k WHERE k.case_id = :cid AND k.file_id = :file
                    AND k.taken_us IS NULL)
 GROUP BY v.file_id;

-- @exec coop_photo_take(cid: case_id, file: file_id, now: instant)
UPDATE coop_photo SET taken_us = :now
 WHERE case_id = :cid AND file_id = :file AND taken_us IS NULL;

-- The answer to a request reaches the one who leads the case that asked, else who asked.
-- @exec notice_who_asked(cid: case_id, code: bytes, now: instant)
INSERT INTO notice (account_id, case_id, code, made_us)
SELECT COALESCE(p.handler_id, e.account_id), c.id, :code, :now
  FROM cases c JOIN cases p ON p.id = c.parent_id
  JOIN event e ON e.case_id = c.id AND e.seq = 1
 WHERE c.id = :cid AND COALESCE(p.handler_id, e.account_id) IS NOT NULL
   AND c.flow = 'cooperation';
