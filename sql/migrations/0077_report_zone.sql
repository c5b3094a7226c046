-- At arrival: the industrial or economic zone that the place lies in, and the board that leads
-- there. It changes nobody's competence; the page of the case says it.
ALTER TABLE report_place
    ADD COLUMN zone_name VARCHAR(200) NULL,
    ADD COLUMN zone_body BIGINT NULL COMMENT 'board of the zone on the day of filing',
    ADD FOREIGN KEY (zone_body) REFERENCES unit (id),
    ADD CHECK ((zone_name IS NULL) = (zone_body IS NULL));
