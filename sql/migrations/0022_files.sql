-- Videos, sounds and documents beside pictures; files that come in pieces; a file taken
-- back before the form is sent. The public service writes through procedures that hold
-- the form's row, so that files sent side by side cannot pass the limits together.
ALTER TABLE report_file
    MODIFY type VARBINARY(12) NOT NULL
        CHECK (type IN ('jpeg', 'png', 'webp', 'heic', 'mp4', 'mov', 'webm', '3gp', 'mp3', 'm4a',
                        'ogg', 'wav', 'amr', 'pdf')),
    MODIFY size BIGINT NOT NULL CHECK (size BETWEEN 1 AND 1073741824),
    ADD COLUMN upload BINARY(32) NULL COMMENT 'its pieces are in report_part; missing: one sealed file',
    ADD UNIQUE KEY upload (upload);

-- @statement
-- One row a form with files, locked while one is added.
CREATE TABLE report_draft (
    token_hash BINARY(32) NOT NULL PRIMARY KEY,
    came_us    BIGINT NOT NULL,
    KEY came (came_us)
) ENGINE=InnoDB;

-- @statement
-- Pieces of a file, each sealed by itself, one behind the other without a gap.
CREATE TABLE report_part (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    token_hash BINARY(32) NOT NULL,
    upload     BINARY(32) NOT NULL COMMENT 'keyed hash of form token and the sender''s name for it',
    at         BIGINT NOT NULL COMMENT 'offset of its first byte',
    size       BIGINT NOT NULL CHECK (size > 0),
    total      BIGINT NOT NULL COMMENT 'bytes of the whole file, as announced',
    type       VARBINARY(12) NOT NULL COMMENT 'by the content of the first piece',
    chain      BINARY(32) NOT NULL COMMENT 'hash of the form token and everything up to here',
    blob_name  VARBINARY(40) NOT NULL,
    came_us    BIGINT NOT NULL,
    UNIQUE KEY at_once (upload, at),
    UNIQUE KEY blob_name (blob_name),
    KEY token (token_hash),
    KEY came (came_us)
) ENGINE=InnoDB;

-- @statement
-- Videos, sounds and documents that officials may download; pictures are in `photo`.
CREATE TABLE report_media (
    file_id   BIGINT NOT NULL PRIMARY KEY,
    report_id BIGINT NOT NULL,
    scan      VARBINARY(8) NOT NULL COMMENT 'virus scanner: none was there, clean, found something'
        CHECK (scan IN ('none', 'clean', 'found')),
    stripped  TINYINT NOT NULL COMMENT '1: hidden data of the camera were removed from the copy',
    blob_name VARBINARY(40) NULL COMMENT 'the copy; missing: only the sealed original',
    made_us   BIGINT NOT NULL,
    KEY report (report_id),
    KEY blob_name (blob_name),
    FOREIGN KEY (file_id) REFERENCES report_file (id),
    FOREIGN KEY (report_id) REFERENCES report (id)
) ENGINE=InnoDB;

-- @statement
-- How much of one class a form has, announced pieces included.
CREATE FUNCTION report_draft_bytes(token BINARY(32), pictures TINYINT) RETURNS BIGINT
    SQL SECURITY DEFINER READS SQL DATA
    RETURN COALESCE((SELECT SUM(f.size) FROM report_file f WHERE f.token_hash = token
                        AND (f.type IN ('jpeg', 'png', 'webp', 'heic')) = pictures), 0)
         + COALESCE((SELECT SUM(p.total) FROM report_part p WHERE p.token_hash = token
                        AND (p.type IN ('jpeg', 'png', 'webp', 'heic')) = pictures AND p.at = 0
                        AND NOT EXISTS (SELECT 1 FROM report_file d WHERE d.upload = p.upload)), 0);

-- @statement
CREATE FUNCTION report_draft_count(token BINARY(32), pictures TINYINT) RETURNS BIGINT
    SQL SECURITY DEFINER READS SQL DATA
    RETURN (SELECT COUNT(*) FROM report_file f WHERE f.token_hash = token
               AND (f.type IN ('jpeg', 'png', 'webp', 'heic')) = pictures)
         + (SELECT COUNT(*) FROM report_part p WHERE p.token_hash = token AND p.at = 0
               AND (p.type IN ('jpeg', 'png', 'webp', 'heic')) = pictures
               AND NOT EXISTS (SELECT 1 FROM report_file d WHERE d.upload = p.upload));

