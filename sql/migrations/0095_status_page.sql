-- The status page in one or two calls instead of six: what was put forward for a reward and whether
-- there are letters rides with the state (letters: 0, there are none), and with the letters
-- whether one was not opened yet, so that only then it is marked.
DROP PROCEDURE track_status;

-- @statement
DROP PROCEDURE track_messages;

-- @statement
DROP PROCEDURE track_reward;

-- @statement
-- Unsorted: whoever sorts has the server make a temporary table first, five times the work.
CREATE PROCEDURE track_status(IN session_hash BINARY(32), IN oldest_us BIGINT)
    SQL SECURITY DEFINER READS SQL DATA
    SELECT r.id, r.ref, r.received_us AS received, r.pollution, r.receiver_id AS receiver,
           r.reply_due AS due, p.seq, p.at_us AS at, p.unit_id AS unit, p.flow, p.version, p.stage,
           p.ended, w.made_us AS reward, a.way,
           COALESCE((SELECT MAX(i.id) FROM message_in i WHERE i.report_id = r.id), 0)
           + COALESCE((SELECT MAX(o.id) FROM message_out o WHERE o.report_id = r.id), 0) AS letters
      FROM pub_session s
      LEFT JOIN pub_session_end e ON e.token_hash = s.token_hash
      JOIN report r ON r.key_hash = s.key_hash
      LEFT JOIN reward w ON w.report_id = r.id
      LEFT JOIN reward_answer a ON a.report_id = r.id
      LEFT JOIN report_progress p ON p.report_id = r.id
     WHERE s.token_hash = session_hash AND s.made_us >= oldest_us AND e.token_hash IS NULL
     LIMIT 200;

-- @statement
-- fresh: a letter of the unit that the reporter has not opened yet.
CREATE PROCEDURE track_messages(IN session_hash BINARY(32), IN oldest_us BIGINT)
    SQL SECURITY DEFINER READS SQL DATA
    SELECT i.kind, i.body, i.sent_us AS sent, 0 AS outgoing, i.read_us AS seen, 0 AS fresh
      FROM pub_session s
      LEFT JOIN pub_session_end e ON e.token_hash = s.token_hash
      JOIN report r ON r.key_hash = s.key_hash
      JOIN message_in i ON i.report_id = r.id
     WHERE s.token_hash = session_hash AND s.made_us >= oldest_us
       AND e.token_hash IS NULL
    UNION ALL
    SELECT o.kind, o.body, o.sent_us, 1, NULL, o.read_us IS NULL
      FROM pub_session s
      LEFT JOIN pub_session_end e ON e.token_hash = s.token_hash
      JOIN report r ON r.key_hash = s.key_hash
      JOIN message_out o ON o.report_id = r.id
     WHERE s.token_hash = session_hash AND s.made_us >= oldest_us
       AND e.token_hash IS NULL
     LIMIT 400;
