-- What a team keeps on the spot, samples and their results.

-- @one site_edit(cid: case_id, edit: bytes) -> kind: bytes, item: bytes, version: i64
SELECT kind, item, version FROM site_entry WHERE case_id = :cid AND edit = :edit;

-- @one site_newest(cid: case_id, kind: bytes, item: bytes) -> version: i64, answer: bytes?, body: str, at: instant, name: str, made: instant
SELECT e.version, e.answer, e.body, e.at_us AS at, a.name, e.made_us AS made
  FROM site_entry e JOIN account a ON a.id = e.account_id
 WHERE e.case_id = :cid AND e.kind = :kind AND e.item = :item ORDER BY e.version DESC LIMIT 1;

-- @exec site_entry_add(cid: case_id, kind: bytes, item: bytes, version: i64, edit: bytes, answer: bytes?, body: str, at: instant, lat: f64?, lon: f64?, account: account_id, now: instant)
INSERT INTO site_entry (case_id, kind, item, version, edit, answer, body, at_us, latitude,
                        longitude, account_id, made_us)
VALUES (:cid, :kind, :item, :version, :edit, :answer, :body, :at, :lat, :lon, :account, :now);

-- The newest version of everything that was kept.
-- @many site_entries(cid: case_id) -> kind: bytes, item: bytes, version: i64, answer: bytes?, body: str, at: instant, lat: f64?, lon: f64?, name: str, made: instant
SELECT e.kind, e.item, e.version, e.answer, e.body, e.at_us AS at, e.latitude AS lat,
       e.longitude AS lon, a.name, e.made_us AS made
  FROM site_entry e JOIN account a ON a.id = e.account_id
 WHERE e.case_id = :cid
   AND e.version = (SELECT MAX(v.version) FROM site_entry v
                     WHERE v.case_id = e.case_id AND v.kind = e.kind AND v.item = e.item)
 ORDER BY e.at_us, e.item LIMIT 500;

-- @one site_photo_once(cid: case_id, item: bytes) -> sha256: bytes, blob: bytes
SELECT sha256, blob_name AS `blob` FROM site_photo WHERE case_id = :cid AND item = :item;

-- @exec site_photo_add(cid: case_id, item: bytes, blob: bytes, sha256: bytes, taken: instant, lat: f64?, lon: f64?, accuracy: i64?, caption: str, sample: bytes, account: account_id, now: instant)
INSERT INTO site_photo (case_id, item, blob_name, sha256, taken_us, latitude, longitude,
                        accuracy_m, caption, sample, account_id, made_us)
VALUES (:cid, :item, :blob, :sha256, :taken, :lat, :lon, :accuracy, :caption, :sample, :account,
        :now);

-- @many site_photos(cid: case_id) -> item: bytes, blob: bytes, sha256: bytes, taken: instant, lat: f64?, lon: f64?, accuracy: i64?, caption: str, sample: bytes, name: str, made: instant
SELECT p.item, p.blob_name AS `blob`, p.sha256, p.taken_us AS taken, p.latitude AS lat,
       p.longitude AS lon, p.accuracy_m AS accuracy, p.caption, p.sample, a.name,
       p.made_us AS made
  FROM site_photo p JOIN account a ON a.id = p.account_id
 WHERE p.case_id = :cid ORDER BY p.taken_us, p.item LIMIT 200;

-- @one sample_once(cid: case_id, item: bytes) -> id: sample_id, code: str
SELECT id, code FROM sample WHERE case_id = :cid AND item = :item;

-- @exec sample_add(cid: case_id, item: bytes, code: str, medium: bytes, point: str, place: place_id?, taken: instant, lat: f64?, lon: f64?, takers: str, witness: str, method: str, amount: str, preserved: str, seal: str, flow: i64?, flow_of: bytes?, account: account_id, now: instant)
INSERT INTO sample (case_id, item, code, medium, point, place_id, taken_us, latitude, longitude,
                    takers, witness, method, amount, preserved, seal, flow_nano, flow_of,
                    account_id, made_us)
