-- The life of a publication: where it is posted, how long, what stands beside it, how it went,
-- and the log of every change that anybody outside can see.

ALTER TABLE publication
    MODIFY COLUMN state VARBINARY(10) NOT NULL
        CHECK (state IN ('draft', 'released', 'withdrawn', 'expired')),
    ADD COLUMN subject VARBINARY(20) NOT NULL DEFAULT 'organization'
        COMMENT 'as in violation_record',
    ADD COLUMN place_code VARBINARY(12) NOT NULL DEFAULT '' COMMENT 'commune of the act; or empty',
    ADD COLUMN facility_id BIGINT NULL,
    ADD COLUMN here TINYINT NOT NULL DEFAULT 1
        COMMENT '1: our pages are the site that the province designated on that day; 0: ours is text and proof for another site, and nobody reads it here',
    ADD COLUMN site VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'which site; empty: ours',
    ADD COLUMN site_basis VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'document that designates it',
    ADD COLUMN posted_url VARCHAR(500) NULL COMMENT 'proof: where the other site posted it',
    ADD COLUMN posted_on DATE NULL,
    ADD COLUMN execution VARBINARY(12) NOT NULL DEFAULT 'open'
        CHECK (execution IN ('open', 'late', 'done', 'stayed', 'lapsed')),
    ADD COLUMN appeal VARBINARY(12) NOT NULL DEFAULT 'none'
        CHECK (appeal IN ('none', 'complaint', 'lawsuit', 'both')),
    ADD COLUMN statement TEXT NULL COMMENT 'of the violator, beside the text',
    ADD COLUMN statement_us BIGINT NULL,
    ADD COLUMN correction_until_us BIGINT NULL COMMENT 'the correction is shown until then',
    ADD COLUMN gone_how VARBINARY(12) NULL
        CHECK (gone_how IN ('expired', 'cancelled', 'wrong', 'taken_down')),
    ADD COLUMN gone_us BIGINT NULL,
    ADD COLUMN changed_us BIGINT NOT NULL DEFAULT 0 COMMENT 'last change that the public sees',
    ADD KEY expiring (state, expires_us, id),
    ADD KEY of_case (case_id, id),
    ADD KEY of_facility (facility_id, state, signed_on, id),
    ADD KEY in_place (place_code, state, signed_on, id),
    ADD KEY by_execution (state, execution, signed_on, id),
    ADD FOREIGN KEY (facility_id) REFERENCES facility (id);

-- @statement
-- The acts of a publication, by code of workflows/law/acts.csv.
CREATE TABLE publication_act (
    publication_id BIGINT NOT NULL,
    act_code       VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (publication_id, act_code),
    KEY by_act (act_code, publication_id),
    FOREIGN KEY (publication_id) REFERENCES publication (id)
) ENGINE=InnoDB;

-- @statement
-- Every text that was ever shown, append-only: the archive.
CREATE TABLE publication_text (
    publication_id BIGINT NOT NULL,
    n              INT NOT NULL,
    name           VARCHAR(200) NOT NULL,
    address        VARCHAR(300) NOT NULL,
    act            TEXT NOT NULL,
    sanction       TEXT NOT NULL,
    remedy         TEXT NOT NULL,
    correction     TEXT NULL COMMENT 'the notice that came with it',
    made_by        BIGINT NOT NULL,
    released_by    BIGINT NOT NULL,
    released_us    BIGINT NOT NULL,
    PRIMARY KEY (publication_id, n),
    FOREIGN KEY (publication_id) REFERENCES publication (id),
    FOREIGN KEY (made_by) REFERENCES account (id),
    FOREIGN KEY (released_by) REFERENCES account (id),
    CHECK (made_by <> released_by)
) ENGINE=InnoDB;

-- @statement
-- What changed for everybody outside, in order; written by the triggers below and by nothing
-- else, so that no way of changing a publication passes it by. Copies follow it, caches are
-- purged by it.
CREATE TABLE publication_change (
    id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    publication_id BIGINT NOT NULL,
    slug           VARBINARY(16) NOT NULL,
    what           VARBINARY(12) NOT NULL
        CHECK (what IN ('published', 'corrected', 'changed', 'withdrawn', 'expired')),
    at_us          BIGINT NOT NULL,
    purged_us      BIGINT NULL COMMENT 'caches forgot the page',
    KEY unpurged (purged_us, id),
    KEY of_publication (publication_id, id)
) ENGINE=InnoDB;

