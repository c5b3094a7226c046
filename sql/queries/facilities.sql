-- The register of facilities. A facility and what was merged into it have one root.

-- @exec facility_add(unit: unit_id, kind: bytes, name: str, name_sealed: bytes?, tax: bytes?, tax_sealed: bytes?, tax_hash: bytes?, business: bytes?, sector: bytes, representative: str, phone: str, now: instant)
INSERT INTO facility (unit_id, kind, name, name_sealed, tax_code, tax_sealed, tax_hash,
                      business_code, sector, representative, phone, made_us)
VALUES (:unit, :kind, :name, :name_sealed, :tax, :tax_sealed, :tax_hash, :business, :sector,
        :representative, :phone, :now);

-- @exec facility_set_root(id: facility_id)
UPDATE facility SET root_id = id WHERE id = :id;

-- @exec facility_text_set(id: facility_id, body: str)
INSERT INTO facility_text (facility_id, body) VALUES (:id, :body)
ON DUPLICATE KEY UPDATE body = VALUES(body);

-- @exec facility_name_add(facility: facility_id, name: str, name_sealed: bytes?, since: date?, basis: str)
INSERT INTO facility_name (facility_id, name, name_sealed, since, basis)
VALUES (:facility, :name, :name_sealed, :since, :basis);

-- @exec facility_place_add(facility: facility_id, kind: bytes, name: str, address: str, lat: f64?, lon: f64?, medium: bytes?, receiver: str, flow: i64?, since: date?, now: instant)
INSERT INTO facility_place (facility_id, kind, name, address, latitude, longitude, medium,
                            receiver, flow_milli, since, made_us)
VALUES (:facility, :kind, :name, :address, :lat, :lon, :medium, :receiver, :flow, :since, :now);

-- @one facility_by_id(id: facility_id, today: date) -> id: facility_id, root: facility_id, merged: facility_id?, unit: unit_id, unit_code: bytes, unit_level: bytes, unit_kind: str, unit_name: str, parent: bytes?, kind: bytes, name: str, name_sealed: bytes?, tax: bytes?, tax_sealed: bytes?, business: bytes?, sector: bytes, risk: i64?, risk_basis: str, state: bytes, state_on: date?, representative: str, phone: str, version: i64
SELECT f.id, COALESCE(f.root_id, f.id) AS root, f.merged_into AS merged, f.unit_id AS unit,
       u.code AS unit_code, u.level AS unit_level, u.kind_vi AS unit_kind, u.name_vi AS unit_name,
       IF(u.valid_to < :today, COALESCE(u.heir_code, u.parent_code), u.parent_code) AS parent,
       f.kind, f.name, f.name_sealed, f.tax_code AS tax, f.tax_sealed, f.business_code AS business,
       f.sector, f.risk_group AS risk, f.risk_basis, f.state, f.state_on, f.representative,
       f.phone, f.version
  FROM facility f JOIN unit u ON u.id = f.unit_id
 WHERE f.id = :id;

-- @one facility_lock(id: facility_id) -> version: i64, root: facility_id
SELECT version, COALESCE(root_id, id) AS root FROM facility WHERE id = :id FOR UPDATE;

-- Sites and discharge points of the facility and what was merged into it.
-- @many facility_places(root: facility_id) -> id: place_id, facility: facility_id, kind: bytes, name: str, address: str, lat: f64?, lon: f64?, medium: bytes?, receiver: str, flow: i64?, since: date?, ended: date?
SELECT p.id, p.facility_id AS facility, p.kind, p.name, p.address, p.latitude AS lat,
       p.longitude AS lon, p.medium, p.receiver, p.flow_milli AS flow, p.since,
       p.ended_on AS ended
  FROM facility f JOIN facility_place p ON p.facility_id = f.id
 WHERE f.root_id = :root ORDER BY p.ended_on IS NOT NULL, p.kind DESC, p.id LIMIT 200;

-- @many facility_permits(root: facility_id) -> id: permit_id, facility: facility_id, kind: bytes, number: str, issuer: str, issued: date, until: date?, scope: str, ended: date?, end_reason: str?
SELECT p.id, p.facility_id AS facility, p.kind, p.number, p.issuer, p.issued_on AS issued,
       p.valid_to AS until, p.scope, p.ended_on AS ended, p.end_reason
  FROM facility f JOIN permit p ON p.facility_id = f.id
 WHERE f.root_id = :root ORDER BY p.ended_on IS NOT NULL, p.issued_on DESC, p.id LIMIT 100;