VALUES (:cid, :item, :code, :medium, :point, :place, :taken, :lat, :lon, :takers, :witness,
        :method, :amount, :preserved, :seal, :flow, :flow_of, :account, :now);

-- Samples of a case and of the case it was opened from, so that a sanction file sees them.
-- @many samples_of_case(cid: case_id) -> id: sample_id, case_code: bytes, item: bytes, code: str, medium: bytes, point: str, place: place_id?, taken: instant, lat: f64?, lon: f64?, takers: str, witness: str, method: str, amount: str, preserved: str, seal: str, flow: i64?, flow_of: bytes?, name: str, made: instant, void_why: str?, hands: i64?, broken: bool, result: sample_result_id?, received: date?, laboratory: str?, accreditation: str?, number: str?, sector: bytes?
SELECT s.id, k.code AS case_code, s.item, s.code, s.medium, s.point, s.place_id AS place,
       s.taken_us AS taken, s.latitude AS lat, s.longitude AS lon, s.takers, s.witness, s.method,
       s.amount, s.preserved, s.seal, s.flow_nano AS flow, s.flow_of, a.name, s.made_us AS made,
       s.void_why, (SELECT COUNT(*) FROM sample_hand h WHERE h.sample_id = s.id) AS hands,
       EXISTS (SELECT 1 FROM sample_hand b WHERE b.sample_id = s.id AND b.intact = 0) AS broken,
       r.id AS result, r.received_on AS received, r.laboratory, r.accreditation, r.number,
       (SELECT f.sector FROM case_facility l JOIN facility g ON g.id = l.facility_id
          JOIN facility f ON f.id = g.root_id WHERE l.live_case = k.id LIMIT 1) AS sector
  FROM cases c
  JOIN cases k ON k.id IN (c.id, IF(c.flow = 'cooperation', c.id, c.parent_id))
  JOIN sample s ON s.case_id = k.id
  JOIN account a ON a.id = s.account_id
  LEFT JOIN sample_result r ON r.live_sample = s.id
 WHERE c.id = :cid ORDER BY s.taken_us, s.id LIMIT 100;

-- @many sample_values_of_case(cid: case_id) -> sample: sample_id, parameter: str, unit: str, value: i64, below: bool, hazardous: bool, ph: bool, min: i64?, max: i64?, basis: str, source: bytes?
SELECT s.id AS sample, v.parameter, v.unit, v.value_nano AS value, v.below, v.hazardous, v.ph,
       v.min_nano AS min, v.max_nano AS max, v.limit_basis AS basis, v.limit_from AS source
  FROM cases c
  JOIN cases k ON k.id IN (c.id, IF(c.flow = 'cooperation', c.id, c.parent_id))
  JOIN sample s ON s.case_id = k.id AND s.void_us IS NULL
  JOIN sample_result r ON r.live_sample = s.id
  JOIN sample_value v ON v.result_id = r.id
 WHERE c.id = :cid ORDER BY s.taken_us, s.id, v.n LIMIT 2000;

-- @one sample_lock(cid: case_id, id: sample_id) -> code: str, medium: bytes, taken: instant, seal: str, takers: str, voided: bool
SELECT code, medium, taken_us AS taken, seal, takers, void_us IS NOT NULL AS voided
  FROM sample WHERE case_id = :cid AND id = :id FOR UPDATE;

-- @exec sample_void_set(id: sample_id, account: account_id, why: str, now: instant)
UPDATE sample SET void_by = :account, void_us = :now, void_why = :why
 WHERE id = :id AND void_us IS NULL;

-- @many sample_hands(id: sample_id) -> n: i64, edit: bytes, given_by: str, given_to: str, at: instant, seal: str, intact: bool, note: str, name: str, made: instant
SELECT h.n, h.edit, h.given_by, h.given_to, h.at_us AS at, h.seal, h.intact, h.note, a.name,
       h.made_us AS made
  FROM sample_hand h JOIN account a ON a.id = h.account_id
 WHERE h.sample_id = :id ORDER BY h.n LIMIT 50;

