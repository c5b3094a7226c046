-- Documents by which heads gave their power to deputies (Law 15/2012/QH13 art. 54).

-- @exec delegation_add(unit: unit_id, giver: account_id, position: bytes, deputy: account_id, content: bytes, fields: bytes, fine_max: i64?, scope: str, number: str, signed_on: date, since: date, until: date, blob: bytes, type: bytes, size: i64, digest: bytes, now: instant)
INSERT INTO delegation (unit_id, giver_id, giver_position, deputy_id, content, fields, fine_max,
                        scope, number, signed_on, valid_from, valid_to, blob_name, type, size,
                        digest, made_us)
VALUES (:unit, :giver, :position, :deputy, :content, :fields, :fine_max, :scope, :number,
        :signed_on, :since, :until, :blob, :type, :size, :digest, :now);

-- What a deputy of a unit was given, newest first, ended or not.
-- @many delegations_of_deputy(deputy: account_id, unit: unit_id) -> id: delegation_id, position: bytes, content: bytes, fields: bytes, fine_max: i64?, number: str, signed_on: date, since: date, until: date, ended: date?
SELECT id, giver_position AS position, content, fields, fine_max, number, signed_on,
       valid_from AS since, valid_to AS until, ended_on AS ended
  FROM delegation WHERE deputy_id = :deputy AND unit_id = :unit
 ORDER BY valid_to DESC, id DESC LIMIT 50;

-- The register of a unit, newest first.
-- @many delegations_of_unit(unit: unit_id) -> id: delegation_id, giver: account_id, giver_name: str, position: bytes, deputy_name: str, content: bytes, fields: bytes, fine_max: i64?, scope: str, number: str, signed_on: date, since: date, until: date, ended: date?, end_number: str?, end_reason: str?
SELECT d.id, d.giver_id AS giver, g.name AS giver_name, d.giver_position AS position,
       b.name AS deputy_name, d.content, d.fields, d.fine_max, d.scope, d.number, d.signed_on,
       d.valid_from AS since, d.valid_to AS until, d.ended_on AS ended, d.end_number, d.end_reason
  FROM delegation d JOIN account g ON g.id = d.giver_id JOIN account b ON b.id = d.deputy_id
 WHERE d.unit_id = :unit ORDER BY d.id DESC LIMIT 100;

-- @one delegation_file(id: delegation_id) -> unit: unit_id, blob: bytes, type: bytes, size: i64, number: str
SELECT unit_id AS unit, blob_name AS `blob`, type, size, number FROM delegation WHERE id = :id;

-- People of a unit who hold a signing position today: heads and deputies.
-- @many unit_signers(unit: unit_id, today: date) -> id: account_id, name: str, position: bytes
SELECT a.id, a.name, COALESCE(o.position, '') AS position
  FROM office o JOIN account a ON a.id = o.account_id AND a.disabled = 0
 WHERE o.unit_id = :unit AND o.role = 'signer' AND o.position IS NOT NULL
   AND o.valid_from <= :today AND (o.valid_to IS NULL OR o.valid_to >= :today)
 ORDER BY a.name, a.id, o.position LIMIT 100;

-- No row changed: it was ended already, or another head gave it.
-- @exec delegation_end(id: delegation_id, giver: account_id, day: date, number: str, reason: str, now: instant)
UPDATE delegation SET ended_on = :day, ended_by = :giver, ended_us = :now, end_number = :number,
       end_reason = :reason
 WHERE id = :id AND giver_id = :giver AND ended_on IS NULL AND signed_on <= :day
   AND valid_to >= :day;

-- A decision that was signed under the document on or after the day.
-- @one delegation_used(id: delegation_id, day: date) -> signed_on: date?
SELECT signed_on FROM decision
 WHERE delegation_id = :id AND signed_on >= :day ORDER BY signed_on DESC LIMIT 1;
