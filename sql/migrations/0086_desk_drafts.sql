-- Drafts of forms that stand outside of a case (letters, delegations, facilities): as
-- form_draft, for their author alone.

CREATE TABLE desk_draft (
    account_id BIGINT NOT NULL,
    form       VARBINARY(60) NOT NULL COMMENT 'its path under /staff: facilities/7/edit',
    part       VARBINARY(30) NOT NULL,
    body       MEDIUMBLOB NOT NULL COMMENT 'names and values, sealed to the identity key',
    base       BIGINT NOT NULL COMMENT 'version of what was being edited; 0: nothing yet',
    saved_us   BIGINT NOT NULL,
    PRIMARY KEY (account_id, form, part),
    KEY by_age (saved_us),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;
