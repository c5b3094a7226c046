-- What is written after the release and shown once a second person has released it: a
-- correction with the corrected text, a statement of the violator.
CREATE TABLE publication_note (
    id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    publication_id BIGINT NOT NULL,
    kind           VARBINARY(10) NOT NULL CHECK (kind IN ('correction', 'statement')),
    words          TEXT NOT NULL,
    name           VARCHAR(200) NOT NULL COMMENT 'of a correction: the whole corrected text',
    address        VARCHAR(300) NOT NULL,
    act            TEXT NOT NULL,
    sanction       TEXT NOT NULL,
    remedy         TEXT NOT NULL,
    made_by        BIGINT NOT NULL,
    made_us        BIGINT NOT NULL,
    released_by    BIGINT NULL,
    released_us    BIGINT NULL,
    dropped_us     BIGINT NULL COMMENT 'not released, or a newer one took its place',
    KEY of_publication (publication_id, kind, id),
    FOREIGN KEY (publication_id) REFERENCES publication (id),
    FOREIGN KEY (made_by) REFERENCES account (id),
    FOREIGN KEY (released_by) REFERENCES account (id),
    CHECK (released_by IS NULL OR released_by <> made_by),
    CHECK ((released_by IS NULL) = (released_us IS NULL))
) ENGINE=InnoDB;
