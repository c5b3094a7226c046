-- Reports about one matter are handled in one case, and can be taken apart again:
-- a joined case keeps its row, its code and its terms as they were.
ALTER TABLE cases
    ADD COLUMN joined_id BIGINT NULL COMMENT 'case that handles its reports since joined_us',
    ADD COLUMN joined_us BIGINT NULL,
    ADD KEY joined (joined_id, id),
    ADD FOREIGN KEY (joined_id) REFERENCES cases (id),
    ADD CHECK ((joined_id IS NULL) = (joined_us IS NULL)),
    ADD CHECK (joined_id IS NULL OR ended = 1);

-- @statement
ALTER TABLE case_report
    ADD COLUMN source_id BIGINT NULL COMMENT 'case that it was joined from',
    ADD FOREIGN KEY (source_id) REFERENCES cases (id);

-- @statement
-- The stricter term of a joined case counts in the case that took it in.
ALTER TABLE clock
    ADD COLUMN lent_by BIGINT NULL COMMENT 'joined case whose term this is',
    ADD COLUMN instead_of BIGINT NULL COMMENT 'own term that stopped for it',
    ADD FOREIGN KEY (lent_by) REFERENCES cases (id),
    ADD FOREIGN KEY (instead_of) REFERENCES clock (id);
