-- Execution of a decision: what was paid and taken back, what changed the fine or put it off,
-- and what stands beside the file: lawsuits, damage claims, costs, exhibits, reminders.

-- One receipt pays once, whatever it pays: letters and digits of its number count. A payment
-- that was noted wrongly is taken back with a reason and stays; its receipt is free again.
ALTER TABLE payment
    MODIFY decision_id BIGINT NULL,
    ADD COLUMN receipt_key VARBINARY(60) NULL COMMENT 'NULL: taken back, or older than the rule',
    ADD COLUMN claim_id BIGINT NULL COMMENT 'costs that it pays, instead of a fine',
    ADD COLUMN voided_us BIGINT NULL,
    ADD COLUMN voided_by BIGINT NULL,
    ADD COLUMN void_why VARCHAR(1000) NULL,
    ADD KEY of_decision (decision_id, paid_on),
    DROP KEY once,
    ADD UNIQUE KEY receipt_once (receipt_key),
    ADD FOREIGN KEY (voided_by) REFERENCES account (id),
    ADD CONSTRAINT pays_one CHECK ((decision_id IS NULL) <> (claim_id IS NULL)),
    ADD CONSTRAINT voided_why CHECK ((voided_us IS NULL) = (void_why IS NULL));

-- @statement
UPDATE payment p JOIN (SELECT MIN(id) AS id FROM payment
                        GROUP BY UPPER(REGEXP_REPLACE(receipt, '[^0-9A-Za-z]', ''))) first
    ON first.id = p.id
   SET p.receipt_key = UPPER(REGEXP_REPLACE(p.receipt, '[^0-9A-Za-z]', ''))
 WHERE REGEXP_REPLACE(p.receipt, '[^0-9A-Za-z]', '') <> '';

