-- @one mail_by_token(token: bytes) -> id: i64, kind: bytes
CALL mail_of_token(:token);

-- @one report_by_ref(ref: bytes) -> id: report_id
CALL report_of_ref(:ref);

-- @exec mail_add(token: bytes, kind: bytes, report: report_id?, blob: bytes, size: i64, files: i64, kept: i64, now: instant)
INSERT INTO mail_in (token_hash, kind, report_id, blob_name, size, files, kept, came_us)
VALUES (:token, :kind, :report, :blob, :size, :files, :kept, :now);
