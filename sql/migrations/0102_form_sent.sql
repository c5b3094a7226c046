-- Forms of officials that were carried out: who presses twice gets the first answer again.
CREATE TABLE form_sent (
    digest  BINARY(32) NOT NULL PRIMARY KEY COMMENT 'of session, address, page and all that was typed',
    made_us BIGINT NOT NULL,
    answer  VARBINARY(500) NULL COMMENT 'where it led; NULL: it is being carried out',
    KEY by_age (made_us)
) ENGINE=InnoDB;
