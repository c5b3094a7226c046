-- The register of facilities. A facility and what was merged into it have one root.

-- @exec facility_add(unit: unit_id, kind: bytes, sector: bytes, now: instant)
INSERT INTO facility (unit_id, kind, name, sector, made_us)
VALUES (:unit, :kind, '', :sector, :now);

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

-- @one facility_by_id(id: facility_id, today: date) -> id: facility_id, root: facility_id, merged: facility_id?, unit: unit_id, unit_code: bytes, unit_level: bytes, unit_kind: str, unit_name: str, parent: bytes?, kind: bytes, name: str, name_sealed: bytes?, tax: bytes?, tax_sealed: bytes?, tax_hash: bytes?, business: bytes?, sector: bytes, risk: i64?, risk_basis: str, state: bytes, state_on: date?, representative: str, phone: str, version: i64
SELECT f.id, COALESCE(f.root_id, f.id) AS root, f.merged_into AS merged, f.unit_id AS unit,
       u.code AS unit_code, u.level AS unit_level, u.kind_vi AS unit_kind, u.name_vi AS unit_name,
       IF(u.valid_to < :today, COALESCE(u.heir_code, u.parent_code), u.parent_code) AS parent,
       f.kind, f.name, f.name_sealed, f.tax_code AS tax, f.tax_sealed, f.tax_hash,
       f.business_code AS business,
       f.sector, f.risk_group AS risk, f.risk_basis, f.state, f.state_on, f.representative,
       f.phone, f.version
  FROM facility f JOIN unit u ON u.id = f.unit_id
 WHERE f.id = :id;

-- Who wrote the version that stands, and for which body; NULL: a command.
-- @one facility_writer(subject: bytes, today: date) -> at: instant, name: str?, level: bytes?, kind: str?, unit: str?
SELECT e.at_us AS at, a.name, u.level, u.kind_vi AS kind, u.name_vi AS unit
  FROM act_event e
  LEFT JOIN account a ON a.id = e.account_id
  LEFT JOIN unit u ON u.id = (SELECT o.unit_id FROM office o
                               WHERE o.account_id = e.account_id AND o.valid_from <= :today
                                 AND (o.valid_to IS NULL OR o.valid_to >= :today)
                               ORDER BY o.id LIMIT 1)
 WHERE e.subject = :subject
   AND e.type IN ('facility_made', 'facility_changed', 'facility_rated', 'facility_merged',
                  'facility_took_in', 'facility_split', 'facility_gave_back')
 ORDER BY e.seq DESC LIMIT 1;

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

-- Does a place stand with exactly that kind and name? However many there are.
-- @one facility_place_known(root: facility_id, kind: bytes, name: bytes) -> n: i64
SELECT COUNT(*) AS n FROM facility f JOIN facility_place p ON p.facility_id = f.id
 WHERE f.root_id = :root AND p.ended_on IS NULL AND p.kind = :kind
   AND CAST(p.name AS BINARY) = :name;

-- @one facility_permit_known(root: facility_id, kind: bytes, number: bytes) -> n: i64
SELECT COUNT(*) AS n FROM facility f JOIN permit p ON p.facility_id = f.id
 WHERE f.root_id = :root AND p.kind = :kind AND CAST(p.number AS BINARY) = :number;

-- What the permits allow that are in force on that day; place missing: at every point.
-- @exec permit_add(facility: facility_id, kind: bytes, number: str, issuer: str, issued: date, until: date?, scope: str, clause: str?, now: instant)
INSERT INTO permit (facility_id, kind, number, issuer, issued_on, valid_to, scope, clause, made_us)
VALUES (:facility, :kind, :number, :issuer, :issued, :until, :scope, :clause, :now);

-- @exec permit_limit_add(permit: permit_id, place: place_id?, parameter: str, unit: str, least: i64?, most: i64?, standard: str, clause: str?)
INSERT INTO permit_limit (permit_id, place_id, parameter, unit, min_nano, max_nano, standard,
                          clause)
