-- How the public list is found by words, place, year, act and state, and sorted, with any
-- number of publications: one row a publication with what it is sorted by, and one row for
-- each thing that it is found by. Made by the jobs from the log of changes; what may be shown
-- is decided by pub_violation alone.
CREATE TABLE publication_facet (
    publication_id BIGINT NOT NULL PRIMARY KEY,
    signed_on      DATE NOT NULL,
    fine           BIGINT NOT NULL,
    name_key       VARBINARY(80) NOT NULL COMMENT 'name without diacritics, lower case',
    KEY by_day (signed_on, publication_id),
    KEY by_fine (fine, publication_id),
    KEY by_name (name_key, publication_id),
    FOREIGN KEY (publication_id) REFERENCES publication (id) ON DELETE CASCADE
) ENGINE=InnoDB;

-- @statement
-- term: w and a word, c and a commune, y and a year, a and an act, e and a state of execution.
CREATE TABLE publication_term (
    term           VARBINARY(60) NOT NULL,
    publication_id BIGINT NOT NULL,
    PRIMARY KEY (term, publication_id),
    KEY of_publication (publication_id),
    FOREIGN KEY (publication_id) REFERENCES publication (id) ON DELETE CASCADE
) ENGINE=InnoDB;

-- @statement
CREATE TABLE publication_term_count (
    term VARBINARY(60) NOT NULL PRIMARY KEY,
    n    BIGINT NOT NULL
) ENGINE=InnoDB;

-- @statement
ALTER TABLE publication_change
    ADD COLUMN indexed_us BIGINT NULL COMMENT 'the list finds it so',
    ADD KEY unindexed (indexed_us, id);

-- @statement
-- What was released before there was a log of changes.
INSERT INTO publication_change (publication_id, slug, what, at_us)
SELECT p.id, p.slug, 'published', p.released_us FROM publication p
 WHERE p.state = 'released' AND p.here = 1
   AND NOT EXISTS (SELECT 1 FROM publication_change c WHERE c.publication_id = p.id);

-- @statement
CREATE VIEW pub_facet AS
    SELECT publication_id, signed_on, fine, name_key FROM publication_facet;

-- @statement
CREATE VIEW pub_term AS SELECT term, publication_id FROM publication_term;

-- @statement
CREATE VIEW pub_term_count AS SELECT term, n FROM publication_term_count;
