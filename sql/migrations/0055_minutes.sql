-- Minutes beside the violation record: working minutes (MBB02), of a hearing (MBB03), of a
-- verification (MBB05). Never changed; what was wrong is written anew.
CREATE TABLE minutes (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    kind       VARBINARY(12) NOT NULL CHECK (kind IN ('working', 'hearing', 'verification')),
    number     VARCHAR(60) NOT NULL,
    made_at    VARBINARY(16) NOT NULL COMMENT '"2026-05-05T08:30", as on the paper',
    body       MEDIUMBLOB NOT NULL COMMENT 'fields by name, sealed to the identity key',
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    UNIQUE KEY once (case_id, kind, number),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;