VALUES (:permit, :place, :parameter, :unit, :least, :most, :standard, :clause);

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

-- @exec facility_set(id: facility_id, unit: unit_id, kind: bytes, name: str, name_sealed: bytes?, tax: bytes?, tax_sealed: bytes?, tax_hash: bytes?, business: bytes?, sector: bytes, state: bytes, state_on: date?, representative: str, phone: str)
UPDATE facility SET unit_id = :unit, kind = :kind, name = :name, name_sealed = :name_sealed,
       tax_code = :tax, tax_sealed = :tax_sealed, tax_hash = :tax_hash,
       business_code = :business, sector = :sector, state = :state, state_on = :state_on,
       representative = :representative, phone = :phone, version = version + 1
 WHERE id = :id;

-- @exec facility_set_risk(id: facility_id, risk: i64?, basis: str)
UPDATE facility SET risk_group = :risk, risk_basis = :basis, version = version + 1
 WHERE id = :id;

-- @exec facility_name_end(facility: facility_id, until: date)
UPDATE facility_name SET until = :until WHERE facility_id = :facility AND until IS NULL;

-- @many facility_names(root: facility_id) -> name: str, sealed: bool, since: date?, until: date?, basis: str, merged: bool
SELECT n.name, n.name_sealed IS NOT NULL AS sealed, n.since, n.until, n.basis,
       f.merged_into IS NOT NULL AS merged
  FROM facility f JOIN facility_name n ON n.facility_id = f.id
 WHERE f.root_id = :root ORDER BY f.merged_into IS NOT NULL, n.id DESC LIMIT 100;

-- Another facility of the unit with the number.
-- @one facility_tax_taken(tax: bytes?, hashed: bytes?, unit: unit_id, self: i64) -> id: facility_id
(SELECT f.id FROM facility f WHERE f.tax_code = :tax AND f.unit_id = :unit
   AND f.root_id <> :self AND f.merged_into IS NULL FOR UPDATE)
UNION (SELECT f.id FROM facility f WHERE f.tax_hash = :hashed AND f.unit_id = :unit
   AND f.root_id <> :self AND f.merged_into IS NULL FOR UPDATE)
 LIMIT 1;

-- The register of one unit, page by page.
-- @many facility_page_unit(unit: unit_id, after: i64) -> id: facility_id, kind: bytes, name: str, tax: bytes?, sector: bytes, risk: i64?, state: bytes, unit_kind: str, unit_name: str, address: str?
SELECT f.id, f.kind, f.name, f.tax_code AS tax, f.sector, f.risk_group AS risk, f.state,
       u.kind_vi AS unit_kind, u.name_vi AS unit_name,
       (SELECT p.address FROM facility_place p WHERE p.facility_id = f.id AND p.kind = 'site'
           AND p.ended_on IS NULL ORDER BY p.id LIMIT 1) AS address
  FROM facility f JOIN unit u ON u.id = f.unit_id
 WHERE f.unit_id = :unit AND f.id > :after AND f.merged_into IS NULL
 ORDER BY f.id LIMIT 51;

-- The register of a province, page by page in the order of its entries.
-- @many facility_page_below(below: bytes, after: i64) -> id: facility_id, kind: bytes, name: str, tax: bytes?, sector: bytes, risk: i64?, state: bytes, unit_kind: str, unit_name: str, address: str?
SELECT f.id, f.kind, f.name, f.tax_code AS tax, f.sector, f.risk_group AS risk, f.state,
       u.kind_vi AS unit_kind, u.name_vi AS unit_name,
       (SELECT p.address FROM facility_place p WHERE p.facility_id = f.id AND p.kind = 'site'
           AND p.ended_on IS NULL ORDER BY p.id LIMIT 1) AS address
  FROM facility f JOIN unit u ON u.id = f.unit_id
 WHERE f.id > :after AND f.merged_into IS NULL AND (u.parent_code = :below OR u.heir_code = :below)
 ORDER BY f.id LIMIT 51;

