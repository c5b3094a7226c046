-- Where a point lies and what a text names, on any day: shapes in a spatial
-- index, names with what became of their area, and what jobs saw at arrival.

ALTER TABLE unit
    ADD COLUMN hours VARCHAR(120) NULL COMMENT 'when somebody answers; NULL: not published';

-- @statement
-- Outlines as imported, and centres where a whole level below a unit has them.
-- Degrees, WGS 84, x is the longitude.
CREATE TABLE unit_shape (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    what       VARBINARY(8) NOT NULL CHECK (what IN ('outline', 'centre')),
    code       VARBINARY(12) NOT NULL,
    level      VARBINARY(16) NOT NULL CHECK (level IN ('province', 'district', 'commune')),
    valid_from DATE NOT NULL COMMENT '1900-01-01: the source gives no beginning',
    valid_to   DATE NULL,
    accuracy   VARBINARY(12) NOT NULL
        CHECK (accuracy IN ('official', 'generalised', 'approximate', 'centre')),
    shape      GEOMETRY NOT NULL,
    UNIQUE KEY once (code, level, valid_from, what),
    KEY by_kind (what, level),
    SPATIAL KEY shape (shape),
    CHECK (valid_to IS NULL OR valid_to >= valid_from)
) ENGINE=InnoDB;

-- @statement
-- What became of each commune and district, in codes of today, through any
-- number of changes; filled by `hotline unit import`.
CREATE TABLE unit_heir (
    unit_id  BIGINT NOT NULL,
    code     VARBINARY(12) NOT NULL COMMENT 'a commune of today; its own for one in force',
    province VARBINARY(12) NOT NULL COMMENT 'of that commune',
    PRIMARY KEY (unit_id, code),
    KEY by_province (province, unit_id),
    FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;

-- @statement
-- Other spellings and predecessors that people still write.
CREATE TABLE unit_variant (
    unit_id BIGINT NOT NULL,
    name_vi VARCHAR(120) COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (unit_id, name_vi),
    FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;

-- @statement
-- The second opinion: which place the words of a report name, and where its point lies.
CREATE TABLE report_place (
    report_id BIGINT NOT NULL PRIMARY KEY,
    words     VARCHAR(200) NOT NULL COMMENT 'the name as the text has it; empty: none',
    point_id  BIGINT NULL COMMENT 'commune of the point on the day of filing',
    how       VARBINARY(8) NULL CHECK (how IN ('inside', 'outline', 'centre')),
    accuracy  VARBINARY(12) NULL,
    metres    BIGINT NULL COMMENT 'from the outline or the centre',
    FOREIGN KEY (report_id) REFERENCES report (id),
    FOREIGN KEY (point_id) REFERENCES unit (id),
    CHECK ((point_id IS NULL) = (how IS NULL))
) ENGINE=InnoDB;

-- @statement
-- Communes of today that those words may mean; several where it was divided.
CREATE TABLE report_said (
    report_id BIGINT NOT NULL,
    unit_id   BIGINT NOT NULL,
    PRIMARY KEY (report_id, unit_id),
    FOREIGN KEY (report_id) REFERENCES report (id),
    FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;

-- @statement
CREATE OR REPLACE VIEW pub_unit AS
    SELECT u.id, u.code, u.level, u.kind_vi, u.name_vi, u.valid_from, u.valid_to, u.latitude,
           u.longitude, u.phone, u.parent_code, u.email, u.hours
      FROM unit u;

-- @statement
CREATE VIEW pub_shape AS
    SELECT s.id, s.what, s.code, s.level, s.valid_from, s.valid_to, s.accuracy, s.shape
      FROM unit_shape s;

-- @statement
-- Every unit that held area of a commune of today, that commune itself included.
CREATE VIEW pub_heir AS
    SELECT h.province, h.code, u.id AS unit_id, u.code AS unit_code, u.level, u.kind_vi,
           u.name_vi, u.parent_code, u.valid_from, u.valid_to
      FROM unit_heir h JOIN unit u ON u.id = h.unit_id;

-- @statement
CREATE VIEW pub_variant AS
    SELECT v.unit_id, v.name_vi FROM unit_variant v;

-- @statement
DROP VIEW pub_old_name;
