-- Photos of an inspector's telephone on their way in, piece by piece over a weak network. Once
-- whole they become rows of site_photo, and nothing of them is left here.
CREATE TABLE onsite_part (
    account_id BIGINT NOT NULL,
    client_id  BINARY(16) NOT NULL COMMENT 'of the photo, made by the telephone',
    at         BIGINT NOT NULL COMMENT 'offset of the piece',
    size       BIGINT NOT NULL CHECK (size > 0),
    blob_name  VARBINARY(40) NOT NULL,
    came_us    BIGINT NOT NULL,
    PRIMARY KEY (account_id, client_id, at),
    UNIQUE KEY named (blob_name),
    KEY age (came_us),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;