-- Duties that are over their day, the oldest first.
-- @many facility_late(unit: unit_id, below: bytes, today: date) -> id: facility_id, kind: bytes, name: str, duty: bytes, what: str, due: date?, unit_kind: str, unit_name: str
SELECT r.id, r.kind, r.name, d.kind AS duty, d.what, d.due_on AS due,
       u.kind_vi AS unit_kind, u.name_vi AS unit_name
  FROM facility_duty d JOIN facility f ON f.id = d.facility_id
  JOIN facility r ON r.id = f.root_id
  JOIN unit u ON u.id = r.unit_id
 WHERE d.finished = 0 AND d.due_on < :today
   AND (r.unit_id = :unit OR u.parent_code = :below OR u.heir_code = :below)
 ORDER BY d.due_on, d.id LIMIT 100;

-- @exec facility_place_end(id: place_id, ended: date)
UPDATE facility_place SET ended_on = :ended WHERE id = :id AND ended_on IS NULL;

-- @one facility_place_get(id: place_id) -> facility: facility_id, root: facility_id, kind: bytes, name: str, ended: date?, since: date?
SELECT p.facility_id AS facility, COALESCE(f.root_id, f.id) AS root, p.kind, p.name,
       p.ended_on AS ended, p.since
  FROM facility_place p JOIN facility f ON f.id = p.facility_id WHERE p.id = :id;

-- @one permit_get(id: permit_id) -> facility: facility_id, root: facility_id, kind: bytes, number: str, issuer: str, issued: date, until: date?, scope: str, clause: str?, ended: date?, end_reason: str?
SELECT p.facility_id AS facility, COALESCE(f.root_id, f.id) AS root, p.kind, p.number, p.issuer,
       p.issued_on AS issued, p.valid_to AS until, p.scope, p.clause, p.ended_on AS ended,
       p.end_reason
  FROM permit p JOIN facility f ON f.id = p.facility_id WHERE p.id = :id;

-- @exec permit_end(id: permit_id, ended: date, reason: str)
UPDATE permit SET ended_on = :ended, end_reason = :reason WHERE id = :id AND ended_on IS NULL;

-- @many permit_limits(permit: permit_id) -> id: i64, place: str?, parameter: str, unit: str, least: i64?, most: i64?, standard: str, clause: str?, ended: date?
SELECT l.id, p.name AS place, l.parameter, l.unit, l.min_nano AS least, l.max_nano AS most,
       l.standard, l.clause, l.ended_on AS ended
  FROM permit_limit l LEFT JOIN facility_place p ON p.id = l.place_id
 WHERE l.permit_id = :permit ORDER BY l.ended_on IS NOT NULL, l.id LIMIT 200;

-- @exec permit_limit_end(id: i64, permit: permit_id, ended: date)
UPDATE permit_limit SET ended_on = :ended
 WHERE id = :id AND permit_id = :permit AND ended_on IS NULL;

-- @exec facility_duty_add(facility: facility_id, kind: bytes, source: bytes, what: str, basis: str, due: date?, now: instant)
INSERT INTO facility_duty (facility_id, kind, source, what, basis, due_on, made_us)
VALUES (:facility, :kind, :source, :what, :basis, :due, :now);

-- @many facility_duties(root: facility_id) -> id: i64, kind: bytes, source: bytes, what: str, basis: str, due: date?, state: bytes, state_on: date?, note: str
SELECT d.id, d.kind, d.source, d.what, d.basis, d.due_on AS due, d.state, d.state_on,
       d.state_note AS note
  FROM facility f JOIN facility_duty d ON d.facility_id = f.id
 WHERE f.root_id = :root ORDER BY d.finished, d.due_on IS NULL, d.due_on, d.id LIMIT 200;

-- @one facility_duty_get(id: i64) -> facility: facility_id, root: facility_id, kind: bytes, what: str, state: bytes, told: instant?
SELECT d.facility_id AS facility, COALESCE(f.root_id, f.id) AS root, d.kind, d.what, d.state,
       d.told_us AS told
  FROM facility_duty d JOIN facility f ON f.id = d.facility_id WHERE d.id = :id;

