-- What the desk writes down beside reports: messages for somebody else, callers who abuse the
-- line (a person decides; nobody is ever blocked), and the call-backs of closed cases.

CREATE TABLE desk_note (
    id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind     VARBINARY(8) NOT NULL CHECK (kind IN ('message', 'abuse')),
    unit_id  BIGINT NOT NULL COMMENT 'whose people read it; of abuse: the unit of the operator',
    to_id    BIGINT NULL COMMENT 'one person of that unit; NULL: whoever is there',
    body     VARCHAR(2000) NOT NULL COMMENT 'never a telephone number: refused when written',
    made_by  BIGINT NOT NULL,
    made_us  BIGINT NOT NULL,
    decision VARCHAR(1000) NULL COMMENT 'what the supervisor decided, or how it was settled',
    done_by  BIGINT NULL,
    done_us  BIGINT NULL,
    KEY of_unit (unit_id, done_us, id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (to_id) REFERENCES account (id),
    FOREIGN KEY (made_by) REFERENCES account (id),
    FOREIGN KEY (done_by) REFERENCES account (id),
    CHECK ((done_by IS NULL) = (done_us IS NULL)),
    CHECK (kind <> 'abuse' OR done_by IS NULL OR done_by <> made_by)
) ENGINE=InnoDB;
