-- Who read sealed data, when and why: the auditor's list. Appended alone.
CREATE TABLE sealed_read (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at_us       BIGINT NOT NULL,
    account_id  BIGINT NOT NULL COMMENT 'who read',
    kind        VARBINARY(10) NOT NULL
        CHECK (kind IN ('reporter', 'facility', 'violator', 'minutes', 'file')),
    unit_id     BIGINT NOT NULL COMMENT 'that held the case or kept the entry then',
    case_id     BIGINT NULL,
    facility_id BIGINT NULL,
    ref         VARBINARY(16) NOT NULL COMMENT 'number of the report; empty: none',
    asked_by    BIGINT NULL COMMENT 'who asked for it, where another opened',
    reason      VARCHAR(1000) NOT NULL COMMENT 'as it was typed; empty: read in the work on the case',
    once        VARBINARY(80) NULL COMMENT 'what is read in the course of work: one row a day',
    UNIQUE KEY once (once),
    KEY of_unit (unit_id, id),
    KEY of_account (account_id, id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (facility_id) REFERENCES facility (id),
    FOREIGN KEY (asked_by) REFERENCES account (id),
    CHECK ((case_id IS NULL) <> (facility_id IS NULL))
) ENGINE=InnoDB;

-- @statement
-- What was opened before, as the histories have it.
INSERT INTO sealed_read (at_us, account_id, kind, unit_id, case_id, ref, reason)
SELECT e.at_us, e.account_id, 'reporter', c.unit_id, e.case_id,
       COALESCE(JSON_VALUE(e.data, '$.ref'), ''), ''
  FROM event e JOIN cases c ON c.id = e.case_id
 WHERE e.type = 'identity_open' AND e.account_id IS NOT NULL ORDER BY e.at_us;

-- @statement
INSERT INTO sealed_read (at_us, account_id, kind, unit_id, facility_id, ref, reason)
SELECT e.at_us, e.account_id, 'facility', f.unit_id, f.id, '',
       COALESCE(JSON_VALUE(e.data, '$.reason'), '')
  FROM act_event e JOIN facility f ON e.subject = CONCAT('facility:', f.id)
 WHERE e.type = 'facility_person_opened' AND e.account_id IS NOT NULL ORDER BY e.at_us;
