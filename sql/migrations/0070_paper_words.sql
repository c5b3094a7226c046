-- What no file knows and a person types on the page of a paper before it is made: fields that
-- its form marks `ask`. The newest row of a form counts; none is changed.
CREATE TABLE paper_words (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id    BIGINT NOT NULL,
    form       VARBINARY(40) NOT NULL COMMENT 'slug of the form',
    words      MEDIUMTEXT NOT NULL COMMENT 'JSON by key',
    account_id BIGINT NOT NULL,
    made_us    BIGINT NOT NULL,
    KEY of_form (case_id, form, id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;
