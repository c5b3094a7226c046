-- Letters of other bodies (công văn đến): registered once, found again, attached to cases.
CREATE TABLE letter_in (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    unit_id    BIGINT NOT NULL COMMENT 'whose register it stands in',
    number     VARCHAR(60) NOT NULL,
    dated      DATE NOT NULL,
    sender     VARCHAR(200) NOT NULL COMMENT 'the body that wrote',
    came_on    DATE NOT NULL,
    subject    VARCHAR(500) NOT NULL,
    scope      VARCHAR(40) NOT NULL COMMENT 'word of the unit in the index: "donvi" and its id',
    blob_name  VARBINARY(40) NOT NULL,
    type       VARBINARY(8) NOT NULL CHECK (type IN ('pdf', 'jpeg', 'png')),
    size       BIGINT NOT NULL CHECK (size > 0),
    digest     BINARY(32) NOT NULL COMMENT 'keyed hash of the content',
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    UNIQUE KEY once (unit_id, number, dated, sender),
    KEY newest (unit_id, id),
    KEY blob_name (blob_name),
    FULLTEXT KEY words (number, sender, subject, scope),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK (number <> '' AND sender <> '' AND subject <> ''),
    CHECK (came_on >= dated)
) ENGINE=InnoDB;

-- @statement
-- A letter may be about several cases; a wrong link is ended, not deleted.
CREATE TABLE letter_case (
    letter_id BIGINT NOT NULL,
    case_id   BIGINT NOT NULL,
    linked_us BIGINT NOT NULL,
    linked_by BIGINT NOT NULL,
    ended_us  BIGINT NULL,
    ended_by  BIGINT NULL,
    PRIMARY KEY (letter_id, case_id, linked_us),
    KEY of_case (case_id, ended_us),
    FOREIGN KEY (letter_id) REFERENCES letter_in (id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (linked_by) REFERENCES account (id),
    FOREIGN KEY (ended_by) REFERENCES account (id)
) ENGINE=InnoDB;
