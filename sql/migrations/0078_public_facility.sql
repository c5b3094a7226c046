-- The public page of a facility: only of one that a sanction is published of, and gone with
-- the last of them. Its address is made once and stays.
CREATE TABLE facility_public (
    facility_id BIGINT NOT NULL PRIMARY KEY COMMENT 'the one that stands for it (root_id)',
    slug        VARBINARY(16) NOT NULL,
    made_us     BIGINT NOT NULL,
    UNIQUE KEY slug (slug),
    FOREIGN KEY (facility_id) REFERENCES facility (id)
) ENGINE=InnoDB;

-- @statement
ALTER TABLE facility_duty
    ADD COLUMN told_us BIGINT NULL COMMENT 'shown on the public page since then; NULL: not';

-- @statement
-- A facility and those merged into it, by its address.
CREATE VIEW pub_facility AS
    SELECT s.slug, f.id AS facility_id
      FROM facility_public s JOIN facility f ON f.root_id = s.facility_id;

-- @statement
-- Duties that an official chose to tell, of facilities that anything is published of.
CREATE VIEW pub_facility_duty AS
    SELECT s.slug, d.id, d.kind, d.source, d.what, d.basis, d.due_on, d.state, d.state_on
      FROM facility_public s
      JOIN facility f ON f.root_id = s.facility_id
      JOIN facility_duty d ON d.facility_id = f.id AND d.told_us IS NOT NULL
     WHERE EXISTS (SELECT 1 FROM facility g
                     JOIN publication p ON p.facility_id = g.id
                    WHERE g.root_id = s.facility_id AND p.state = 'released' AND p.here = 1
                      AND (p.expires_us IS NULL
                           OR p.expires_us > UNIX_TIMESTAMP(NOW(6)) * 1000000));

-- @statement
-- What is told of a facility stands on pages that are kept: they are forgotten with it.
CREATE TRIGGER facility_duty_told AFTER UPDATE ON facility_duty FOR EACH ROW
    INSERT INTO publication_change (publication_id, slug, what, at_us)
    SELECT p.id, p.slug, 'changed', UNIX_TIMESTAMP(NOW(6)) * 1000000
      FROM facility f JOIN facility g ON g.root_id = f.root_id
      JOIN publication p ON p.facility_id = g.id
     WHERE f.id = NEW.facility_id AND p.state = 'released' AND p.here = 1
       AND (NOT (NEW.told_us <=> OLD.told_us)
            OR (NEW.told_us IS NOT NULL AND NEW.state <> OLD.state));
