-- Files that the reporter sends later, with a letter: the draft of the letter's form becomes
-- part of the report, and is cleaned like the files that came with it.
-- taken: how many, or -1 where the report would have more than it may (then nothing is
-- taken); 0 too where the session does not hold. Inside a transaction: the report stays locked, so
-- that letters side by side cannot pass the limit together, nor a file be cleaned twice.
CREATE PROCEDURE track_files(IN session_hash BINARY(32), IN oldest_us BIGINT,
                             IN draft BINARY(32), IN most BIGINT, IN now_us BIGINT)
    SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
    DECLARE its_token BINARY(32) DEFAULT NULL;
    DECLARE its_taken, n, have BIGINT DEFAULT NULL;
    SELECT r.token_hash, r.taken_us INTO its_token, its_taken
      FROM pub_session s JOIN report r ON r.key_hash = s.key_hash
     WHERE s.token_hash = session_hash AND s.made_us >= oldest_us
       AND NOT EXISTS (SELECT 1 FROM pub_session_end e WHERE e.token_hash = session_hash)
       AND NOT EXISTS (SELECT 1 FROM report o WHERE o.token_hash = draft)
       FOR UPDATE;
    SELECT COUNT(*) INTO n FROM report_file f
     WHERE its_token IS NOT NULL AND f.token_hash = draft AND f.upload IS NULL;
    SELECT COUNT(*) INTO have FROM report_file f WHERE f.token_hash = its_token;
    IF n > 0 AND have + n > most THEN
        SET n = -1;
    ELSEIF n > 0 THEN
        -- A report that is no case yet has all its files cleaned when it becomes one.
        INSERT INTO outbox (kind, ref, made_us, next_us)
        SELECT IF(f.type IN ('jpeg', 'png', 'webp', 'heic'), 'photo', 'media'), f.id, now_us, now_us
          FROM report_file f
         WHERE f.token_hash = draft AND f.upload IS NULL AND its_taken IS NOT NULL;
        UPDATE report_file f SET f.token_hash = its_token
         WHERE f.token_hash = draft AND f.upload IS NULL;
    END IF;
    SELECT COALESCE(n, 0) AS taken;
END;
