-- Bodies that a case is not handed to but asked of: environmental police, zone boards,
-- monitoring centres, other sectors. One that holds no office here is written to on paper.
ALTER TABLE unit
    MODIFY level VARBINARY(16) NOT NULL
        CHECK (level IN ('province', 'district', 'commune', 'department', 'body')),
    ADD COLUMN duty VARBINARY(12) NULL COMMENT 'what a body is there for'
        CHECK (duty IN ('police', 'zone_board', 'monitoring', 'sector'));

-- @statement
-- Zones whose board leads in them: by outline, else by their names in the text of a place.
CREATE TABLE zone (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    province   VARBINARY(12) NOT NULL,
    code       VARBINARY(20) NOT NULL,
    name_vi    VARCHAR(160) NOT NULL,
    names      VARCHAR(600) NOT NULL COMMENT 'other spellings, a stroke between',
    body_code  VARBINARY(12) NOT NULL COMMENT 'unit of level body and duty zone_board',
    basis      VARCHAR(300) NOT NULL,
    sure       VARBINARY(10) NOT NULL CHECK (sure IN ('text', 'secondary', 'unverified')),
    valid_from DATE NOT NULL,
    valid_to   DATE NULL,
    shape      GEOMETRY NULL COMMENT 'degrees, WGS 84, x is the longitude',
    UNIQUE KEY once (province, code, valid_from),
    CHECK (valid_to IS NULL OR valid_to >= valid_from)
) ENGINE=InnoDB;

-- @statement
-- Photos that go with a request, chosen one by one: the covered copy, never another.
CREATE TABLE coop_photo (
    case_id    BIGINT NOT NULL,
    file_id    BIGINT NOT NULL,
    cover_id   BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    added_us   BIGINT NOT NULL,
    taken_us   BIGINT NULL COMMENT 'taken out again before anybody accepted',
    PRIMARY KEY (case_id, file_id, added_us),
    FOREIGN KEY (case_id) REFERENCES cases (id),
    FOREIGN KEY (file_id) REFERENCES report_file (id),
    FOREIGN KEY (cover_id) REFERENCES photo_cover (id),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;
