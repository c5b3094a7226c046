-- What the public learns in numbers. Every number told is a sum of cells, and a cell (unit,
-- kind of pollution, thing counted) is told for a month that is over, from five on; smaller
-- ones wait and are told together, in the month in which they became five. So no number
-- moves because of one report, and no two numbers taken from each other show one. Decisions
-- and publications are acts that the violator knows of: they are told from one on.
CREATE TABLE figure_told (
    month     VARBINARY(7) NOT NULL COMMENT 'YYYY-MM',
    unit_id   BIGINT NOT NULL,
    what      VARBINARY(12) NOT NULL,
    pollution VARBINARY(16) NOT NULL,
    n         BIGINT NOT NULL CHECK (n > 0),
    PRIMARY KEY (month, unit_id, what, pollution),
    KEY of_unit (unit_id, month),
    FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;

-- @statement
-- The same for all units together.
CREATE TABLE figure_sum (
    month     VARBINARY(7) NOT NULL,
    what      VARBINARY(12) NOT NULL,
    pollution VARBINARY(16) NOT NULL,
    n         BIGINT NOT NULL,
    PRIMARY KEY (month, what, pollution)
) ENGINE=InnoDB;

-- @statement
-- Months whose cells were told; each once.
CREATE TABLE figure_month (
    month     VARBINARY(7) NOT NULL PRIMARY KEY,
    closed_us BIGINT NOT NULL
) ENGINE=InnoDB;

-- @statement
CREATE VIEW pub_told AS SELECT month, unit_id, what, pollution, n FROM figure_told;

-- @statement
CREATE VIEW pub_sum AS SELECT month, what, pollution, n FROM figure_sum;

-- @statement
CREATE VIEW pub_closed AS SELECT month FROM figure_month;

-- @statement
-- It showed every number of the month that runs.
DROP VIEW pub_figure;

-- @statement
-- Cases of the hotline that came to their end.
ALTER TABLE figure MODIFY what VARBINARY(12) NOT NULL
    CHECK (what IN ('received', 'verified', 'answered', 'handled', 'late', 'decided', 'published',
                    'asked', 'confirmed', 'objected'));
