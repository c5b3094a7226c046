-- The only doors through which the public service reads. Views show what is
-- published; procedures answer to whoever knows a key, one row of it.

CREATE VIEW pub_unit AS
    SELECT u.id, u.code, u.level, u.kind_vi, u.name_vi, u.valid_from, u.valid_to, u.latitude,
           u.longitude, u.phone, u.parent_code
      FROM unit u;

-- @statement
-- Names that people still use: former communes and districts, each with a
-- commune of today that took area over.
CREATE VIEW pub_old_name AS
    SELECT n.code, n.parent_code AS province, o.kind_vi, o.name_vi
      FROM unit n
      JOIN unit_successor s ON s.successor = n.code
      JOIN unit o ON o.id = s.unit_id
     WHERE n.level = 'commune' AND n.valid_to IS NULL
       AND o.level IN ('commune', 'district') AND o.valid_to IS NOT NULL;

-- @statement
CREATE VIEW pub_violation AS
    SELECT p.id, p.slug, p.name, p.address, p.act, p.sanction, p.remedy, p.number, p.signed_on,
           p.unit_name, p.unit_id, p.basis, p.fine_total, p.released_us, p.correction,
           p.corrected_us
      FROM publication p
     WHERE p.state = 'released'
       AND (p.expires_us IS NULL OR p.expires_us > UNIX_TIMESTAMP(NOW(6)) * 1000000);

-- @statement
-- Addresses of what was published once and is not any more; nothing else of it.
CREATE VIEW pub_violation_gone AS
    SELECT p.slug
      FROM publication p
     WHERE p.released_us IS NOT NULL
       AND (p.state = 'withdrawn'
            OR p.expires_us <= UNIX_TIMESTAMP(NOW(6)) * 1000000);

-- @statement
CREATE VIEW pub_figure AS
    SELECT f.month, f.unit_id, f.what, f.pollution, f.n FROM figure f;

-- @statement
-- The report that this form token made, for the second tap on "send".
CREATE PROCEDURE report_of_token(IN token BINARY(32))
    SQL SECURITY DEFINER READS SQL DATA
    SELECT r.id, r.ref, r.digest, r.received_us AS received, r.receiver_id AS receiver,
           r.reply_due AS due,
           COALESCE((SELECT COUNT(*) FROM report_file f WHERE f.token_hash = r.token_hash), 0)
               AS photos
      FROM report r WHERE r.token_hash = token;

-- @statement
CREATE PROCEDURE files_of_token(IN token BINARY(32))
    SQL SECURITY DEFINER READS SQL DATA
    SELECT f.id, f.type, f.size FROM report_file f WHERE f.token_hash = token
     ORDER BY f.id LIMIT 20;

-- @statement
-- Is there a report with this private key?
CREATE PROCEDURE report_of_key(IN private_key BINARY(32))
    SQL SECURITY DEFINER READS SQL DATA
    SELECT r.id FROM report r WHERE r.key_hash = private_key;

-- @statement
CREATE PROCEDURE track_status(IN session_hash BINARY(32), IN oldest_us BIGINT)
    SQL SECURITY DEFINER READS SQL DATA
    SELECT r.id, r.ref, r.received_us AS received, r.pollution, r.receiver_id AS receiver,
           r.reply_due AS due, p.at_us AS at, p.unit_id AS unit, p.flow, p.version, p.stage, p.ended
      FROM pub_session s
      LEFT JOIN pub_session_end e ON e.token_hash = s.token_hash
      JOIN report r ON r.key_hash = s.key_hash
      LEFT JOIN report_progress p ON p.report_id = r.id
     WHERE s.token_hash = session_hash AND s.made_us >= oldest_us
       AND e.token_hash IS NULL
     ORDER BY p.seq LIMIT 200;

-- @statement
-- One list after the other, unsorted: a union that is sorted, or joined, would copy the
-- messages of all reports into a temporary file first.
CREATE PROCEDURE track_messages(IN session_hash BINARY(32), IN oldest_us BIGINT)
    SQL SECURITY DEFINER READS SQL DATA
    SELECT i.kind, i.body, i.sent_us AS sent, 0 AS outgoing
      FROM pub_session s
      LEFT JOIN pub_session_end e ON e.token_hash = s.token_hash
      JOIN report r ON r.key_hash = s.key_hash
      JOIN message_in i ON i.report_id = r.id
     WHERE s.token_hash = session_hash AND s.made_us >= oldest_us
       AND e.token_hash IS NULL
    UNION ALL
    SELECT o.kind, o.body, o.sent_us, 1
      FROM pub_session s
      LEFT JOIN pub_session_end e ON e.token_hash = s.token_hash
      JOIN report r ON r.key_hash = s.key_hash
      JOIN message_out o ON o.report_id = r.id
     WHERE s.token_hash = session_hash AND s.made_us >= oldest_us
       AND e.token_hash IS NULL
     LIMIT 400;
