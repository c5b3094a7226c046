-- Both sides see when the other first opened a letter: a time and nothing else, neither who
-- nor from where.
ALTER TABLE message_in
    ADD COLUMN read_us BIGINT NULL COMMENT 'first opened by an official of the unit';

-- @statement
ALTER TABLE message_out
    ADD COLUMN read_us BIGINT NULL COMMENT 'first opened by the reporter, with the key';

-- @statement
-- The session's own report alone; what was marked before keeps its time.
CREATE PROCEDURE track_seen(IN session_hash BINARY(32), IN oldest_us BIGINT, IN now_us BIGINT)
    SQL SECURITY DEFINER MODIFIES SQL DATA
    UPDATE pub_session s
      JOIN report r ON r.key_hash = s.key_hash
      JOIN message_out o ON o.report_id = r.id
       SET o.read_us = now_us
     WHERE s.token_hash = session_hash AND s.made_us >= oldest_us AND o.read_us IS NULL
       AND NOT EXISTS (SELECT 1 FROM pub_session_end e WHERE e.token_hash = session_hash);

-- @statement
DROP PROCEDURE track_messages;

-- @statement
-- As before, and when the unit read what the reporter wrote.
CREATE PROCEDURE track_messages(IN session_hash BINARY(32), IN oldest_us BIGINT)
    SQL SECURITY DEFINER READS SQL DATA
    SELECT i.kind, i.body, i.sent_us AS sent, 0 AS outgoing, i.read_us AS seen
      FROM pub_session s
      LEFT JOIN pub_session_end e ON e.token_hash = s.token_hash
      JOIN report r ON r.key_hash = s.key_hash
      JOIN message_in i ON i.report_id = r.id
     WHERE s.token_hash = session_hash AND s.made_us >= oldest_us
       AND e.token_hash IS NULL
    UNION ALL
    SELECT o.kind, o.body, o.sent_us, 1, NULL
      FROM pub_session s
      LEFT JOIN pub_session_end e ON e.token_hash = s.token_hash
      JOIN report r ON r.key_hash = s.key_hash
      JOIN message_out o ON o.report_id = r.id
     WHERE s.token_hash = session_hash AND s.made_us >= oldest_us
       AND e.token_hash IS NULL
     LIMIT 400;
