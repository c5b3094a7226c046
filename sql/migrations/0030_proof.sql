-- Signed proofs of filing. The salt keeps the content from being guessed by its digest; only
-- the reporter reads it, by key.
CREATE TABLE report_proof (
    report_id BIGINT NOT NULL PRIMARY KEY,
    line      VARBINARY(400) NOT NULL COMMENT 'what is signed, and the signature',
    salt      VARBINARY(32) NOT NULL COMMENT 'hex',
    FOREIGN KEY (report_id) REFERENCES report (id)
) ENGINE=InnoDB;

-- @statement
CREATE PROCEDURE track_proof(IN session_hash BINARY(32), IN oldest_us BIGINT)
    SQL SECURITY DEFINER READS SQL DATA
    SELECT r.ref, p.line, p.salt
      FROM pub_session s
      LEFT JOIN pub_session_end e ON e.token_hash = s.token_hash
      JOIN report r ON r.key_hash = s.key_hash
      JOIN report_proof p ON p.report_id = r.id
     WHERE s.token_hash = session_hash AND s.made_us >= oldest_us AND e.token_hash IS NULL;
