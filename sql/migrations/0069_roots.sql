-- The daily signed root over the ends of all chains. A root covers the ends that are new since the
-- one before and the one before itself, so none has to read the whole history again.

-- Appended alone; n has no gap. Anybody may read all of it (pub_root). hash covers prev, n, day, at_us and tree (crypto/chain.h).
CREATE TABLE audit_root (
    n         INT NOT NULL PRIMARY KEY,
    day       DATE NOT NULL COMMENT 'local day on which it was signed',
    at_us     BIGINT NOT NULL,
    prev      BINARY(32) NOT NULL COMMENT 'hash of the root before; zeros: the first',
    tree      BINARY(32) NOT NULL COMMENT 'over the leaves, in their order',
    hash      BINARY(32) NOT NULL,
    signature BINARY(64) NOT NULL COMMENT 'Ed25519, root.key',
    KEY day (day)
) ENGINE=InnoDB;

-- @statement
-- Not for everybody: how many leaves a root has tells how many cases moved on a day.
-- What a root covers: the end of a chain, or one piece of a table (rows:NAME). Leaves of the next
-- root come in pieces before it is signed.
CREATE TABLE audit_leaf (
    root_n  INT NOT NULL,
    subject VARBINARY(60) NOT NULL COMMENT 'case:N, account:N, facility:N ..., rows:TABLE, salt',
    seq     BIGINT NOT NULL,
    hash    BINARY(32) NOT NULL,
    PRIMARY KEY (root_n, subject, seq),
    KEY of_subject (subject, seq)
) ENGINE=InnoDB;

-- @statement
-- NULL: no root covers this end yet. Every new event sets it back to NULL.
ALTER TABLE event_head ADD COLUMN root_n INT NULL, ADD KEY unrooted (root_n);

-- @statement
ALTER TABLE act_head ADD COLUMN root_n INT NULL, ADD KEY unrooted (root_n);

-- @statement
CREATE VIEW pub_root AS
    SELECT n, day, at_us, prev, tree, hash, signature FROM audit_root;
