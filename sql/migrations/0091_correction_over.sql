-- When a correction is no longer shown, what the public reads changes: whoever copies it and every
-- cache is told, as of every other change.
ALTER TABLE publication
    ADD COLUMN correction_over TINYINT NOT NULL DEFAULT 0
        COMMENT '1: the time of the correction is over, and that was told',
    ADD KEY correction_ends (correction_over, correction_until_us);

-- @statement
UPDATE publication SET correction_over = 1
 WHERE correction_until_us <= UNIX_TIMESTAMP(NOW(6)) * 1000000;

-- @statement
DROP TRIGGER publication_changed;

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
                  OR NOT (NEW.expires_us <=> OLD.expires_us)
                  OR NEW.correction_over > OLD.correction_over THEN 'changed'
            END AS what) c
     WHERE NEW.here = 1 AND c.what IS NOT NULL;
