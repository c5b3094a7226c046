-- The relay: reporters who wish it are told by e-mail or SMS that there is news of their
-- report, never what. The way and the address are sealed in the contact; here is only
-- that there is a wish.
ALTER TABLE report_sender
    ADD COLUMN wish TINYINT NOT NULL DEFAULT 0
        COMMENT '1: wants to be told; by which way is sealed in contact',
    ADD CHECK (wish IN (0, 1));

-- @statement
-- Notices to send. The code picks neutral words; a row holds no address and no text.
CREATE TABLE relay (
    id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    report_id BIGINT NOT NULL,
    code      VARBINARY(12) NOT NULL
        CHECK (code IN ('received', 'news', 'question', 'answer', 'closed', 'reopened')),
    made_us   BIGINT NOT NULL,
    next_us   BIGINT NOT NULL COMMENT 'not before',
    tries     INT NOT NULL DEFAULT 0,
    done_us   BIGINT NULL,
    result    VARBINARY(8) NULL
        CHECK (result IN ('sent', 'refused', 'gave_up', 'off', 'none')),
    KEY waiting (done_us, next_us),
    KEY of_report (report_id, done_us),
    FOREIGN KEY (report_id) REFERENCES report (id),
    CHECK ((done_us IS NULL) = (result IS NULL))
) ENGINE=InnoDB;
