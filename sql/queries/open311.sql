-- The public side.
-- @one open311_key_of(hash: bytes) -> id: i64
CALL open311_key_of(:hash);

-- @one open311_token_of(hash: bytes) -> public_id: bytes?
CALL open311_token_of(:hash);

-- @exec open311_token_add(hash: bytes, report: report_id, key: i64)
INSERT INTO open311_token (token_hash, report_id, key_id) VALUES (:hash, :report, :key);

-- By days; codes and statuses are lists with commas, empty for all.
-- @each open311_requests(since: date, until: date, codes: bytes, statuses: bytes, skip: i64, most: i64) -> public_id: bytes, status: bytes, pollution: bytes, description: str, notes: str, agency: str, commune: bytes, address: str, lat: f64?, lon: f64?, requested: date, updated: date
SELECT public_id, status, pollution, description, notes, agency, commune_code AS commune, address,
       latitude AS lat, longitude AS lon, requested_on AS requested, updated_on AS updated
  FROM pub_open311
 WHERE requested_on BETWEEN :since AND :until
   AND (:codes = '' OR FIND_IN_SET(pollution, :codes))
   AND (:statuses = '' OR FIND_IN_SET(status, :statuses))
 ORDER BY requested_on DESC, id DESC LIMIT :most OFFSET :skip;

-- ids: a JSON list of texts.
-- @each open311_requests_named(ids: str) -> public_id: bytes, status: bytes, pollution: bytes, description: str, notes: str, agency: str, commune: bytes, address: str, lat: f64?, lon: f64?, requested: date, updated: date
SELECT STRAIGHT_JOIN p.public_id, p.status, p.pollution, p.description, p.notes, p.agency,
       p.commune_code AS commune, p.address, p.latitude AS lat, p.longitude AS lon,
       p.requested_on AS requested, p.updated_on AS updated
  FROM JSON_TABLE(:ids, '$[*]' COLUMNS (asked VARBINARY(16) PATH '$')) j
  JOIN pub_open311 p ON p.public_id = j.asked;

-- The administrator's side.
-- @exec open311_key_add(name: str, hash: bytes, now: instant)
INSERT INTO open311_key (name, key_hash, made_us) VALUES (:name, :hash, :now);

-- @exec open311_key_end(id: i64, now: instant)
UPDATE open311_key SET ended_us = :now WHERE id = :id AND ended_us IS NULL;

-- @each open311_keys() -> id: i64, name: str, made: instant, ended: instant?
SELECT id, name, made_us AS made, ended_us AS ended FROM open311_key ORDER BY id;