-- Shown on the public page of the facility since then; missing: not.
-- @exec facility_duty_tell(id: i64, told: instant?)
UPDATE facility_duty SET told_us = :told WHERE id = :id;

-- @exec facility_duty_set(id: i64, state: bytes, state_on: date, note: str)
UPDATE facility_duty SET state = :state, state_on = :state_on, state_note = :note WHERE id = :id;

-- @many facility_monitors(root: facility_id) -> place: place_id, place_name: str, must: bytes, basis: str, link: bytes, link_on: date?, station: str
SELECT m.place_id AS place, p.name AS place_name, m.must, m.basis, m.link, m.link_on, m.station
  FROM facility f JOIN facility_monitor m ON m.facility_id = f.id AND m.ended_us IS NULL
  JOIN facility_place p ON p.id = m.place_id
 WHERE f.root_id = :root ORDER BY p.id LIMIT 100;

-- @exec monitor_end(place: place_id, now: instant)
UPDATE facility_monitor SET ended_us = :now WHERE live_place = :place;

-- @exec monitor_add(facility: facility_id, place: place_id, must: bytes, basis: str, link: bytes, link_on: date?, station: str, now: instant)
INSERT INTO facility_monitor (facility_id, place_id, must, basis, link, link_on, station, made_us)
VALUES (:facility, :place, :must, :basis, :link, :link_on, :station, :now);

-- @one monitor_of_station(station: str) -> place: place_id, root: facility_id, unit: unit_id, kind: bytes, name: str, place_name: str, medium: bytes?, address: str, lat: f64?, lon: f64?
SELECT m.place_id AS place, r.id AS root, r.unit_id AS unit, r.kind, r.name, p.name AS place_name,
       p.medium, p.address, p.latitude AS lat, p.longitude AS lon
  FROM facility_monitor m JOIN facility_place p ON p.id = m.place_id
  JOIN facility f ON f.id = m.facility_id JOIN facility r ON r.id = f.root_id
 WHERE m.live_station = :station;

-- @exec exceedance_add(report: report_id, facility: facility_id, place: place_id, station: str, parameter: str, unit: str, measured: i64, most: i64, at: instant)
INSERT INTO facility_exceedance (report_id, facility_id, place_id, station, parameter, unit,
                                 measured_nano, limit_nano, at_us)
VALUES (:report, :facility, :place, :station, :parameter, :unit, :measured, :most, :at);

-- @exec case_facility_of_station(cid: case_id, report: report_id, now: instant)
INSERT INTO case_facility (case_id, facility_id, made_us)
SELECT :cid, f.root_id, :now FROM facility_exceedance e JOIN facility f ON f.id = e.facility_id
 WHERE e.report_id = :report;

-- @exec facility_merge(id: facility_id, target: facility_id, now: instant)
UPDATE facility SET merged_into = :target, merged_us = :now, version = version + 1
 WHERE id = :id AND merged_into IS NULL;

-- @exec facility_unmerge(id: facility_id)
UPDATE facility SET merged_into = NULL, merged_us = NULL, version = version + 1 WHERE id = :id;

-- Everything that was merged into the facility, directly or through another, and itself.
-- @many facility_subtree(id: facility_id) -> id: facility_id
WITH RECURSIVE tree AS (
    SELECT f.id FROM facility f WHERE f.id = :id
    UNION SELECT g.id FROM facility g JOIN tree t ON g.merged_into = t.id)
SELECT f.id FROM tree t JOIN facility f ON f.id = t.id LIMIT 1000;

-- @exec facility_root_set(id: facility_id, root: facility_id)
UPDATE facility SET root_id = :root WHERE id = :id;

