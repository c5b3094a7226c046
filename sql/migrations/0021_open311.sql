-- Open311 GeoReport v2: who may file by it, the token that a client gets instead of
-- a number, and what officials cleared for the public of a verified case.

CREATE TABLE open311_key (
    id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name     VARCHAR(120) NOT NULL COMMENT 'the program or body that got it',
    key_hash BINARY(32) NOT NULL,
    made_us  BIGINT NOT NULL,
    ended_us BIGINT NULL,
    UNIQUE KEY key_hash (key_hash)
) ENGINE=InnoDB;

-- @statement
-- One row a request filed; the token itself is kept nowhere.
CREATE TABLE open311_token (
    token_hash BINARY(32) NOT NULL PRIMARY KEY,
    report_id  BIGINT NOT NULL,
    key_id     BIGINT NOT NULL,
    KEY report (report_id),
    FOREIGN KEY (report_id) REFERENCES report (id),
    FOREIGN KEY (key_id) REFERENCES open311_key (id)
) ENGINE=InnoDB;

-- @statement
-- What the public may read of a case: written by hand, its place the commune, its
-- times whole days. public_id is random; a text that is cleared again gets another one.
CREATE TABLE pub_request (
    id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    public_id    VARBINARY(16) NOT NULL,
    case_id      BIGINT NOT NULL,
    live_case    BIGINT AS (IF(state = 'cleared', case_id, NULL)) STORED,
    state        VARBINARY(10) NOT NULL CHECK (state IN ('cleared', 'withdrawn')),
    status       VARBINARY(6) NOT NULL CHECK (status IN ('open', 'closed')),
    pollution    VARBINARY(16) NOT NULL,
    description  TEXT NOT NULL,
    notes        TEXT NOT NULL COMMENT 'what was found or done; may be empty',
    agency       VARCHAR(200) NOT NULL,
    commune_code VARBINARY(12) NOT NULL,
    address      VARCHAR(300) NOT NULL,
    latitude     DOUBLE NULL COMMENT 'of the commune, never of the report',
    longitude    DOUBLE NULL,
    requested_on DATE NOT NULL,
    updated_on   DATE NOT NULL COMMENT 'cleared, its text changed, closed or opened again',
    made_by      BIGINT NOT NULL,
    made_us      BIGINT NOT NULL,
    UNIQUE KEY public_id (public_id),
    UNIQUE KEY live_case (live_case),
    KEY listed (state, requested_on, id),
    KEY of_case (case_id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (made_by) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
CREATE VIEW pub_open311 AS
    SELECT p.id, p.public_id, p.status, p.pollution, p.description, p.notes, p.agency,
           p.commune_code, p.address, p.latitude, p.longitude, p.requested_on, p.updated_on
      FROM pub_request p
     WHERE p.state = 'cleared';

-- @statement
CREATE PROCEDURE open311_key_of(IN hash BINARY(32))
    SQL SECURITY DEFINER READS SQL DATA
    SELECT k.id FROM open311_key k WHERE k.key_hash = hash AND k.ended_us IS NULL;

-- @statement
-- What a token stands for: public_id is NULL as long as nothing of its case is cleared.
CREATE PROCEDURE open311_token_of(IN hash BINARY(32))
    SQL SECURITY DEFINER READS SQL DATA
    SELECT MAX(p.public_id) AS public_id
      FROM open311_token t
      LEFT JOIN case_report c ON c.report_id = t.report_id AND c.left_us IS NULL
      LEFT JOIN pub_request p ON p.live_case = c.case_id
     WHERE t.token_hash = hash
     GROUP BY t.token_hash;
