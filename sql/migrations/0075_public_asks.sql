-- Who finds something wrong on a public page, or asks that a name goes, says so without being
-- known; an official answers in a term, and the answer is read by the number of the request.

CREATE TABLE public_ask (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    token_hash  BINARY(32) NOT NULL COMMENT 'form token: sent twice, kept once',
    ref         VARBINARY(12) NOT NULL COMMENT 'random: whoever has it reads the answer',
    kind        VARBINARY(8) NOT NULL CHECK (kind IN ('error', 'removal')),
    page        VARCHAR(200) NOT NULL COMMENT 'path of the page',
    slug        VARBINARY(16) NOT NULL COMMENT 'of the publication there; or empty',
    unit_id     BIGINT NULL COMMENT 'that published it; NULL: no publication, for the province',
    body        TEXT NOT NULL,
    sent_us     BIGINT NOT NULL,
    due_us      BIGINT NULL COMMENT 'NULL: the province has set no term',
    outcome     VARBINARY(10) NULL CHECK (outcome IN ('corrected', 'removed', 'kept', 'unclear')),
    answer      TEXT NULL,
    answered_by BIGINT NULL,
    answered_us BIGINT NULL,
    UNIQUE KEY token (token_hash),
    UNIQUE KEY ref (ref),
    KEY open (unit_id, answered_us, id),
    KEY of_publication (slug, id),
    FOREIGN KEY (unit_id) REFERENCES unit (id),
    FOREIGN KEY (answered_by) REFERENCES account (id),
    CHECK ((answered_us IS NULL) = (answered_by IS NULL)),
    CHECK ((answered_us IS NULL) = (outcome IS NULL)),
    CHECK ((answered_us IS NULL) = (answer IS NULL))
) ENGINE=InnoDB;

-- @statement
-- What the public reads of a request: never the words of who sent it.
CREATE VIEW pub_ask AS
    SELECT a.ref, a.kind, a.page, a.sent_us, a.due_us, a.outcome, a.answer, a.answered_us
      FROM public_ask a;

-- @statement
-- Also of what is gone: its unit answers for it.
CREATE VIEW pub_ask_unit AS
    SELECT p.slug, p.unit_id FROM publication p WHERE p.released_us IS NOT NULL AND p.here = 1;
