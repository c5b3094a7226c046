-- Which version of a workflow new cases take, and how running cases move to it.
-- The lowest version in the folder needs no row; every other becomes active by
-- an administrator's act and a mapping of stages.

CREATE TABLE flow_activation (
    id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    flow         VARBINARY(40) NOT NULL,
    from_version INT NOT NULL,
    to_version   INT NOT NULL,
    active_from  DATE NOT NULL COMMENT 'first day on which new cases take it',
    digest       BINARY(32) NOT NULL COMMENT 'of the file of to_version',
    mapping      TEXT NOT NULL COMMENT 'the mapping file as it was proved',
    planned      INT NOT NULL COMMENT 'open cases in mapped stages at that moment',
    moved        INT NOT NULL DEFAULT 0,
    kept         INT NOT NULL DEFAULT 0 COMMENT 'looked at, stay in the old version',
    back         INT NOT NULL DEFAULT 0 COMMENT 'moved, and moved back by the undo',
    cursor_id    BIGINT NOT NULL DEFAULT 0 COMMENT 'last case that was looked at',
    activated_by BIGINT NOT NULL,
    activated_us BIGINT NOT NULL,
    undone_by    BIGINT NULL,
    undone_us    BIGINT NULL,
    done_us      BIGINT NULL COMMENT 'NULL: cases may still wait to be moved, or moved back',
    KEY in_force (flow, undone_us, to_version),
    KEY waiting (done_us, active_from),
    CHECK (to_version > from_version),
    CHECK ((undone_us IS NULL) = (undone_by IS NULL)),
    FOREIGN KEY (activated_by) REFERENCES account (id),
    FOREIGN KEY (undone_by) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
-- One row for each case that an activation came to.
CREATE TABLE flow_move (
    activation_id BIGINT NOT NULL,
    case_id       BIGINT NOT NULL,
    state         VARBINARY(8) NOT NULL CHECK (state IN ('moved', 'kept', 'back', 'stays')),
    why           VARBINARY(40) NOT NULL COMMENT 'of kept and stays; empty else',
    from_stage    VARBINARY(40) NOT NULL,
    to_stage      VARBINARY(40) NOT NULL COMMENT 'from_stage again where it was kept',
    tracks        TEXT NOT NULL COMMENT 'stages of side tracks before: lines "track:NAME STAGE"',
    seq           INT NOT NULL COMMENT 'number of the event of the move; 0: kept',
    at_us         BIGINT NOT NULL,
    PRIMARY KEY (activation_id, case_id),
    KEY by_state (activation_id, state, case_id),
    KEY of_case (case_id),
    FOREIGN KEY (activation_id) REFERENCES flow_activation (id),
    FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB;

-- @statement
-- Open cases of one version, in the order in which they are moved.
ALTER TABLE cases ADD KEY of_flow (flow, flow_version, ended, id);
