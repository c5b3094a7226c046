-- Drafts of what a person with power signs by a step of a procedure: typed by one person, read
-- by others in turn, signed as they passed it. A decision MQĐ02 has tables of its own.
CREATE TABLE step_draft (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    step       VARBINARY(40) NOT NULL,
    unit_id    BIGINT NOT NULL COMMENT 'in which it goes its way: that of the file, or the superior',
    above      BOOLEAN NOT NULL COMMENT 'the superior one',
    state      VARBINARY(8) NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'signed', 'taken', 'moot')),
    version    INT NOT NULL DEFAULT 1,
    drafted_by BIGINT NOT NULL,
    drafted_us BIGINT NOT NULL,
    open_case  BIGINT AS (IF(state = 'open', case_id, NULL)) STORED,
    UNIQUE KEY one_open (open_case, step, unit_id),
    KEY waiting (unit_id, state, drafted_us),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (drafted_by) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE step_version (
    draft_id BIGINT NOT NULL,
    n        INT NOT NULL,
    body     TEXT NOT NULL COMMENT 'what was typed, as JSON: field of the step, value',
    made_by  BIGINT NOT NULL,
    made_us  BIGINT NOT NULL,
    PRIMARY KEY (draft_id, n),
    KEY rooted (made_us),
    FOREIGN KEY (draft_id) REFERENCES step_draft (id),
    FOREIGN KEY (made_by) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
-- One word of one level about one version; a returned version is never passed any more.
CREATE TABLE step_review (
    draft_id   BIGINT NOT NULL,
    version    INT NOT NULL,
    level      VARBINARY(40) NOT NULL COMMENT 'approval of the workflow, or "sign"',
    verdict    VARBINARY(8) NOT NULL CHECK (verdict IN ('pass', 'return')),
    comment    TEXT NOT NULL,
    account_id BIGINT NOT NULL,
    at_us      BIGINT NOT NULL,
    PRIMARY KEY (draft_id, version, level),
    KEY rooted (at_us),
    FOREIGN KEY (draft_id, version) REFERENCES step_version (draft_id, n),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK (verdict = 'pass' OR comment <> '')
) ENGINE=InnoDB;

-- @statement
RENAME TABLE history_row TO history_row_undrafted, history_end TO history_end_undrafted;

-- @statement
CREATE VIEW history_row AS
SELECT tbl, id, digest FROM history_row_undrafted
UNION ALL
SELECT CAST('step_review' AS BINARY), t.at_us,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.draft_id), '-'), COALESCE(HEX(t.version), '-'),
           COALESCE(HEX(t.level), '-'), COALESCE(HEX(t.verdict), '-'),
           COALESCE(HEX(t.comment), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.at_us), '-')), 256)
  FROM step_review t
UNION ALL
SELECT CAST('step_version' AS BINARY), t.made_us,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.draft_id), '-'), COALESCE(HEX(t.n), '-'),
           COALESCE(HEX(t.body), '-'), COALESCE(HEX(t.made_by), '-'),
           COALESCE(HEX(t.made_us), '-')), 256)
  FROM step_version t;

-- @statement
CREATE VIEW history_end AS
SELECT tbl, upto FROM history_end_undrafted
UNION ALL
SELECT CAST('step_review' AS BINARY), COALESCE((SELECT MAX(at_us) FROM step_review), 0)
UNION ALL
SELECT CAST('step_version' AS BINARY), COALESCE((SELECT MAX(made_us) FROM step_version), 0);
