-- A lost key is helped through the sealed contact alone: whoever asks learns nothing, a code
-- that works once goes to the address that the report came with, and makes a new key.
CREATE TABLE key_ask (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    ref        VARBINARY(16) NOT NULL COMMENT 'as typed by anybody; perhaps no report has it',
    account_id BIGINT NULL COMMENT 'the official who asked; NULL: the public page',
    asked_us   BIGINT NOT NULL,
    taken_us   BIGINT NULL,
    KEY untaken (taken_us, id),
    KEY asked (asked_us),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE key_code (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    report_id  BIGINT NOT NULL,
    nonce      BINARY(32) NOT NULL COMMENT 'with the secret of the service it gives the code',
    code_hash  BINARY(32) NOT NULL,
    made_us    BIGINT NOT NULL,
    until_us   BIGINT NOT NULL,
    used_us    BIGINT NULL,
    UNIQUE KEY code (code_hash),
    KEY report (report_id, made_us),
    FOREIGN KEY (report_id) REFERENCES report (id)
) ENGINE=InnoDB;

-- @statement
ALTER TABLE relay
    MODIFY code VARBINARY(12) NOT NULL
        CHECK (code IN ('received', 'news', 'question', 'answer', 'closed', 'reopened', 'key'));

-- @statement
-- The code makes the new key the only one of its report, once. renewed: 1, or 0 for any other
-- code, however wrong.
CREATE PROCEDURE key_renew(IN code BINARY(32), IN new_key BINARY(32), IN now_us BIGINT)
    SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
    DECLARE which, its_report BIGINT DEFAULT 0;
    SELECT k.id, k.report_id INTO which, its_report FROM key_code k
     WHERE k.code_hash = code AND k.used_us IS NULL AND k.until_us >= now_us FOR UPDATE;
    IF which > 0 THEN
        UPDATE key_code SET used_us = now_us WHERE id = which;
        UPDATE report SET key_hash = new_key WHERE id = its_report;
    END IF;
    SELECT CAST(COALESCE(which, 0) > 0 AS SIGNED) AS renewed;
END;

-- @statement
-- A good report put forward for a reward; its author answers by key and stays unknown.
CREATE TABLE reward (
    report_id  BIGINT NOT NULL PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    reason     VARCHAR(1000) NOT NULL,
    made_us    BIGINT NOT NULL,
    KEY of_case (case_id),
    FOREIGN KEY (report_id) REFERENCES report (id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE reward_answer (
    report_id   BIGINT NOT NULL PRIMARY KEY,
    way         VARBINARY(12) NOT NULL CHECK (way IN ('code', 'province', 'decline')),
    answered_us BIGINT NOT NULL,
    FOREIGN KEY (report_id) REFERENCES report (id)
) ENGINE=InnoDB;

-- @statement
CREATE PROCEDURE track_reward(IN session_hash BINARY(32), IN oldest_us BIGINT)
    SQL SECURITY DEFINER READS SQL DATA
    SELECT w.made_us AS made, a.way
      FROM pub_session s
      LEFT JOIN pub_session_end e ON e.token_hash = s.token_hash
      JOIN report r ON r.key_hash = s.key_hash
      JOIN reward w ON w.report_id = r.id
      LEFT JOIN reward_answer a ON a.report_id = r.id
     WHERE s.token_hash = session_hash AND s.made_us >= oldest_us AND e.token_hash IS NULL;
