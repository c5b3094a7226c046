-- A number names one decision of a unit in a year; the collation sees no
-- difference between QĐ and qđ.
ALTER TABLE decision
    ADD COLUMN issuer_id BIGINT NULL COMMENT 'the unit that gave the number',
    ADD COLUMN signed_year SMALLINT AS (YEAR(signed_on)) PERSISTENT,
    ADD UNIQUE KEY number_once (issuer_id, signed_year, number),
    ADD FOREIGN KEY (issuer_id) REFERENCES unit (id);
