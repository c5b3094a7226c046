-- A paper is in force when its signed file is known to be genuine, and its number and date are
-- those of the body's register.
CREATE TABLE signed_paper (
    id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id      BIGINT NOT NULL,
    blob_name    VARBINARY(40) NOT NULL,
    step         VARBINARY(40) NOT NULL,
    form         VARBINARY(16) NOT NULL,
    number       VARCHAR(60) NOT NULL,
    signed_on    DATE NOT NULL,
    signer_id    BIGINT NOT NULL,
    made_us      BIGINT NOT NULL,
    verdict      VARBINARY(12) NOT NULL COMMENT 'of the digital signature: domain/documents/signature.h'
        CHECK (verdict IN ('good', 'none', 'broken', 'untrusted', 'partial', 'unchecked', 'name')),
    names        VARCHAR(1000) NOT NULL COMMENT 'of the certificates',
    times        VARCHAR(1000) NOT NULL COMMENT 'of the signatures, as pdfsig writes them',
    confirmed_by BIGINT NULL COMMENT 'compared the file with the stamped original',
    confirmed_us BIGINT NULL,
    UNIQUE KEY file (blob_name),
    KEY of_case (case_id, id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (signer_id) REFERENCES account (id),
    FOREIGN KEY (confirmed_by) REFERENCES account (id),
    CHECK (confirmed_by IS NULL OR (confirmed_by <> signer_id AND confirmed_us IS NOT NULL))
) ENGINE=InnoDB;

-- @statement
-- The register of papers of a body: each number of a year and a kind once, given to a paper or
-- left out with a reason. Rows are never deleted.
CREATE TABLE register_number (
    issuer_id  BIGINT NOT NULL COMMENT 'the body, under whichever name',
    year       SMALLINT NOT NULL,
    book       VARCHAR(40) NOT NULL COMMENT 'what follows the slash: QĐ-XPHC',
    n          INT NOT NULL CHECK (n BETWEEN 1 AND 999999),
    state      VARBINARY(6) NOT NULL CHECK (state IN ('given', 'used', 'void')),
    case_id    BIGINT NULL,
    day        DATE NOT NULL,
    reason     VARCHAR(500) NOT NULL,
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    PRIMARY KEY (issuer_id, year, book, n),
    KEY of_case (case_id, state),
    FOREIGN KEY (issuer_id) REFERENCES unit (id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK (state = 'void' OR case_id IS NOT NULL),
    CHECK (state <> 'void' OR reason <> '')
) ENGINE=InnoDB;

-- @statement
ALTER TABLE decision ADD COLUMN fine_amended BIGINT NULL
    COMMENT 'the sum after the last amendment (MQĐ38, or MQĐ40 for a part); NULL: as decided'
    CHECK (fine_amended >= 0);
