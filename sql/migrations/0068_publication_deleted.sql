-- Nothing published is ever deleted; should it be, outside of the service, whoever copies it
-- and every cache is told all the same.
CREATE TRIGGER publication_deleted AFTER DELETE ON publication FOR EACH ROW
    INSERT INTO publication_change (publication_id, slug, what, at_us)
    SELECT OLD.id, OLD.slug, 'withdrawn', UNIX_TIMESTAMP(NOW(6)) * 1000000
      FROM DUAL
     WHERE OLD.here = 1 AND OLD.state = 'released';