-- @exec sample_hand_add(sample: sample_id, n: i64, edit: bytes, given_by: str, given_to: str, at: instant, seal: str, intact: bool, note: str, account: account_id, now: instant)
INSERT INTO sample_hand (sample_id, n, edit, given_by, given_to, at_us, seal, intact, note,
                         account_id, made_us)
VALUES (:sample, :n, :edit, :given_by, :given_to, :at, :seal, :intact, :note, :account, :now);

-- @exec sample_result_add(sample: sample_id, number: str, laboratory: str, accreditation: str, reported: date, received: date, standard: str, column: str, factors: str, account: account_id, now: instant)
INSERT INTO sample_result (sample_id, number, laboratory, accreditation, reported_on, received_on,
                           standard, column_name, factors, account_id, made_us)
VALUES (:sample, :number, :laboratory, :accreditation, :reported, :received, :standard, :column,
        :factors, :account, :now);

-- @exec sample_result_end(sample: sample_id, account: account_id, why: str, now: instant)
UPDATE sample_result SET ended_by = :account, ended_us = :now, end_why = :why
 WHERE live_sample = :sample;

-- @exec sample_value_add(result: sample_result_id, n: i64, parameter: str, unit: str, value: i64, below: bool, hazardous: bool, ph: bool, min: i64?, max: i64?, basis: str, source: bytes?)
INSERT INTO sample_value (result_id, n, parameter, unit, value_nano, below, hazardous, ph,
                          min_nano, max_nano, limit_basis, limit_from)
VALUES (:result, :n, :parameter, :unit, :value, :below, :hazardous, :ph, :min, :max, :basis,
        :source);

-- @many sample_results(sample: sample_id) -> id: sample_result_id, number: str, laboratory: str, accreditation: str, reported: date, received: date, standard: str, column: str, factors: str, blob: bytes?, name: str, made: instant, ended: instant?, end_why: str?
SELECT r.id, r.number, r.laboratory, r.accreditation, r.reported_on AS reported,
       r.received_on AS received, r.standard, r.column_name AS `column`, r.factors,
       r.blob_name AS `blob`, a.name, r.made_us AS made, r.ended_us AS ended, r.end_why
  FROM sample_result r JOIN account a ON a.id = r.account_id
 WHERE r.sample_id = :sample ORDER BY r.id DESC LIMIT 20;

-- Sanction files that wait for their record: those opened from the case, and the case itself.
-- @many files_waiting(cid: case_id) -> code: bytes, started: bool
SELECT c.code, EXISTS (SELECT 1 FROM clock k
                        WHERE k.case_id = c.id AND k.code = 'RECORD_AFTER_TEST') AS started
  FROM cases c
 WHERE (c.id = :cid OR c.parent_id = :cid) AND c.flow = 'sanction' AND c.stage = 'suspected'
   AND c.ended = 0
 ORDER BY c.id LIMIT 20;

-- One sample of a case, or of the case it was opened from.
-- @one sample_one(cid: case_id, id: sample_id) -> code: str, medium: bytes, point: str, place: place_id?, taken: instant, lat: f64?, lon: f64?, takers: str, witness: str, method: str, amount: str, preserved: str, seal: str, flow: i64?, flow_of: bytes?, name: str, void_why: str?, live: bool, own: bool
SELECT s.code, s.medium, s.point, s.place_id AS place, s.taken_us AS taken, s.latitude AS lat, s.longitude AS lon,
       s.takers, s.witness, s.method, s.amount, s.preserved, s.seal, s.flow_nano AS flow,
       s.flow_of, a.name, s.void_why,
       EXISTS (SELECT 1 FROM sample_result r WHERE r.live_sample = s.id) AS live,
       k.id = c.id AS own
  FROM cases c
  JOIN cases k ON k.id IN (c.id, IF(c.flow = 'cooperation', c.id, c.parent_id))
  JOIN sample s ON s.case_id = k.id
  JOIN account a ON a.id = s.account_id
 WHERE c.id = :cid AND s.id = :id;

