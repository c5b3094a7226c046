-- Every e-mail that came in, whole and sealed to the identity key, as its head says who
-- wrote it. Nothing of it is in columns but what kind of mail it was.
CREATE TABLE mail_in (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    token_hash BINARY(32) NOT NULL COMMENT 'of its id and content: the same mail is kept once',
    kind       VARBINARY(8) NOT NULL CHECK (kind IN ('report', 'reply', 'auto', 'bounce')),
    report_id  BIGINT NULL COMMENT 'which it became, or whose signed address it came to',
    blob_name  VARBINARY(40) NOT NULL,
    size       BIGINT NOT NULL CHECK (size >= 0),
    files      INT NOT NULL COMMENT 'files in it',
    kept       INT NOT NULL COMMENT 'of them, those that are files of the report as well',
    came_us    BIGINT NOT NULL,
    taken_us   BIGINT NULL COMMENT 'jobs: a bounce was told to the handler',
    UNIQUE KEY token (token_hash),
    UNIQUE KEY blob_name (blob_name),
    KEY report (report_id, id),
    KEY untaken (taken_us, id),
    FOREIGN KEY (report_id) REFERENCES report (id),
    CHECK (kind <> 'reply' OR report_id IS NOT NULL)
) ENGINE=InnoDB;

-- @statement
CREATE PROCEDURE mail_of_token(IN token BINARY(32))
    SQL SECURITY DEFINER READS SQL DATA
    SELECT m.id, m.kind FROM mail_in m WHERE m.token_hash = token;

-- @statement
-- For whoever holds an address signed for this number; the caller proves the signature.
CREATE PROCEDURE report_of_ref(IN number VARBINARY(64))
    SQL SECURITY DEFINER READS SQL DATA
    SELECT r.id FROM report r WHERE r.ref = number;