-- @many facility_merged(root: facility_id) -> id: facility_id, into: facility_id, kind: bytes, name: str, tax: bytes?, at: instant
SELECT f.id, COALESCE(f.merged_into, f.id) AS `into`, f.kind, f.name, f.tax_code AS tax,
       COALESCE(f.merged_us, 0) AS at
  FROM facility f WHERE f.root_id = :root AND f.merged_into IS NOT NULL ORDER BY f.id LIMIT 100;

-- What happened at the facility, newest first. The cases are those linked to it, what they were
-- opened from and what was opened from them; whether the reader sees a case is asked row by row.
-- @many facility_timeline(root: facility_id, skip: i64) -> kind: bytes?, at: instant?, label: bytes?, extra: bytes?, code: bytes?, unit: unit_id?, parent: bytes?, to_unit: unit_id?
WITH linked AS (
    SELECT l.case_id FROM facility g
      JOIN case_facility l ON l.facility_id = g.id AND l.ended_us IS NULL
     WHERE g.root_id = :root),
whole AS (
    SELECT case_id, 1 AS own FROM linked
    UNION SELECT p.id, 1 FROM linked k JOIN cases c ON c.id = k.case_id
      JOIN cases p ON p.id = c.parent_id
     WHERE NOT EXISTS (SELECT 1 FROM case_facility x WHERE x.live_case = p.id)
    UNION SELECT c.id, 0 FROM linked k JOIN cases c ON c.parent_id = k.case_id
     WHERE NOT EXISTS (SELECT 1 FROM case_facility x WHERE x.live_case = c.id)),
seen AS (
    SELECT c.id, c.code, c.flow, c.opened_us, c.unit_id, u.parent_code, c.to_unit_id, w.own
      FROM whole w JOIN cases c ON c.id = w.case_id JOIN unit u ON u.id = c.unit_id),
own AS (
    SELECT g.id FROM facility g WHERE g.root_id = :root)
SELECT t.kind, t.at, t.label, t.extra, t.code, t.unit, t.parent, t.to_unit FROM (
    SELECT CAST('report' AS BINARY) AS kind, r.received_us AS at, r.ref AS label,
           CAST('' AS BINARY) AS extra, s.code, s.unit_id AS unit, s.parent_code AS parent,
           s.to_unit_id AS to_unit
      FROM seen s JOIN case_report cr ON cr.case_id = s.id AND cr.left_us IS NULL
      JOIN report r ON r.id = cr.report_id WHERE s.own = 1
    UNION ALL
    SELECT CAST('case' AS BINARY), s.opened_us, s.code, s.flow, s.code, s.unit_id, s.parent_code,
           s.to_unit_id
      FROM seen s
    UNION ALL
    SELECT CAST('inspection' AS BINARY), i.visited_us, i.finding, CAST('' AS BINARY), s.code,
           s.unit_id, s.parent_code, s.to_unit_id
      FROM seen s JOIN inspection i ON i.case_id = s.id
    UNION ALL
    SELECT CAST('record' AS BINARY), (TO_DAYS(v.made_on) - 719528) * 86400000000 - 25200000000,
           CAST(v.number AS BINARY), CAST(
           (SELECT GROUP_CONCAT(a.act_code ORDER BY a.n SEPARATOR ', ') FROM violation_act a
             WHERE a.record_id = v.id) AS BINARY), s.code, s.unit_id, s.parent_code, s.to_unit_id
      FROM seen s JOIN violation_record v ON v.case_id = s.id
    UNION ALL
    SELECT CAST(IF(d.cancelled_us IS NULL, 'decision', 'cancelled') AS BINARY),
           (TO_DAYS(d.signed_on) - 719528) * 86400000000 - 25200000000, CAST(d.number AS BINARY),
           CAST(d.fine_total - d.fine_reduced AS BINARY), s.code, s.unit_id, s.parent_code,
           s.to_unit_id
      FROM seen s JOIN decision d ON d.case_id = s.id AND d.state = 'signed'
    UNION ALL
    SELECT CAST('permit' AS BINARY), (TO_DAYS(p.issued_on) - 719528) * 86400000000 - 25200000000,
           CAST(p.number AS BINARY), p.kind, NULL, NULL, NULL, NULL
      FROM own g JOIN permit p ON p.facility_id = g.id
    UNION ALL
    SELECT CAST('permit_end' AS BINARY),
           (TO_DAYS(COALESCE(p.ended_on, p.valid_to)) - 719528) * 86400000000 - 25200000000,
           CAST(p.number AS BINARY), CAST(COALESCE(p.end_reason, '') AS BINARY), NULL, NULL,
           NULL, NULL
      FROM own g JOIN permit p ON p.facility_id = g.id
     WHERE p.ended_on IS NOT NULL OR p.valid_to IS NOT NULL
    UNION ALL
    SELECT CAST(IF(d.finished, 'duty_over', 'duty') AS BINARY),
           (TO_DAYS(IF(d.finished, d.state_on, d.due_on)) - 719528) * 86400000000 - 25200000000,
           CAST(d.what AS BINARY), d.kind, NULL, NULL, NULL, NULL
      FROM own g JOIN facility_duty d ON d.facility_id = g.id
     WHERE d.due_on IS NOT NULL OR d.finished
    UNION ALL
    SELECT CAST('exceedance' AS BINARY), e.at_us, CAST(e.parameter AS BINARY),
           CAST(CONCAT(e.measured_nano, ' ', e.limit_nano, ' ', e.unit) AS BINARY), NULL, NULL,
           NULL, NULL
      FROM own g JOIN facility_exceedance e ON e.facility_id = g.id) t
 ORDER BY t.at DESC, t.kind, t.label LIMIT 51 OFFSET :skip;

