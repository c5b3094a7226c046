-- Official forms: who compared which version with the text in force, and signed documents that
-- anybody who holds one can verify.

-- Newest row of a digest counts; a form that was changed has another digest and starts anew.
CREATE TABLE form_check (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    slug       VARBINARY(40) NOT NULL COMMENT 'name of the file in workflows/forms',
    digest     BINARY(32) NOT NULL COMMENT 'of the file and its parts',
    good       TINYINT NOT NULL COMMENT '0: taken back',
    compared   VARCHAR(500) NOT NULL COMMENT 'the text that it was compared with, or why taken back',
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    KEY of_form (digest, id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK (compared <> '')
) ENGINE=InnoDB;

-- @statement
-- A signed document of a case; its token stands in the code printed on it.
CREATE TABLE paper (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    token      VARBINARY(64) NOT NULL,
    case_id    BIGINT NOT NULL,
    form       VARBINARY(40) NOT NULL COMMENT 'MQD02 ...',
    number     VARCHAR(60) NOT NULL,
    signed_on  DATE NOT NULL,
    unit_name  VARCHAR(200) NOT NULL COMMENT 'name the body had on the day of signing',
    blob_name  VARBINARY(40) NOT NULL,
    sha256     BINARY(32) NOT NULL COMMENT 'of the signed file as it came',
    made_us    BIGINT NOT NULL,
    UNIQUE KEY token (token),
    UNIQUE KEY blob_name (blob_name),
    KEY of_case (case_id, form, id),
    FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB;

-- @statement
-- What the public service may know: one document of a token that is known already, no list.
CREATE PROCEDURE paper_of_token(IN asked VARBINARY(64))
    SQL SECURITY DEFINER READS SQL DATA
    SELECT p.number, p.signed_on, p.unit_name, p.sha256 FROM paper p WHERE p.token = asked;
