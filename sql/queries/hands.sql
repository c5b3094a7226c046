-- Whose work a case is.
-- @exec hand_add(cid: case_id, account: account_id, unit: unit_id, part: bytes, due: date?, giver: account_id?, now: instant)
INSERT INTO case_hand (case_id, account_id, unit_id, part, due, given_by, given_us)
VALUES (:cid, :account, :unit, :part, :due, :giver, :now);

-- @exec hands_end(cid: case_id, now: instant)
UPDATE case_hand SET ended_us = GREATEST(:now, given_us) WHERE case_id = :cid AND ended_us IS NULL;

-- Whoever co-operated until that moment does so again, with the same due day.
-- @exec hand_helpers_again(cid: case_id, unit: unit_id, ended: instant, giver: account_id, now: instant)
INSERT INTO case_hand (case_id, account_id, unit_id, part, due, given_by, given_us)
SELECT h.case_id, h.account_id, h.unit_id, h.part, h.due, :giver, :now
  FROM case_hand h JOIN account a ON a.id = h.account_id AND a.disabled = 0
 WHERE h.case_id = :cid AND h.ended_us = :ended AND h.part = 'co' AND h.unit_id = :unit;

-- @exec hand_lead_end(cid: case_id, now: instant)
UPDATE case_hand SET ended_us = GREATEST(:now, given_us)
 WHERE case_id = :cid AND ended_us IS NULL AND part = 'lead';

-- @exec hand_person_end(cid: case_id, account: account_id, now: instant)
UPDATE case_hand SET ended_us = GREATEST(:now, given_us)
 WHERE case_id = :cid AND ended_us IS NULL AND account_id = :account;

-- How one person stands to one case, besides the office.
-- @one case_standing(cid: case_id, account: account_id, now: instant, today: date) -> recused: bool, co: bool, for_handler: str?, for_head: str?
SELECT EXISTS (SELECT 1 FROM case_recusal r
                WHERE r.case_id = c.id AND r.account_id = :account) AS recused,
       EXISTS (SELECT 1 FROM case_hand h
                WHERE h.case_id = c.id AND h.ended_us IS NULL AND h.account_id = :account
                  AND h.part = 'co') AS co,
       (SELECT a.name FROM absence b JOIN account a ON a.id = b.account_id
         WHERE b.cover_id = :account AND b.until_us >= :now AND b.from_us <= :now
           AND b.ended_us IS NULL AND b.account_id = c.handler_id AND b.unit_id = c.unit_id
         LIMIT 1) AS for_handler,
       (SELECT a.name FROM absence b JOIN account a ON a.id = b.account_id
          JOIN office o ON o.account_id = b.account_id AND o.unit_id = b.unit_id
               AND o.role = 'head' AND o.valid_from <= :today
               AND (o.valid_to IS NULL OR o.valid_to >= :today)
         WHERE b.cover_id = :account AND b.until_us >= :now AND b.from_us <= :now
           AND b.ended_us IS NULL AND b.unit_id = c.unit_id
         LIMIT 1) AS for_head
  FROM cases c WHERE c.id = :cid;

-- In the case and in the files that were opened from it before.
-- @exec recusal_person_add(cid: case_id, account: account_id, now: instant)
INSERT IGNORE INTO case_recusal (case_id, account_id, made_us)
SELECT t.id, :account, :now FROM (
    SELECT c.id FROM cases c WHERE c.id = :cid
    UNION ALL
    SELECT c.id FROM cases c WHERE c.parent_id = :cid
    UNION ALL
    SELECT g.id FROM cases c JOIN cases g ON g.parent_id = c.id WHERE c.parent_id = :cid) t;

-- Files opened from the case that the person leads are without a lead.
-- @exec children_lead_drop(cid: case_id, account: account_id)
UPDATE cases SET handler_id = NULL WHERE parent_id = :cid AND handler_id = :account;

-- @exec children_hand_end(cid: case_id, account: account_id, now: instant)
UPDATE cases c JOIN case_hand h ON h.case_id = c.id
   SET h.ended_us = GREATEST(:now, h.given_us)
 WHERE c.parent_id = :cid AND h.account_id = :account AND h.ended_us IS NULL;

-- @exec recusal_unit_add(cid: case_id, unit: unit_id, now: instant)
INSERT IGNORE INTO case_recusal (case_id, unit_id, made_us) VALUES (:cid, :unit, :now);

