-- Copies of photos with faces and plates covered by hand. The newest of a photo is the one
-- that may be published; without one none may. The original and the cleaned copy stay.
CREATE TABLE photo_cover (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    file_id    BIGINT NOT NULL,
    case_id    BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    places     VARBINARY(1000) NOT NULL COMMENT 'x,y,w,h in thousandths; empty: nothing had to be covered',
    blob_name  VARBINARY(40) NOT NULL,
    made_us    BIGINT NOT NULL,
    KEY file (file_id, id),
    KEY blob_name (blob_name),
    FOREIGN KEY (file_id) REFERENCES report_file (id),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;
