-- What the reporters of a case sent, and how far it may be looked at.
-- @many evidence_of_case(cid: case_id) -> file: file_id, ref: bytes, type: bytes, size: i64, came: instant, state: bytes?, scan: bytes?, stripped: bool, copied: bool, cover: i64?
SELECT f.id AS file, r.ref, f.type, f.size, f.came_us AS came, p.state, m.scan,
       COALESCE(m.stripped, 0) AS stripped,
       m.blob_name IS NOT NULL AS copied,
       (SELECT MAX(v.id) FROM photo_cover v WHERE v.file_id = f.id) AS cover
  FROM case_report cr
  JOIN report r ON r.id = cr.report_id
  JOIN report_file f ON f.token_hash = r.token_hash
  LEFT JOIN photo p ON p.file_id = f.id
  LEFT JOIN report_media m ON m.file_id = f.id
 WHERE cr.case_id = :cid AND cr.left_us IS NULL ORDER BY f.id LIMIT 200;

-- @one media_of_case(cid: case_id, file: file_id) -> blob: bytes, type: bytes, ref: bytes
SELECT COALESCE(m.blob_name, '') AS `blob`, f.type, r.ref
  FROM report_media m
  JOIN report_file f ON f.id = m.file_id
  JOIN report r ON r.id = m.report_id
  JOIN case_report cr ON cr.report_id = m.report_id AND cr.left_us IS NULL
 WHERE m.file_id = :file AND cr.case_id = :cid AND m.blob_name IS NOT NULL;

-- The copy that may be published: the newest covered one.
-- @one cover_of_photo(cid: case_id, file: file_id) -> blob: bytes
SELECT v.blob_name AS `blob`
  FROM photo_cover v
  JOIN photo p ON p.file_id = v.file_id
  JOIN case_report cr ON cr.report_id = p.report_id AND cr.left_us IS NULL
 WHERE v.file_id = :file AND cr.case_id = :cid ORDER BY v.id DESC LIMIT 1;

-- @exec cover_add(file: file_id, cid: case_id, account: account_id, places: bytes, blob: bytes, now: instant)
INSERT INTO photo_cover (file_id, case_id, account_id, places, blob_name, made_us)
VALUES (:file, :cid, :account, :places, :blob, :now);
