-- How far the people who answer for a term were told of it. Every level is
-- reached once and never taken back; next_us is the moment of the next one.
ALTER TABLE clock
    ADD COLUMN told TINYINT NOT NULL DEFAULT 1
        COMMENT '1 nobody, 2 warned, 3 late: handler, 4 head of the unit, 5 superior unit';

-- @statement
UPDATE clock SET told = 4 WHERE late_us IS NOT NULL;

-- @statement
-- Jobs look at each of them once and set the right moment.
UPDATE clock SET next_us = from_us
 WHERE ours = 1 AND stopped_us IS NULL AND paused_us IS NULL;

-- @statement
ALTER TABLE clock
    ADD CHECK (told BETWEEN 1 AND 5),
    ADD CHECK ((told >= 3) = (late_us IS NOT NULL));

-- @statement
-- The superior unit that was told of a late case sees it in its own list.
ALTER TABLE cases
    ADD COLUMN superior_id BIGINT NULL COMMENT 'unit that was told last that the case is late',
    ADD KEY reported (superior_id, ended, due_us, id),
    ADD FOREIGN KEY (superior_id) REFERENCES unit (id);

-- @statement
-- Many of one kind for one person are one line with their number.
ALTER TABLE notice
    MODIFY COLUMN case_id BIGINT NULL COMMENT 'NULL: a line for n cases',
    ADD COLUMN n INT NOT NULL DEFAULT 1,
    ADD KEY of_kind (account_id, code, read_us, case_id),
    ADD CHECK (n >= 1),
    ADD CHECK (case_id IS NULL OR n = 1);
