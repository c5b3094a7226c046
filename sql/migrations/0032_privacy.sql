-- Erase a person, keep the case: an order is carried out by the jobs, which destroy the
-- sealed boxes. Nothing else of the report changes.
ALTER TABLE report_sender
    ADD COLUMN erased_us BIGINT NULL,
    ADD COLUMN erased_why VARBINARY(12) NULL
        CHECK (erased_why IN ('request', 'reporter', 'retention')),
    ADD KEY erased (erased_us);

-- @statement
-- One order a report; the first counts.
CREATE TABLE erase_order (
    report_id BIGINT NOT NULL PRIMARY KEY,
    why       VARBINARY(12) NOT NULL CHECK (why IN ('request', 'reporter')),
    made_us   BIGINT NOT NULL,
    done_us   BIGINT NULL,
    KEY waiting (done_us, made_us),
    FOREIGN KEY (report_id) REFERENCES report (id)
) ENGINE=InnoDB;

-- @statement
-- A lawsuit or a complaint: nothing of the case's people is erased until it is lifted.
CREATE TABLE retention_hold (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id     BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    reason      VARCHAR(1000) NOT NULL,
    set_us      BIGINT NOT NULL,
    lifted_us   BIGINT NULL,
    lifted_by   BIGINT NULL,
    lift_reason VARCHAR(1000) NULL,
    KEY of_case (case_id, lifted_us),
    KEY active (lifted_us),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    FOREIGN KEY (lifted_by) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
ALTER TABLE cases
    ADD COLUMN people_gone_us BIGINT NULL COMMENT 'its period of keeping ended; NULL again when reopened',
    ADD KEY keeping (flow, stage, people_gone_us, ended_us);

-- @statement
-- An agreed request may also be to erase; 'opened' then means that it was ordered.
ALTER TABLE identity_request
    ADD COLUMN purpose VARBINARY(8) NOT NULL DEFAULT 'open' CHECK (purpose IN ('open', 'erase'));

-- @statement
-- The reporter, by the key: only the report of an open session.
CREATE PROCEDURE person_forget(IN session_hash BINARY(32), IN oldest_us BIGINT,
                               IN now_us BIGINT)
    SQL SECURITY DEFINER MODIFIES SQL DATA
    INSERT IGNORE INTO erase_order (report_id, why, made_us)
    SELECT r.id, 'reporter', now_us
      FROM pub_session s
      LEFT JOIN pub_session_end e ON e.token_hash = s.token_hash
      JOIN report r ON r.key_hash = s.key_hash
     WHERE s.token_hash = session_hash AND s.made_us >= oldest_us
       AND e.token_hash IS NULL;