-- The changes of the register, newest first; of a link, whose the case is: whether the reader
-- sees it is asked row by row.
-- @many facility_history(root: facility_id, skip: i64) -> at: instant, type: bytes, data: str, name: str?, facility: facility_id, unit: unit_id?, parent: bytes?, to_unit: unit_id?
SELECT e.at_us AS at, e.type, e.data, a.name, g.id AS facility, c.unit_id AS unit,
       u.parent_code AS parent, c.to_unit_id AS to_unit
  FROM facility g JOIN act_event e ON e.subject = CONCAT('facility:', g.id)
  LEFT JOIN account a ON a.id = e.account_id
  LEFT JOIN cases c ON c.code = CAST(JSON_VALUE(e.data, '$.case') AS BINARY)
  LEFT JOIN unit u ON u.id = c.unit_id
 WHERE g.root_id = :root ORDER BY e.at_us DESC, e.seq DESC LIMIT 51 OFFSET :skip;

-- For a case: facilities near its point, in its unit's area.
-- @many facilities_near(unit: unit_id, south: f64, north: f64, west: f64, east: f64) -> id: facility_id, kind: bytes, name: str, lat: f64?, lon: f64?
SELECT DISTINCT r.id, r.kind, r.name, p.latitude AS lat, p.longitude AS lon
  FROM facility_place p JOIN facility f ON f.id = p.facility_id
  JOIN facility r ON r.id = f.root_id
 WHERE p.latitude BETWEEN :south AND :north AND p.longitude BETWEEN :west AND :east
   AND p.ended_on IS NULL AND r.unit_id = :unit LIMIT 50;

-- @each facility_export(below: bytes) -> id: facility_id, kind: bytes, name: str, tax: bytes?, business: bytes?, sector: bytes, risk: i64?, risk_basis: str, state: bytes, unit_code: bytes, address: str?, lat: f64?, lon: f64?, representative: str, phone: str
SELECT f.id, f.kind, f.name, f.tax_code AS tax, f.business_code AS business, f.sector,
       f.risk_group AS risk, f.risk_basis, f.state, u.code AS unit_code, p.address,
       p.latitude AS lat, p.longitude AS lon, f.representative, f.phone
  FROM facility f JOIN unit u ON u.id = f.unit_id
  LEFT JOIN facility_place p ON p.id = (
       SELECT MIN(q.id) FROM facility_place q
        WHERE q.facility_id = f.id AND q.kind = 'site' AND q.ended_on IS NULL)
 WHERE f.merged_into IS NULL AND (u.code = :below OR u.parent_code = :below)
 ORDER BY f.id;

