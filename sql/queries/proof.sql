-- @exec report_proof_add(report: report_id, line: bytes, salt: bytes)
INSERT INTO report_proof (report_id, line, salt) VALUES (:report, :line, :salt);

-- @one track_proof_of(session: bytes, oldest: instant) -> ref: bytes, line: bytes, salt: bytes
CALL track_proof(:session, :oldest);
