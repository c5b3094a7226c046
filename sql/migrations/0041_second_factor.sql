-- What a person signs with besides the password: the secret of an authenticator app or token.
-- A row is ended, never deleted; its secret is wiped then.
CREATE TABLE second_factor (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    secret     VARBINARY(1024) NULL COMMENT 'sealed to the identity key',
    last_step  BIGINT NOT NULL DEFAULT 0 COMMENT 'of the code used last: none works twice',
    made_us    BIGINT NOT NULL,
    ended_us   BIGINT NULL,
    live_account BIGINT AS (IF(ended_us IS NULL, account_id, NULL)) PERSISTENT,
    UNIQUE KEY live (live_account),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK ((secret IS NULL) = (ended_us IS NOT NULL))
) ENGINE=InnoDB;

-- @statement
-- What happened to an account: append-only, each row with the hash of the one before.
CREATE TABLE account_event (
    account_id BIGINT NOT NULL,
    seq        INT NOT NULL,
    at_us      BIGINT NOT NULL,
    by_id      BIGINT NOT NULL,
    type       VARBINARY(40) NOT NULL,
    data       TEXT NOT NULL COMMENT 'JSON; never a secret',
    prev       BINARY(32) NOT NULL,
    hash       BINARY(32) NOT NULL,
    PRIMARY KEY (account_id, seq),
    FOREIGN KEY (account_id) REFERENCES account (id),
    FOREIGN KEY (by_id) REFERENCES account (id)
) ENGINE=InnoDB;
