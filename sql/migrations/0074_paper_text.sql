-- What a digitally signed file does not hold of what was approved, and why a paper came later
-- than the day it bears.
ALTER TABLE signed_paper
    MODIFY verdict VARBINARY(12) NOT NULL COMMENT 'of the digital signature: domain/documents/digital.h'
        CHECK (verdict IN ('good', 'none', 'broken', 'untrusted', 'partial', 'unchecked', 'name',
                           'text')),
    ADD COLUMN missing VARCHAR(500) NOT NULL DEFAULT ''
        COMMENT 'what the text does not hold: the kinds of words, never the words',
    ADD COLUMN late_why VARCHAR(500) NOT NULL DEFAULT ''
        COMMENT 'why the paper was entered after the day it bears, by who compared it';

-- @statement
-- A review counts in the unit that held the file, and in no other.
ALTER TABLE decision_review ADD COLUMN unit_id BIGINT NULL, ADD FOREIGN KEY (unit_id) REFERENCES unit (id);

-- @statement
UPDATE decision_review r JOIN decision d ON d.id = r.decision_id
  JOIN violation_record v ON v.id = d.record_id JOIN cases c ON c.id = v.case_id
   SET r.unit_id = c.unit_id;
