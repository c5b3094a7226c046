-- Which tables of the law were in force since when, and who put them there.
-- Each change is a row; the one in use is the newest.
CREATE TABLE law_activation (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at_us      BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    kind       VARBINARY(8) NOT NULL CHECK (kind IN ('activate', 'undo', 'term')),
    digest     BINARY(32) NOT NULL COMMENT 'of the tables, or of the province''s file',
    before_digest BINARY(32) NOT NULL,
    note       VARCHAR(500) NOT NULL,
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
-- A head's power in the hands of a deputy (Law 15/2012/QH13 art. 54): in writing,
-- with scope, content and term. Rows are never edited; only an end is added.
CREATE TABLE delegation (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    unit_id     BIGINT NOT NULL,
    giver_id    BIGINT NOT NULL,
    giver_position VARBINARY(60) NOT NULL COMMENT 'workflows/law/positions.csv',
    deputy_id   BIGINT NOT NULL,
    content     VARBINARY(8) NOT NULL CHECK (content IN ('sanction', 'coercion')),
    fields      VARBINARY(200) NOT NULL COMMENT 'codes of fields.csv, a space between',
    fine_max    BIGINT NULL COMMENT 'dong for one act; NULL: all that the head may',
    scope       VARCHAR(2000) NOT NULL COMMENT 'in the words of the document',
    number      VARCHAR(60) NOT NULL,
    signed_on   DATE NOT NULL,
    valid_from  DATE NOT NULL,
    valid_to    DATE NOT NULL,
    blob_name   VARBINARY(40) NOT NULL,
    type        VARBINARY(8) NOT NULL CHECK (type IN ('pdf', 'jpeg', 'png')),
    size        BIGINT NOT NULL CHECK (size > 0),
    digest      BINARY(32) NOT NULL COMMENT 'keyed hash of the content',
    made_us     BIGINT NOT NULL,
    signed_year SMALLINT AS (YEAR(signed_on)) PERSISTENT,
    ended_on    DATE NULL COMMENT 'first day on which it no longer counts',
    ended_by    BIGINT NULL,
    ended_us    BIGINT NULL,
    end_number  VARCHAR(60) NULL,
    end_reason  VARCHAR(1000) NULL,
    UNIQUE KEY number_once (unit_id, signed_year, number),
    KEY of_deputy (deputy_id, unit_id, valid_to),
    KEY of_unit (unit_id, id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (giver_id) REFERENCES account (id),
    FOREIGN KEY (deputy_id) REFERENCES account (id),
    FOREIGN KEY (ended_by) REFERENCES account (id),
    CHECK (deputy_id <> giver_id),
    CHECK (signed_on <= valid_from AND valid_from <= valid_to),
    CHECK (scope <> '' AND fields <> '' AND number <> ''),
    CHECK (ended_on IS NULL OR (ended_by IS NOT NULL AND ended_us IS NOT NULL
        AND end_number IS NOT NULL AND end_reason IS NOT NULL AND ended_on >= signed_on))
) ENGINE=InnoDB;

-- @statement
-- What the decision was signed under: the delegation of a deputy, and the tables of the law.
ALTER TABLE decision
    ADD COLUMN delegation_id BIGINT NULL,
    ADD COLUMN law_digest BINARY(32) NULL COMMENT 'of the tables on the day of signing',
    ADD FOREIGN KEY (delegation_id) REFERENCES delegation (id);
