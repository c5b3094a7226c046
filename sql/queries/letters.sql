-- Letters of other bodies: the register of a unit, and what is attached to a case.

-- @exec letter_add(unit: unit_id, number: str, dated: date, sender: str, came: date, subject: str, scope: str, blob: bytes, type: bytes, size: i64, digest: bytes, account: account_id, now: instant)
INSERT INTO letter_in (unit_id, number, dated, sender, came_on, subject, scope, blob_name, type,
                       size, digest, account_id, made_us)
VALUES (:unit, :number, :dated, :sender, :came, :subject, :scope, :blob, :type, :size, :digest,
        :account, :now);

-- Nothing where it is attached already.
-- @exec letter_link(letter: letter_id, cid: case_id, account: account_id, now: instant)
INSERT INTO letter_case (letter_id, case_id, linked_us, linked_by)
SELECT :letter, :cid, :now, :account FROM DUAL
 WHERE NOT EXISTS (SELECT 1 FROM letter_case k WHERE k.letter_id = :letter AND k.case_id = :cid
                    AND k.ended_us IS NULL);

-- @exec letter_unlink(letter: letter_id, cid: case_id, account: account_id, now: instant)
UPDATE letter_case SET ended_us = :now, ended_by = :account
 WHERE letter_id = :letter AND case_id = :cid AND ended_us IS NULL;

-- @one letter_by_id(id: letter_id) -> unit: unit_id, number: str, dated: date, sender: str, came: date, subject: str, blob: bytes, type: bytes, size: i64, name: str
SELECT l.unit_id AS unit, l.number, l.dated, l.sender, l.came_on AS came, l.subject,
       l.blob_name AS `blob`, l.type, l.size, a.name
  FROM letter_in l JOIN account a ON a.id = l.account_id WHERE l.id = :id;

-- @many letter_cases(id: letter_id) -> code: bytes, title: str, unit: unit_id, parent: bytes?, to_unit: unit_id?
SELECT c.code, c.title, c.unit_id AS unit, u.parent_code AS parent, c.to_unit_id AS to_unit
  FROM letter_case k JOIN cases c ON c.id = k.case_id JOIN unit u ON u.id = c.unit_id
 WHERE k.letter_id = :id AND k.ended_us IS NULL ORDER BY k.linked_us, c.id LIMIT 50;

-- The register, newest first.
-- @many letters_of_unit(unit: unit_id, before: i64) -> id: letter_id, number: str, dated: date, sender: str, came: date, subject: str
SELECT id, number, dated, sender, came_on AS came, subject FROM letter_in
 WHERE unit_id = :unit AND id < :before ORDER BY id DESC LIMIT 51;

-- The best 200 hits of the index; the word of the unit is among them.
-- @many letters_search(words: str, unit: unit_id) -> id: letter_id, number: str, dated: date, sender: str, came: date, subject: str
SELECT l.id, l.number, l.dated, l.sender, l.came_on AS came, l.subject
  FROM (SELECT t.id FROM letter_in t
         WHERE MATCH (t.number, t.sender, t.subject, t.scope) AGAINST (:words IN BOOLEAN MODE)
         LIMIT 200) hit
  JOIN letter_in l ON l.id = hit.id
 WHERE l.unit_id = :unit ORDER BY l.id DESC LIMIT 51;

-- @many letters_of_case(cid: case_id) -> id: letter_id, number: str, dated: date, sender: str, came: date, subject: str
SELECT l.id, l.number, l.dated, l.sender, l.came_on AS came, l.subject
  FROM letter_case k JOIN letter_in l ON l.id = k.letter_id
 WHERE k.case_id = :cid AND k.ended_us IS NULL ORDER BY l.dated, l.id LIMIT 200;

-- @one letter_of_case(cid: case_id, id: letter_id) -> blob: bytes, type: bytes, size: i64, number: str
SELECT l.blob_name AS `blob`, l.type, l.size, l.number
  FROM letter_case k JOIN letter_in l ON l.id = k.letter_id
 WHERE k.case_id = :cid AND k.letter_id = :id AND k.ended_us IS NULL;