-- A file that grows out of a case keeps away from the same people and units.
-- @exec recusals_copy(parent: case_id, child: case_id)
INSERT IGNORE INTO case_recusal (case_id, account_id, unit_id, made_us)
SELECT :child, account_id, unit_id, made_us FROM case_recusal WHERE case_id = :parent;

-- @many units_recused_of(cid: case_id) -> unit: unit_id?
SELECT unit_id AS unit FROM case_recusal WHERE case_id = :cid AND unit_id IS NOT NULL LIMIT 200;

-- The unit that a case moves up to: the department of the unit above, else that unit.
-- @one unit_superior(unit: unit_id, today: date) -> id: unit_id
SELECT t.id FROM (
    SELECT d.id, 1 AS rank FROM unit u
      JOIN unit d ON d.parent_code = u.parent_code AND d.level = 'department'
           AND d.valid_from <= :today AND (d.valid_to IS NULL OR d.valid_to >= :today)
     WHERE u.id = :unit AND u.level NOT IN ('department', 'province')
    UNION ALL
    SELECT p.id, 2 FROM unit u
      JOIN unit p ON p.code = u.parent_code
           AND p.valid_from <= :today AND (p.valid_to IS NULL OR p.valid_to >= :today)
     WHERE u.id = :unit AND u.level NOT IN ('department', 'province')) t
 ORDER BY t.rank, t.id LIMIT 1;

-- @exec hand_helpers_end(cid: case_id, now: instant)
UPDATE case_hand SET ended_us = GREATEST(:now, given_us)
 WHERE case_id = :cid AND ended_us IS NULL AND part = 'co';

-- Leave of a unit's people that is not over, soonest first.
-- @many absences_of_unit(unit: unit_id, now: instant) -> id: absence_id, account: account_id, name: str, cover: account_id, cover_name: str, since: instant, until: instant, entered_by: str
SELECT b.id, b.account_id AS account, a.name, b.cover_id AS cover, v.name AS cover_name,
       b.from_us AS since, b.until_us AS until, w.name AS entered_by
  FROM absence b JOIN account a ON a.id = b.account_id JOIN account v ON v.id = b.cover_id
  JOIN account w ON w.id = b.entered_by
 WHERE b.unit_id = :unit AND b.until_us >= :now AND b.ended_us IS NULL
 ORDER BY b.from_us, b.id LIMIT 200;

-- Leave of the person, or leave of the colleague who should cover, in those days.
-- @many absence_clash(account: account_id, cover: account_id, since: instant, until: instant) -> account: account_id
SELECT account_id AS account FROM absence
 WHERE account_id IN (:account, :cover) AND until_us >= :since AND from_us <= :until
   AND ended_us IS NULL
 ORDER BY account_id = :account DESC LIMIT 2;

-- @exec absence_add(account: account_id, unit: unit_id, cover: account_id, since: instant, until: instant, by: account_id, now: instant)
INSERT INTO absence (account_id, unit_id, cover_id, from_us, until_us, entered_by, entered_us)
VALUES (:account, :unit, :cover, :since, :until, :by, :now);

-- @one absence_lock(id: absence_id) -> account: account_id, unit: unit_id, ended: instant?
SELECT account_id AS account, unit_id AS unit, ended_us AS ended FROM absence
 WHERE id = :id FOR UPDATE;

-- @exec absence_end(id: absence_id, by: account_id, now: instant)
UPDATE absence SET ended_by = :by, ended_us = :now WHERE id = :id AND ended_us IS NULL;

-- People of a unit who may work on a case: without those who declared a conflict of interest
-- in it, and with who is on leave now.
-- @many people_free(unit: unit_id, cid: case_id, today: date, now: instant) -> id: account_id, name: str, role: bytes, cover: str?, until: instant?
SELECT a.id, a.name, o.role, v.name AS cover, b.until_us AS until
  FROM office o JOIN account a ON a.id = o.account_id AND a.disabled = 0
  LEFT JOIN case_recusal r ON r.case_id = :cid AND r.account_id = a.id
  LEFT JOIN absence b ON b.account_id = a.id AND b.unit_id = o.unit_id AND b.until_us >= :now
       AND b.from_us <= :now AND b.ended_us IS NULL
  LEFT JOIN account v ON v.id = b.cover_id
 WHERE o.unit_id = :unit AND o.valid_from <= :today
   AND (o.valid_to IS NULL OR o.valid_to >= :today)
   AND o.role IN ('officer', 'inspector', 'head', 'operator') AND r.id IS NULL
 ORDER BY a.name, a.id, o.role LIMIT 200;
