-- Who looks at the draft of a decision before it is signed: each version, and what each said.
ALTER TABLE office MODIFY role VARBINARY(20) NOT NULL
    CHECK (role IN ('operator', 'officer', 'head', 'inspector', 'signer', 'publisher',
                    'custodian', 'auditor', 'admin', 'section', 'office', 'clerk'));

-- @statement
ALTER TABLE decision ADD COLUMN version INT NOT NULL DEFAULT 1 COMMENT 'of the draft';

-- @statement
CREATE TABLE decision_version (
    decision_id BIGINT NOT NULL,
    n           INT NOT NULL,
    acts        TEXT NOT NULL COMMENT 'codes and fines, one act a line',
    fine_total  BIGINT NOT NULL,
    extra       TEXT NOT NULL,
    remedies    TEXT NOT NULL,
    reason      TEXT NOT NULL,
    made_by     BIGINT NOT NULL,
    made_us     BIGINT NOT NULL,
    PRIMARY KEY (decision_id, n),
    FOREIGN KEY (decision_id) REFERENCES decision (id),
    FOREIGN KEY (made_by) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
INSERT INTO decision_version (decision_id, n, acts, fine_total, extra, remedies, reason, made_by,
                              made_us)
SELECT d.id, 1, COALESCE((SELECT GROUP_CONCAT(a.act_code, ': ', COALESCE(a.fine, '-')
                                              ORDER BY a.n SEPARATOR '\n')
                            FROM decision_act a WHERE a.decision_id = d.id), ''),
       d.fine_total, d.extra, d.remedies, d.reason, d.drafted_by, d.drafted_us
  FROM decision d;

-- @statement
-- One word of one level about one version; a returned version is never passed any more.
CREATE TABLE decision_review (
    decision_id BIGINT NOT NULL,
    version     INT NOT NULL,
    level       VARBINARY(40) NOT NULL COMMENT 'approval of the workflow, or "sign"',
    verdict     VARBINARY(8) NOT NULL CHECK (verdict IN ('pass', 'return')),
    comment     TEXT NOT NULL,
    account_id  BIGINT NOT NULL,
    at_us       BIGINT NOT NULL,
    PRIMARY KEY (decision_id, version, level),
    FOREIGN KEY (decision_id, version) REFERENCES decision_version (decision_id, n),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK (verdict = 'pass' OR comment <> '')
) ENGINE=InnoDB;