-- @many sample_result_values(sample: sample_id) -> result: sample_result_id, parameter: str, unit: str, value: i64, below: bool, hazardous: bool, ph: bool, min: i64?, max: i64?, basis: str, source: bytes?
SELECT r.id AS result, v.parameter, v.unit, v.value_nano AS value, v.below, v.hazardous, v.ph,
       v.min_nano AS min, v.max_nano AS max, v.limit_basis AS basis, v.limit_from AS source
  FROM sample_result r JOIN sample_value v ON v.result_id = r.id
 WHERE r.sample_id = :sample ORDER BY r.id, v.n LIMIT 1200;

-- @exec sample_result_scan(sample: sample_id, result: sample_result_id, blob: bytes)
UPDATE sample_result SET blob_name = :blob
 WHERE sample_id = :sample AND id = :result AND blob_name IS NULL;

-- Limits of the permits, in force that day, of the facility that a case is about; the newest first.
-- @many permit_limits_of_case(cid: case_id, day: date) -> number: str, issuer: str, issued: date, until: date?, clause: str?, place: place_id?, parameter: str, unit: str, least: i64?, most: i64?
SELECT p.number, p.issuer, p.issued_on AS issued, p.valid_to AS until,
       COALESCE(l.clause, p.clause) AS clause, l.place_id AS place, l.parameter, l.unit,
       l.min_nano AS least, l.max_nano AS most
  FROM cases c
  JOIN case_facility k ON k.live_case IN (c.id, c.parent_id)
  JOIN facility g ON g.id = k.facility_id
  JOIN facility f ON f.root_id = g.root_id
  JOIN permit p ON p.facility_id = f.id AND p.issued_on <= :day
   AND (p.valid_to IS NULL OR p.valid_to >= :day) AND (p.ended_on IS NULL OR p.ended_on > :day)
  JOIN permit_limit l ON l.permit_id = p.id AND (l.ended_on IS NULL OR l.ended_on > :day)
 WHERE c.id = :cid ORDER BY p.issued_on DESC, l.id LIMIT 500;

-- The sector of the facility that a case is about: which questions the checklist has.
-- @one sector_of_case(cid: case_id) -> id: facility_id, kind: bytes, name: str, sector: bytes
SELECT f.id, f.kind, f.name, f.sector
  FROM cases c
  JOIN case_facility l ON l.live_case IN (c.id, c.parent_id)
  JOIN facility g ON g.id = l.facility_id
  JOIN facility f ON f.id = g.root_id
 WHERE c.id = :cid ORDER BY l.case_id = :cid DESC LIMIT 1;

-- The first result of a case: from its day the term of the record runs.
-- @one first_result(cid: case_id) -> received: date?
SELECT MIN(r.received_on) AS received
  FROM sample s JOIN sample_result r ON r.live_sample = s.id
 WHERE s.case_id = :cid AND s.void_us IS NULL;

-- Discharge points in use of the facility that a case is about.
-- @many points_of_case(cid: case_id) -> id: place_id, name: str
SELECT p.id, p.name
  FROM cases c
  JOIN case_facility l ON l.live_case IN (c.id, c.parent_id)
  JOIN facility f ON f.id = l.facility_id
  JOIN facility g ON g.root_id = f.root_id
  JOIN facility_place p ON p.facility_id = g.id
 WHERE c.id = :cid AND p.kind = 'discharge' AND p.ended_on IS NULL ORDER BY p.name, p.id LIMIT 100;

-- Samples of a case that count, each with its hand-overs: for a telephone of the team.
-- @many samples_carried(cid: case_id) -> item: bytes, code: str, point: str, seal: str, takers: str, taken: instant, edit: bytes?, given_by: str?, given_to: str?, hand_seal: str?, intact: bool, at: instant?
SELECT s.item, s.code, s.point, s.seal, s.takers, s.taken_us AS taken, h.edit, h.given_by, h.given_to,
       h.seal AS hand_seal, COALESCE(h.intact, 0) AS intact, h.at_us AS at
  FROM sample s LEFT JOIN sample_hand h ON h.sample_id = s.id
 WHERE s.case_id = :cid AND s.void_us IS NULL ORDER BY s.taken_us, s.id, h.n LIMIT 1000;