-- What the permits allow that are in force on that day; place missing: at every point.
-- @many facility_limits(root: facility_id, day: date) -> permit: permit_id, number: str, place: place_id?, parameter: str, unit: str, least: i64?, most: i64?, standard: str
SELECT p.id AS permit, p.number, l.place_id AS place, l.parameter, l.unit, l.min_nano AS least,
       l.max_nano AS most, l.standard
  FROM facility f JOIN permit p ON p.facility_id = f.id
  JOIN permit_limit l ON l.permit_id = p.id
 WHERE f.root_id = :root AND p.issued_on <= :day AND (p.valid_to IS NULL OR p.valid_to >= :day)
   AND (p.ended_on IS NULL OR p.ended_on > :day) AND (l.ended_on IS NULL OR l.ended_on > :day)
 ORDER BY p.issued_on DESC, l.id LIMIT 500;

-- @exec permit_add(facility: facility_id, kind: bytes, number: str, issuer: str, issued: date, until: date?, scope: str, now: instant)
INSERT INTO permit (facility_id, kind, number, issuer, issued_on, valid_to, scope, made_us)
VALUES (:facility, :kind, :number, :issuer, :issued, :until, :scope, :now);

-- @exec permit_limit_add(permit: permit_id, place: place_id?, parameter: str, unit: str, least: i64?, most: i64?, standard: str)
INSERT INTO permit_limit (permit_id, place_id, parameter, unit, min_nano, max_nano, standard)
VALUES (:permit, :place, :parameter, :unit, :least, :most, :standard);

-- Bounded: the best 200 hits, then those in the reader's area.
-- @many facility_search(words: str, unit: unit_id, below: bytes) -> id: facility_id, kind: bytes, name: str, tax: bytes?, sector: bytes, risk: i64?, state: bytes, unit_kind: str, unit_name: str, address: str?
SELECT f.id, f.kind, f.name, f.tax_code AS tax, f.sector, f.risk_group AS risk, f.state,
       u.kind_vi AS unit_kind, u.name_vi AS unit_name,
       (SELECT p.address FROM facility_place p WHERE p.facility_id = f.id AND p.kind = 'site'
           AND p.ended_on IS NULL ORDER BY p.id LIMIT 1) AS address
  FROM (SELECT DISTINCT g.root_id FROM facility_text t JOIN facility g ON g.id = t.facility_id
         WHERE MATCH (t.body) AGAINST (:words IN BOOLEAN MODE) LIMIT 200) hit
  JOIN facility f ON f.id = hit.root_id
  JOIN unit u ON u.id = f.unit_id
 WHERE f.unit_id = :unit OR u.parent_code = :below OR u.heir_code = :below
 ORDER BY f.name, f.id LIMIT 50;

-- @many facility_by_tax(tax: bytes?, hashed: bytes?, unit: unit_id, below: bytes) -> id: facility_id, kind: bytes, name: str, tax: bytes?, sector: bytes, risk: i64?, state: bytes, unit_kind: str, unit_name: str, address: str?
SELECT f.id, f.kind, f.name, f.tax_code AS tax, f.sector, f.risk_group AS risk, f.state,
       u.kind_vi AS unit_kind, u.name_vi AS unit_name,
       (SELECT p.address FROM facility_place p WHERE p.facility_id = f.id AND p.kind = 'site'
           AND p.ended_on IS NULL ORDER BY p.id LIMIT 1) AS address
  FROM (SELECT g.root_id FROM facility g WHERE g.tax_code = :tax
        UNION SELECT g.root_id FROM facility g WHERE g.tax_hash = :hashed) hit
  JOIN facility f ON f.id = hit.root_id
  JOIN unit u ON u.id = f.unit_id
 WHERE f.unit_id = :unit OR u.parent_code = :below OR u.heir_code = :below
 ORDER BY f.id LIMIT 50;

-- The facility that a case, or the case it was opened from, is about.
-- @one facility_of_case(cid: case_id) -> id: facility_id, root: facility_id, kind: bytes, name: str, own: bool
SELECT f.id, COALESCE(f.root_id, f.id) AS root, r.kind, r.name,
       COALESCE(l.case_id = :cid, 0) AS own
  FROM cases c
  JOIN case_facility l ON l.live_case IN (c.id, c.parent_id)
  JOIN facility f ON f.id = l.facility_id
  JOIN facility r ON r.id = f.root_id
 WHERE c.id = :cid ORDER BY l.case_id = :cid DESC LIMIT 1;

-- @exec case_facility_end(cid: case_id, by: account_id, now: instant)
UPDATE case_facility SET ended_by = :by, ended_us = :now WHERE live_case = :cid;

-- @exec case_facility_add(cid: case_id, facility: facility_id, by: account_id, now: instant)
INSERT INTO case_facility (case_id, facility_id, made_by, made_us)
VALUES (:cid, :facility, :by, :now);

-- @exec record_set_facility(cid: case_id, facility: facility_id?)
UPDATE violation_record SET facility_id = :facility WHERE case_id = :cid;