-- @statement
-- What changes what is owed, by the day of its paper. Rows are never edited; only the end of
-- days that stand still is added, and a plan that another one replaces is ended.
CREATE TABLE fine_change (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    decision_id BIGINT NOT NULL,
    kind        VARBINARY(10) NOT NULL CHECK (kind IN ('reduced', 'held', 'instalment', 'lapsed')),
    from_on     DATE NOT NULL COMMENT 'day of the paper',
    until_on    DATE NULL COMMENT 'held: its last day; instalment: last day to pay it',
    amount      BIGINT NOT NULL DEFAULT 0 CHECK (amount >= 0),
    basis       VARCHAR(500) NOT NULL,
    step        VARBINARY(60) NOT NULL COMMENT 'of the workflow, that did it',
    account_id  BIGINT NULL,
    made_us     BIGINT NOT NULL,
    ended_us    BIGINT NULL COMMENT 'replaced by a later plan',
    KEY of_decision (decision_id, kind, id),
    FOREIGN KEY (decision_id) REFERENCES decision (id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK (kind <> 'instalment' OR (until_on IS NOT NULL AND amount > 0)),
    CHECK (kind <> 'reduced' OR amount > 0)
) ENGINE=InnoDB;

-- @statement
-- What runs beside a sanction file: a lawsuit about it, a claim for damage, costs of the State
-- that the polluter pays. Its states are rows of their own.
CREATE TABLE claim (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    kind       VARBINARY(8) NOT NULL CHECK (kind IN ('lawsuit', 'damage', 'cost')),
    part       VARBINARY(12) NOT NULL DEFAULT '' COMMENT 'of costs: what for',
    party      VARCHAR(200) NOT NULL COMMENT 'court; who was damaged; body that bore the costs',
    number     VARCHAR(100) NOT NULL COMMENT 'of the paper it began with; may be empty',
    what       TEXT NOT NULL,
    basis      VARCHAR(500) NOT NULL,
    amount     BIGINT NULL CHECK (amount IS NULL OR amount >= 0),
    since_on   DATE NOT NULL,
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    KEY of_case (case_id, kind, id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE claim_state (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    claim_id   BIGINT NOT NULL,
    state      VARBINARY(12) NOT NULL,
    on_day     DATE NOT NULL,
    number     VARCHAR(100) NOT NULL COMMENT 'of the judgment, agreement or letter; may be empty',
    amount     BIGINT NULL CHECK (amount IS NULL OR amount >= 0),
    note       TEXT NOT NULL COMMENT 'the result and its effect',
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    KEY of_claim (claim_id, id),
    FOREIGN KEY (claim_id) REFERENCES claim (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
ALTER TABLE payment
    ADD KEY of_claim (claim_id, paid_on),
    ADD FOREIGN KEY (claim_id) REFERENCES claim (id);

-- @statement
-- An order to seize, with the minutes of what was taken (forms MQĐ20, MBB15 as far as known).
CREATE TABLE seizure (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    number     VARCHAR(60) NOT NULL COMMENT 'of the order',
    ordered_on DATE NOT NULL,
    signer     VARCHAR(200) NOT NULL COMMENT 'name and position of who ordered it',
    reason     TEXT NOT NULL,
    place      VARCHAR(300) NOT NULL,
    minutes    VARCHAR(60) NOT NULL,
    taken_on   DATE NOT NULL,
    until_on   DATE NOT NULL COMMENT 'last day of the term, as the order says',
    blob_name  VARBINARY(40) NOT NULL COMMENT 'the signed order, a document of the case',
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    KEY of_case (case_id, id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK (until_on >= ordered_on)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE seizure_term (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    seizure_id BIGINT NOT NULL,
    number     VARCHAR(60) NOT NULL COMMENT 'of the order that prolongs it (form MQĐ21)',
    ordered_on DATE NOT NULL,
    until_on   DATE NOT NULL,
    reason     TEXT NOT NULL,
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    KEY of_seizure (seizure_id, id),
    FOREIGN KEY (seizure_id) REFERENCES seizure (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- @statement
CREATE TABLE exhibit (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    seizure_id BIGINT NOT NULL,
    n          INT NOT NULL,
    kind       VARBINARY(8) NOT NULL CHECK (kind IN ('thing', 'means', 'paper')),
    name       VARCHAR(300) NOT NULL,
    unit       VARCHAR(40) NOT NULL,
    quantity   BIGINT NOT NULL COMMENT 'thousandths of the unit' CHECK (quantity > 0),
    state      VARCHAR(500) NOT NULL,
    seal       VARCHAR(200) NOT NULL,
    keeper     VARCHAR(200) NOT NULL,
    UNIQUE KEY listed (seizure_id, n),
    FOREIGN KEY (seizure_id) REFERENCES seizure (id)
) ENGINE=InnoDB;

-- @statement
-- What became of an exhibit, or of a part of it. keep and seal move nothing out.
CREATE TABLE exhibit_move (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    exhibit_id BIGINT NOT NULL,
    kind       VARBINARY(12) NOT NULL
        CHECK (kind IN ('return', 'confiscate', 'destroy', 'hand', 'keep', 'seal')),
    quantity   BIGINT NOT NULL CHECK (quantity >= 0),
    on_day     DATE NOT NULL,
    number     VARCHAR(60) NOT NULL COMMENT 'of the order or minutes',
    party      VARCHAR(200) NOT NULL COMMENT 'who received or keeps it; or the new seal',
    state      VARCHAR(500) NOT NULL COMMENT 'how it was found',
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    KEY of_exhibit (exhibit_id, id),
    FOREIGN KEY (exhibit_id) REFERENCES exhibit (id),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK ((kind IN ('keep', 'seal')) = (quantity = 0))
) ENGINE=InnoDB;

-- @statement
-- A letter that reminds the violator: what it says is kept as it was on that day.
CREATE TABLE reminder (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    kind       VARBINARY(6) NOT NULL CHECK (kind IN ('before', 'after')),
    on_day     DATE NOT NULL,
    due_on     DATE NOT NULL COMMENT 'last day of the term it is about',
    fine       BIGINT NOT NULL,
    paid       BIGINT NOT NULL,
    interest   BIGINT NOT NULL,
    rest       BIGINT NOT NULL,
    way        VARBINARY(12) NOT NULL CHECK (way IN ('hand', 'post', 'electronic', 'phone')),
    note       VARCHAR(1000) NOT NULL,
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    KEY of_case (case_id, id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;
