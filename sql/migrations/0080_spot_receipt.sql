-- What was paid on a decision on the spot: its receipt pays nothing else.
ALTER TABLE payment
    ADD COLUMN case_id BIGINT NULL COMMENT 'decision on the spot, instead of a fine or costs',
    ADD FOREIGN KEY (case_id) REFERENCES cases (id),
    DROP CONSTRAINT pays_one,
    ADD CONSTRAINT pays_one CHECK ((decision_id IS NOT NULL) + (claim_id IS NOT NULL)
                                   + (case_id IS NOT NULL) = 1);