-- Whom the reports of a case, and its record, speak of.
-- @one case_polluters(cid: case_id) -> polluters: str?, place: str, violator: str?
SELECT (SELECT GROUP_CONCAT(DISTINCT t.polluter SEPARATOR ' ') FROM case_report cr
          JOIN report_text t ON t.report_id = cr.report_id
         WHERE cr.case_id = c.id AND cr.left_us IS NULL) AS polluters,
       c.place,
       (SELECT v.name FROM violation_record v
         WHERE v.case_id = c.id AND v.subject IN ('organization', 'business_household'))
       AS violator
  FROM cases c WHERE c.id = :cid;

-- Words of which any may fit, the best first.
-- @many facilities_alike(words: str, unit: unit_id, below: bytes) -> id: facility_id, kind: bytes, name: str, tax: bytes?, unit_kind: str, unit_name: str
SELECT f.id, f.kind, f.name, f.tax_code AS tax, u.kind_vi AS unit_kind, u.name_vi AS unit_name
  FROM (SELECT g.root_id, MAX(t.points) AS points
          FROM (SELECT x.facility_id, MATCH (x.body) AGAINST (:words IN BOOLEAN MODE) AS points
                  FROM facility_text x
                 WHERE MATCH (x.body) AGAINST (:words IN BOOLEAN MODE)
                 ORDER BY points DESC LIMIT 50) t
          JOIN facility g ON g.id = t.facility_id GROUP BY g.root_id) hit
  JOIN facility f ON f.id = hit.root_id
  JOIN unit u ON u.id = f.unit_id
 WHERE f.unit_id = :unit OR u.parent_code = :below OR u.heir_code = :below
 ORDER BY hit.points DESC LIMIT 5;

-- @one facility_named(name: str, unit: unit_id) -> id: facility_id
SELECT f.id FROM facility f
 WHERE f.unit_id = :unit AND f.name = :name AND f.merged_into IS NULL LIMIT 1;

-- Of a case that nobody linked yet.
-- @one station_facility(cid: case_id, report: report_id) -> root: facility_id
SELECT COALESCE(f.root_id, f.id) AS root FROM facility_exceedance e
  JOIN facility f ON f.id = e.facility_id
 WHERE e.report_id = :report
   AND NOT EXISTS (SELECT 1 FROM case_facility l WHERE l.case_id = :cid);

-- For the demonstration set alone: files whose violator has exactly this name.
-- @many record_cases_named(name: str) -> code: bytes
SELECT c.code FROM violation_record v JOIN cases c ON c.id = v.case_id
 WHERE v.name = :name ORDER BY c.id LIMIT 20;

-- What of a sealed one the law published: only what anybody may read.
-- @one facility_published(root: facility_id) -> name: str, slug: bytes
SELECT p.name, p.slug
  FROM facility f JOIN case_facility l ON l.facility_id = f.id AND l.ended_us IS NULL
  JOIN cases c ON c.id = l.case_id OR c.parent_id = l.case_id
  JOIN decision d ON d.live_case = c.id
  JOIN publication n ON n.decision_id = d.id
  JOIN pub_violation p ON p.id = n.id
 WHERE f.root_id = :root ORDER BY p.id DESC LIMIT 1;

-- The facilities of a number: tax code, sealed number, or that of the register; two are too many.
-- @many facility_roots(tax: bytes, hashed: bytes, id: facility_id?) -> id: facility_id
SELECT f.id FROM (SELECT g.root_id FROM facility g WHERE g.tax_code = :tax
        UNION SELECT g.root_id FROM facility g WHERE g.tax_hash = :hashed
        UNION SELECT g.root_id FROM facility g WHERE g.id = :id) hit
  JOIN facility f ON f.id = hit.root_id ORDER BY f.id LIMIT 2;
