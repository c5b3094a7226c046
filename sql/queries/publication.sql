-- @exec publication_add(cid: case_id, decision: decision_id, slug: bytes, unit: unit_id, name: str, address: str, act: str, sanction: str, remedy: str, number: str, signed_on: date, unit_name: str, basis: str, total: money, maker: account_id, now: instant)
INSERT INTO publication (case_id, decision_id, slug, state, unit_id, name, address, act, sanction,
                         remedy, number, signed_on, unit_name, basis, fine_total, made_by, made_us)
VALUES (:cid, :decision, :slug, 'draft', :unit, :name, :address, :act, :sanction, :remedy, :number,
        :signed_on, :unit_name, :basis, :total, :maker, :now);

-- @one publication_of_case(cid: case_id) -> id: publication_id, slug: bytes, state: bytes, unit: unit_id, name: str, address: str, act: str, sanction: str, remedy: str, number: str, signed_on: date, unit_name: str, basis: str, total: money, maker: account_id, maker_name: str, made: instant, releaser_name: str?, released: instant?, why_withdrawn: str?
SELECT p.id, p.slug, p.state, p.unit_id AS unit, p.name, p.address, p.act, p.sanction, p.remedy,
       p.number, p.signed_on, p.unit_name, p.basis, p.fine_total AS total,
       p.made_by AS maker, m.name AS maker_name, p.made_us AS made, r.name AS releaser_name,
       p.released_us AS released, p.why_withdrawn
  FROM publication p JOIN account m ON m.id = p.made_by
  LEFT JOIN account r ON r.id = p.released_by
 WHERE p.case_id = :cid;

-- @exec publication_release(id: publication_id, releaser: account_id, now: instant)
UPDATE publication SET state = 'released', released_by = :releaser, released_us = :now
 WHERE id = :id AND state = 'draft' AND made_by <> :releaser;

-- @exec publication_withdraw(id: publication_id, why: str)
UPDATE publication SET state = 'withdrawn', why_withdrawn = :why
 WHERE id = :id AND state = 'released';

-- Waiting for the second person, of one unit or of the units below a province.
-- @many publications_waiting(unit: unit_id) -> case_code: bytes, name: str, number: str, signed_on: date, maker_name: str
SELECT c.code AS case_code, p.name, p.number, p.signed_on, a.name AS maker_name
  FROM publication p JOIN cases c ON c.id = p.case_id JOIN account a ON a.id = p.made_by
 WHERE p.unit_id = :unit AND p.state = 'draft' ORDER BY p.id LIMIT 50;