-- @statement
CREATE TRIGGER publication_made AFTER INSERT ON publication FOR EACH ROW
    INSERT INTO publication_change (publication_id, slug, what, at_us)
    SELECT NEW.id, NEW.slug, 'published', NEW.released_us
      FROM DUAL
     WHERE NEW.here = 1 AND NEW.state = 'released';

-- @statement
CREATE TRIGGER publication_changed AFTER UPDATE ON publication FOR EACH ROW
    INSERT INTO publication_change (publication_id, slug, what, at_us)
    SELECT NEW.id, NEW.slug, c.what,
           IF(NEW.changed_us > 0, NEW.changed_us, UNIX_TIMESTAMP(NOW(6)) * 1000000)
      FROM (SELECT CASE
                WHEN NEW.state = 'released' AND OLD.state <> 'released' THEN 'published'
                WHEN NEW.state = 'expired' AND OLD.state = 'released' THEN 'expired'
                WHEN NEW.state <> 'released' AND OLD.state = 'released' THEN 'withdrawn'
                WHEN NEW.state <> 'released' THEN NULL
                WHEN NOT (NEW.corrected_us <=> OLD.corrected_us)
                  OR NOT (NEW.correction <=> OLD.correction) THEN 'corrected'
                WHEN NEW.name <> OLD.name OR NEW.address <> OLD.address OR NEW.act <> OLD.act
                  OR NEW.sanction <> OLD.sanction OR NEW.remedy <> OLD.remedy
                  OR NEW.execution <> OLD.execution OR NEW.appeal <> OLD.appeal
                  OR NOT (NEW.statement <=> OLD.statement)
                  OR NOT (NEW.expires_us <=> OLD.expires_us) THEN 'changed'
            END AS what) c
     WHERE NEW.here = 1 AND c.what IS NOT NULL;

-- @statement
-- What anybody may read: released, on our own pages, and in its time.
CREATE OR REPLACE VIEW pub_violation AS
    SELECT p.id, p.slug, p.name, p.address, p.act, p.sanction, p.remedy, p.number, p.signed_on,
           p.unit_name, p.unit_id, p.basis, p.fine_total, p.released_us,
           IF(p.correction_until_us IS NULL
              OR p.correction_until_us > UNIX_TIMESTAMP(NOW(6)) * 1000000, p.correction, NULL)
               AS correction,
           p.corrected_us, p.subject, p.place_code, p.facility_id, p.execution, p.appeal,
           p.statement, p.statement_us, p.expires_us, p.changed_us
      FROM publication p
     WHERE p.state = 'released' AND p.here = 1
       AND (p.expires_us IS NULL OR p.expires_us > UNIX_TIMESTAMP(NOW(6)) * 1000000);

-- @statement
-- What was published once and is not any more: its address, why, and no name.
CREATE OR REPLACE VIEW pub_violation_gone AS
    SELECT p.slug, COALESCE(p.gone_how, IF(p.state = 'withdrawn', 'wrong', 'expired')) AS how,
           COALESCE(p.gone_us, p.expires_us) AS gone_us, p.number, p.signed_on, p.unit_name
      FROM publication p
     WHERE p.released_us IS NOT NULL AND p.here = 1
       AND (p.state IN ('withdrawn', 'expired')
            OR p.expires_us <= UNIX_TIMESTAMP(NOW(6)) * 1000000);

-- @statement
CREATE VIEW pub_violation_act AS
    SELECT a.publication_id, a.act_code
      FROM publication_act a JOIN publication p ON p.id = a.publication_id
     WHERE p.state = 'released' AND p.here = 1
       AND (p.expires_us IS NULL OR p.expires_us > UNIX_TIMESTAMP(NOW(6)) * 1000000);

-- @statement
-- The change feed: the permanent id of a page, what happened, when; no name.
CREATE VIEW pub_change AS
    SELECT c.id, c.slug, c.what, c.at_us FROM publication_change c;
