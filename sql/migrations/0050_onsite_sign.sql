-- Signatures on the glass of a telephone: drafts beside the paper that is signed page by page.
CREATE TABLE onsite_sign (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    name       VARCHAR(120) NOT NULL,
    part       VARBINARY(10) NOT NULL CHECK (part IN ('team', 'facility', 'witness', 'other')),
    title      VARCHAR(200) NOT NULL COMMENT 'position, body; may be empty',
    strokes    MEDIUMTEXT CHARACTER SET ascii NOT NULL COMMENT 'x,y x,y;x,y ... of 1000 by 400',
    digest     BINARY(32) NOT NULL COMMENT 'SHA-256 of the minutes that the signer saw',
    account_id BIGINT NOT NULL COMMENT 'whose telephone it was',
    client_id  BINARY(16) NOT NULL,
    written_us BIGINT NOT NULL COMMENT 'by the clock of the telephone',
    skew_ms    BIGINT NOT NULL,
    came_us    BIGINT NOT NULL,
    UNIQUE KEY once (account_id, client_id),
    KEY of_case (case_id, id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;