-- @statement
-- said: 0 kept, 1 the form is a report already, 2 too many, 3 too many bytes, 5 the same
-- file is kept already. Inside a transaction: the form's row stays locked until its end.
CREATE PROCEDURE report_file_put(IN token BINARY(32), IN content BINARY(32), IN name VARBINARY(40),
                                 IN kind VARBINARY(32), IN bytes BIGINT, IN now_us BIGINT,
                                 IN most BIGINT, IN most_bytes BIGINT)
    SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
    DECLARE pictures TINYINT DEFAULT kind IN ('jpeg', 'png', 'webp', 'heic');
    DECLARE said BIGINT DEFAULT 0;
    INSERT INTO report_draft (token_hash, came_us) VALUES (token, now_us)
        ON DUPLICATE KEY UPDATE came_us = now_us;
    IF EXISTS (SELECT 1 FROM report r WHERE r.token_hash = token) THEN
        SET said = 1;
    ELSEIF EXISTS (SELECT 1 FROM report_file f WHERE f.token_hash = token AND f.digest = content) THEN
        SET said = 5;
    ELSEIF report_draft_count(token, pictures) >= most THEN
        SET said = 2;
    ELSEIF report_draft_bytes(token, pictures) + bytes > most_bytes THEN
        SET said = 3;
    ELSE
        INSERT INTO report_file (token_hash, digest, blob_name, type, size, came_us)
        VALUES (token, content, name, kind, bytes, now_us);
    END IF;
    SELECT COALESCE(said, 0) AS said;
END;

-- @statement
-- The next piece. said as above, and 4: it does not follow the piece before. The last one
-- makes the file; the same file again is forgotten, as it is kept already.
CREATE PROCEDURE report_part_put(IN token BINARY(32), IN its_upload BINARY(32),
                                 IN kind VARBINARY(32), IN offset_bytes BIGINT, IN bytes BIGINT,
                                 IN whole BIGINT, IN its_chain BINARY(32), IN content BINARY(32),
                                 IN name VARBINARY(40), IN now_us BIGINT, IN most BIGINT,
                                 IN most_bytes BIGINT)
    SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
    DECLARE pictures TINYINT DEFAULT kind IN ('jpeg', 'png', 'webp', 'heic');
    DECLARE said, have BIGINT DEFAULT 0;
    INSERT INTO report_draft (token_hash, came_us) VALUES (token, now_us)
        ON DUPLICATE KEY UPDATE came_us = now_us;
    SELECT COALESCE(SUM(p.size), 0) INTO have FROM report_part p WHERE p.upload = its_upload;
    IF EXISTS (SELECT 1 FROM report r WHERE r.token_hash = token) THEN
        SET said = 1;
    ELSEIF have <> offset_bytes OR offset_bytes + bytes > whole THEN
        SET said = 4;
    ELSEIF have = 0 AND report_draft_count(token, pictures) >= most THEN
        SET said = 2;
    ELSEIF have = 0 AND report_draft_bytes(token, pictures) + whole > most_bytes THEN
        SET said = 3;
    ELSE
        INSERT INTO report_part (token_hash, upload, at, size, total, type, chain, blob_name, came_us)
        VALUES (token, its_upload, offset_bytes, bytes, whole, kind, its_chain, name, now_us);
        IF offset_bytes + bytes = whole THEN
            IF EXISTS (SELECT 1 FROM report_file f WHERE f.token_hash = token AND f.digest = content) THEN
                DELETE FROM report_part WHERE upload = its_upload;
            ELSE
                INSERT INTO report_file (token_hash, digest, blob_name, type, size, came_us, upload)
                SELECT token, content, p.blob_name, kind, whole, now_us, its_upload
                  FROM report_part p WHERE p.upload = its_upload AND p.at = 0;
            END IF;
        END IF;
    END IF;
    SELECT COALESCE(said, 0) AS said;
END;

-- @statement
-- Where an upload stands. No row: nothing came, or it was forgotten as kept already.
CREATE PROCEDURE report_upload_state(IN token BINARY(32), IN its_upload BINARY(32))
    SQL SECURITY DEFINER READS SQL DATA
    SELECT p.at + p.size AS have, p.total, p.type, p.chain, p.at, p.size
      FROM report_part p WHERE p.upload = its_upload AND p.token_hash = token
     ORDER BY p.at DESC LIMIT 1;

-- @statement
-- Taken back by who sent it: names of the sealed files, to be removed. Nothing of a report.
CREATE PROCEDURE report_file_remove(IN token BINARY(32), IN file BIGINT, IN its_upload BINARY(32))
    SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
    DECLARE which BINARY(32) DEFAULT NULL;
    INSERT INTO report_draft (token_hash, came_us) VALUES (token, 0)
        ON DUPLICATE KEY UPDATE token_hash = token;
    SELECT f.upload INTO which FROM report_file f
     WHERE f.token_hash = token AND (f.id = file OR f.upload = its_upload) LIMIT 1;
    SET which = COALESCE(which, its_upload);
    IF NOT EXISTS (SELECT 1 FROM report r WHERE r.token_hash = token) THEN
        SELECT f.blob_name AS name FROM report_file f
         WHERE f.token_hash = token AND (f.id = file OR f.upload = which)
        UNION
        SELECT p.blob_name FROM report_part p WHERE p.token_hash = token AND p.upload = which
         LIMIT 2000;
        DELETE FROM report_file WHERE token_hash = token AND (id = file OR upload = which);
        DELETE FROM report_part WHERE token_hash = token AND upload = which;
    ELSE
        SELECT f.blob_name AS name FROM report_file f WHERE FALSE;
    END IF;
END;
