-- What a new report is compared with: one row a case, of the report that it was opened for.
CREATE TABLE case_near (
    case_id   BIGINT NOT NULL PRIMARY KEY,
    report_id BIGINT NOT NULL,
    place_id  BIGINT NOT NULL COMMENT 'unit of the place, also where it must not handle the case',
    pollution VARBINARY(16) NOT NULL,
    came_us   BIGINT NOT NULL,
    cell      INT NULL COMMENT 'square of the map, see neighbours.c; NULL: no point',
    line      BINARY(32) NOT NULL COMMENT 'keyed hash of the folded text: the same words once more',
    KEY by_kind (place_id, pollution, came_us),
    KEY by_place (place_id, came_us),
    KEY by_cell (cell, came_us),
    KEY by_line (line, came_us),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (report_id) REFERENCES report (id),
    FOREIGN KEY (place_id) REFERENCES unit (id)
) ENGINE=InnoDB;

-- @statement
-- Cases that look alike, found when the newer one came; officials decide.
CREATE TABLE case_similar (
    case_id  BIGINT NOT NULL,
    other_id BIGINT NOT NULL COMMENT 'the older one',
    points   TINYINT NOT NULL CHECK (points BETWEEN 0 AND 100),
    words    INT NOT NULL COMMENT 'that both have',
    metres   INT NULL COMMENT 'between them; NULL: one has no point',
    place    TINYINT NOT NULL COMMENT '1: the same commune',
    kind     TINYINT NOT NULL COMMENT '1: the same kind',
    hours    INT NOT NULL COMMENT 'between them',
    brief    TINYINT NOT NULL COMMENT '1: one says little more than "me too"',
    apart    TINYINT NOT NULL DEFAULT 0 COMMENT '1: somebody separated them: not said again',
    PRIMARY KEY (case_id, other_id),
    KEY other (other_id, case_id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (other_id) REFERENCES cases (id),
    CHECK (case_id <> other_id)
) ENGINE=InnoDB;
