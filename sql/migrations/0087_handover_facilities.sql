-- Facilities that passed with the area of a body that ended, so that an undone handover gives them
-- back. What it says is told by the events of each facility.
CREATE TABLE unit_handover_facility (
    id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    facility_id  BIGINT NOT NULL,
    from_unit_id BIGINT NOT NULL COMMENT 'the row of the register that ended',
    to_unit_id   BIGINT NOT NULL,
    on_day       DATE NOT NULL COMMENT 'first day of the receivers',
    moved_us     BIGINT NOT NULL,
    undone_us    BIGINT NULL,
    KEY of_handover (from_unit_id, on_day, id),
    FOREIGN KEY (facility_id) REFERENCES facility (id),
    FOREIGN KEY (from_unit_id) REFERENCES unit (id),
    FOREIGN KEY (to_unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;
