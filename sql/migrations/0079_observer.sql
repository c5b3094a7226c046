-- Observers (Fatherland Front, elected council): a sample of closed cases without identities, and
-- supervision requests with a term and a public answer.
ALTER TABLE office MODIFY role VARBINARY(20) NOT NULL
    CHECK (role IN ('operator', 'officer', 'head', 'inspector', 'signer', 'publisher',
                    'custodian', 'auditor', 'admin', 'section', 'office', 'clerk', 'observer'));

-- @statement
-- Cases that ended in a month, for the sample.
ALTER TABLE cases ADD KEY ended_when (ended_us, flow);

-- @statement
CREATE TABLE supervision (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id  BIGINT NOT NULL COMMENT 'the observer',
    from_unit   BIGINT NOT NULL COMMENT 'where the observer has the office',
    unit_id     BIGINT NOT NULL COMMENT 'that answers',
    case_id     BIGINT NULL COMMENT 'of the sample; NULL: about the work of the unit',
    title       VARCHAR(200) NOT NULL COMMENT 'public',
    body        TEXT NOT NULL COMMENT 'public',
    made_us     BIGINT NOT NULL,
    due_us      BIGINT NULL COMMENT 'NULL: the province had set no term on that day',
    answer      TEXT NULL COMMENT 'public',
    answered_by BIGINT NULL,
    answered_us BIGINT NULL,
    KEY of_unit (unit_id, id),
    KEY of_observer (account_id, id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    FOREIGN KEY (from_unit) REFERENCES unit (id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (answered_by) REFERENCES account (id),
    CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_us IS NULL))
) ENGINE=InnoDB;

-- @statement
-- Neither the case nor who wrote.
CREATE VIEW pub_supervision AS
    SELECT s.id, u.level, u.kind_vi, u.name_vi, s.title, s.body, s.made_us, s.due_us, s.answer,
           s.answered_us
      FROM supervision s JOIN unit u ON u.id = s.unit_id;
