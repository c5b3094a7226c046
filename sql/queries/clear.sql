-- What is public of a case now.
-- @one clear_live(cid: case_id) -> id: i64, public_id: bytes, status: bytes, description: str, notes: str, commune: bytes, address: str, requested: date, updated: date, maker: str
SELECT p.id, p.public_id, p.status, p.description, p.notes, p.commune_code AS commune, p.address,
       p.requested_on AS requested, p.updated_on AS updated, a.name AS maker
  FROM pub_request p JOIN account a ON a.id = p.made_by
 WHERE p.live_case = :cid;

-- @exec clear_add(public_id: bytes, cid: case_id, status: bytes, pollution: bytes, description: str, notes: str, agency: str, commune: bytes, address: str, lat: f64?, lon: f64?, requested: date, updated: date, maker: account_id, now: instant)
INSERT INTO pub_request (public_id, case_id, state, status, pollution, description, notes, agency,
                         commune_code, address, latitude, longitude, requested_on, updated_on,
                         made_by, made_us)
VALUES (:public_id, :cid, 'cleared', :status, :pollution, :description, :notes, :agency, :commune,
        :address, :lat, :lon, :requested, :updated, :maker, :now);

-- @exec clear_change(id: i64, pollution: bytes, description: str, notes: str, agency: str, commune: bytes, address: str, lat: f64?, lon: f64?, updated: date, maker: account_id, now: instant)
UPDATE pub_request
   SET pollution = :pollution, description = :description, notes = :notes, agency = :agency,
       commune_code = :commune, address = :address, latitude = :lat, longitude = :lon,
       updated_on = :updated, made_by = :maker, made_us = :now
 WHERE id = :id AND state = 'cleared';

-- @exec clear_end(cid: case_id, maker: account_id, now: instant)
UPDATE pub_request SET state = 'withdrawn', made_by = :maker, made_us = :now
 WHERE live_case = :cid;

-- Whoever it names may not be named any more: it goes without a person's act.
-- @one clear_said(cid: case_id) -> description: str, notes: str
SELECT p.description, p.notes FROM pub_request p WHERE p.live_case = :cid;

-- @exec clear_end_system(cid: case_id, now: instant)
UPDATE pub_request SET state = 'withdrawn', made_us = :now WHERE live_case = :cid;

-- @exec clear_set_status(cid: case_id, status: bytes, today: date)
UPDATE pub_request SET status = :status, updated_on = :today
 WHERE live_case = :cid AND status <> :status;

-- The first of the reports of a case, and names that may be told: of sanctions published.
-- @one clear_begun(cid: case_id) -> received: instant
SELECT COALESCE((SELECT MIN(r.received_us) FROM case_report cr JOIN report r ON r.id = cr.report_id
                  WHERE cr.case_id = c.id AND cr.left_us IS NULL), c.opened_us) AS received
  FROM cases c WHERE c.id = :cid;

-- @many clear_names(cid: case_id, now: instant) -> name: str
SELECT p.name FROM publication p JOIN cases k ON k.id = p.case_id
 WHERE k.parent_id = :cid AND p.state = 'released' AND p.here = 1
   AND (p.expires_us IS NULL OR p.expires_us > :now)
 LIMIT 50;

-- Names that a text about the case must not have while they are not published: whom its files
-- and its facility name, and any facility of the commune's register that the text holds.
-- @many clear_hidden(cid: case_id, commune: bytes, text: str) -> name: str
SELECT r.name FROM cases k JOIN violation_record r ON r.case_id = k.id WHERE k.parent_id = :cid
UNION
SELECT f.name FROM case_facility l JOIN facility f ON f.id = l.facility_id
 WHERE l.live_case = :cid AND f.name <> ''
UNION
SELECT f.name FROM facility f JOIN unit u ON u.id = f.unit_id
 WHERE u.code = :commune AND f.name <> '' AND :text LIKE CONCAT('%', f.name, '%')
 LIMIT 50;
