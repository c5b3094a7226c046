-- Changes that the list does not know yet.
-- @many changes_unindexed() -> id: i64
SELECT id FROM publication_change WHERE indexed_us IS NULL ORDER BY id LIMIT 50;

-- @one change_to_index(id: i64) -> publication: publication_id, indexed: instant?
SELECT publication_id AS publication, indexed_us AS indexed FROM publication_change
 WHERE id = :id FOR UPDATE;

-- What is new is purged once more: a page kept since it was released does not list it yet.
-- @exec change_set_indexed(publication: publication_id, id: i64, now: instant)
UPDATE publication_change
   SET indexed_us = :now, purged_us = IF(what = 'published', NULL, purged_us)
 WHERE publication_id = :publication AND id <= :id AND indexed_us IS NULL;

-- What anybody may find it by; none where it is not shown.
-- @one index_source(id: publication_id) -> name: str, address: str, act: str, subject: bytes, signed_on: date, total: money, place: bytes, execution: bytes
SELECT name, address, act, subject, signed_on, fine_total AS total, place_code AS place, execution
  FROM pub_violation WHERE id = :id;

-- @exec index_uncount(id: publication_id)
UPDATE publication_term_count c JOIN publication_term t ON t.term = c.term SET c.n = c.n - 1
 WHERE t.publication_id = :id;

-- @exec index_drop_terms(id: publication_id)
DELETE FROM publication_term WHERE publication_id = :id;

-- @exec index_drop_facet(id: publication_id)
DELETE FROM publication_facet WHERE publication_id = :id;

-- Behind index_uncount, before index_drop_terms: of its own terms alone.
-- @exec index_drop_counts(id: publication_id)
DELETE c FROM publication_term_count c JOIN publication_term t ON t.term = c.term
 WHERE t.publication_id = :id AND c.n <= 0;

-- @exec index_add_facet(id: publication_id, signed_on: date, fine: money, name_key: bytes)
INSERT INTO publication_facet (publication_id, signed_on, fine, name_key)
VALUES (:id, :signed_on, :fine, :name_key);

-- @exec index_add_terms(id: publication_id, terms: str)
INSERT IGNORE INTO publication_term (term, publication_id)
SELECT j.term, :id FROM JSON_TABLE(:terms, '$[*]' COLUMNS (term VARBINARY(60) PATH '$')) j;

-- @exec index_add_acts(id: publication_id)
INSERT IGNORE INTO publication_term (term, publication_id)
SELECT CONCAT('a', a.act_code), a.publication_id FROM publication_act a
 WHERE a.publication_id = :id;

-- @exec index_count(id: publication_id)
INSERT INTO publication_term_count (term, n)
SELECT t.term, 1 FROM publication_term t WHERE t.publication_id = :id
ON DUPLICATE KEY UPDATE n = publication_term_count.n + 1;

-- Places, years, acts and states that anything is published of; words sort behind them.
-- @many term_facets() -> term: bytes, n: i64
SELECT term, n FROM pub_term_count
 WHERE (term < 'w' OR term > 'x') AND n > 0 ORDER BY term LIMIT 2000;

-- @many term_counts(terms: str) -> term: bytes, n: i64
SELECT c.term, c.n
  FROM JSON_TABLE(:terms, '$[*]' COLUMNS (term VARBINARY(60) PATH '$')) j
  JOIN pub_term_count c ON c.term = j.term AND c.n > 0 LIMIT 100;

-- The word that most publications have of those that begin so.
-- @one term_beginning(first: bytes, last: bytes) -> term: bytes, n: i64
SELECT term, n FROM pub_term_count WHERE term >= :first AND term < :last AND n > 0
 ORDER BY n DESC LIMIT 1;

-- All that have the rarest of the terms, t0, and the others; empty ones are none.
-- @many find_gather(t0: bytes, t1: bytes, t2: bytes, t3: bytes, t4: bytes, t5: bytes, t6: bytes, t7: bytes) -> id: publication_id, signed_on: date, fine: money, name_key: bytes
SELECT f.publication_id AS id, f.signed_on, f.fine, f.name_key
  FROM pub_term d STRAIGHT_JOIN pub_facet f ON f.publication_id = d.publication_id
 WHERE d.term = :t0
   AND (:t1 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t1 AND t.publication_id = d.publication_id))
   AND (:t2 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t2 AND t.publication_id = d.publication_id))
   AND (:t3 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t3 AND t.publication_id = d.publication_id))
   AND (:t4 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t4 AND t.publication_id = d.publication_id))
   AND (:t5 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t5 AND t.publication_id = d.publication_id))
   AND (:t6 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t6 AND t.publication_id = d.publication_id))
   AND (:t7 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t7 AND t.publication_id = d.publication_id))
 LIMIT 2001;

-- The next ones in an order, and whether each has all the terms. The newest first:
-- @many find_by_day(day: date, after: i64, least: date, most: i64, t1: bytes, t2: bytes, t3: bytes, t4: bytes, t5: bytes, t6: bytes, t7: bytes, t8: bytes) -> id: publication_id, hit: i64
SELECT f.publication_id AS id, COALESCE(
       (:t1 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t1 AND t.publication_id = f.publication_id))
       AND (:t2 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t2 AND t.publication_id = f.publication_id))
       AND (:t3 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t3 AND t.publication_id = f.publication_id))
       AND (:t4 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t4 AND t.publication_id = f.publication_id))
       AND (:t5 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t5 AND t.publication_id = f.publication_id))
       AND (:t6 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t6 AND t.publication_id = f.publication_id))
       AND (:t7 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t7 AND t.publication_id = f.publication_id))
       AND (:t8 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t8 AND t.publication_id = f.publication_id)), 0)
       AS hit
  FROM pub_facet f
 WHERE f.signed_on <= :day AND (f.signed_on < :day OR f.publication_id < :after)
   AND f.signed_on >= :least
 ORDER BY f.signed_on DESC, f.publication_id DESC LIMIT :most;

-- The highest fine first.
-- @many find_by_fine(fine: money, after: i64, most: i64, t1: bytes, t2: bytes, t3: bytes, t4: bytes, t5: bytes, t6: bytes, t7: bytes, t8: bytes) -> id: publication_id, hit: i64
SELECT f.publication_id AS id, COALESCE(
       (:t1 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t1 AND t.publication_id = f.publication_id))
       AND (:t2 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t2 AND t.publication_id = f.publication_id))
       AND (:t3 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t3 AND t.publication_id = f.publication_id))
       AND (:t4 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t4 AND t.publication_id = f.publication_id))
       AND (:t5 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t5 AND t.publication_id = f.publication_id))
       AND (:t6 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t6 AND t.publication_id = f.publication_id))
       AND (:t7 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t7 AND t.publication_id = f.publication_id))
       AND (:t8 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t8 AND t.publication_id = f.publication_id)), 0)
       AS hit
  FROM pub_facet f
 WHERE f.fine <= :fine AND (f.fine < :fine OR f.publication_id < :after)
 ORDER BY f.fine DESC, f.publication_id DESC LIMIT :most;

-- By name.
-- @many find_by_name(name: bytes, after: i64, most: i64, t1: bytes, t2: bytes, t3: bytes, t4: bytes, t5: bytes, t6: bytes, t7: bytes, t8: bytes) -> id: publication_id, hit: i64
SELECT f.publication_id AS id, COALESCE(
       (:t1 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t1 AND t.publication_id = f.publication_id))
       AND (:t2 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t2 AND t.publication_id = f.publication_id))
       AND (:t3 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t3 AND t.publication_id = f.publication_id))
       AND (:t4 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t4 AND t.publication_id = f.publication_id))
       AND (:t5 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t5 AND t.publication_id = f.publication_id))
       AND (:t6 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t6 AND t.publication_id = f.publication_id))
       AND (:t7 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t7 AND t.publication_id = f.publication_id))
       AND (:t8 = '' OR EXISTS (SELECT 1 FROM pub_term t WHERE t.term = :t8 AND t.publication_id = f.publication_id)), 0)
       AS hit
  FROM pub_facet f
 WHERE f.name_key >= :name AND (f.name_key > :name OR f.publication_id > :after)
 ORDER BY f.name_key, f.publication_id LIMIT :most;

-- @one find_place(id: publication_id) -> signed_on: date, fine: money, name_key: bytes
SELECT signed_on, fine, name_key FROM pub_facet WHERE publication_id = :id;

-- Those of these ids that anybody may read.
-- @many violators_of(ids: str) -> id: publication_id, slug: bytes, name: str, address: str, act: str, sanction: str, remedy: str, number: str, signed_on: date, unit_name: str, basis: str, total: money, released: instant?, correction: str?, corrected: instant?, subject: bytes, place: bytes, execution: bytes, appeal: bytes, statement: str?, until: instant?
SELECT STRAIGHT_JOIN p.id, p.slug, p.name, p.address, p.act, p.sanction, p.remedy, p.number,
       p.signed_on, p.unit_name, p.basis, p.fine_total AS total, p.released_us AS released,
       p.correction, p.corrected_us AS corrected, p.subject, p.place_code AS place, p.execution,
       p.appeal, p.statement, p.expires_us AS until
  FROM JSON_TABLE(:ids, '$[*]' COLUMNS (id BIGINT PATH '$')) j
  JOIN pub_violation p ON p.id = j.id LIMIT 100;

-- The facility that stands for the one of a publication; once it has an address, it keeps it.
-- @exec facility_address_add(id: publication_id, slug: bytes, now: instant)
INSERT IGNORE INTO facility_public (facility_id, slug, made_us)
SELECT COALESCE(f.root_id, f.id), :slug, :now
  FROM publication p JOIN facility f ON f.id = p.facility_id WHERE p.id = :id;

-- Address of the page of its facility; none where it has no facility.
-- @one facility_of_violator(slug: bytes) -> facility: bytes
SELECT f.slug AS facility FROM pub_violation p JOIN pub_facility f ON f.facility_id = p.facility_id
 WHERE p.slug = :slug LIMIT 1;

-- @many acts_of_violator(id: publication_id) -> act: str
SELECT act_code AS act FROM pub_violation_act WHERE publication_id = :id ORDER BY act_code LIMIT 50;

-- @one facility_known(slug: bytes) -> slug: bytes
SELECT f.slug FROM pub_facility f WHERE f.slug = :slug LIMIT 1;

-- What is published of a facility now, newest first.
-- @many facility_told_of(slug: bytes) -> id: publication_id
SELECT p.id FROM pub_facility f JOIN pub_violation p ON p.facility_id = f.facility_id
 WHERE f.slug = :slug ORDER BY p.signed_on DESC, p.id DESC LIMIT 100;

-- @many facility_told(slug: bytes) -> id: i64, kind: bytes, source: bytes, what: str, basis: str, due: date?, state: bytes, state_on: date?
SELECT id, kind, source, what, basis, due_on AS due, state, state_on FROM pub_facility_duty
 WHERE slug = :slug ORDER BY due_on IS NULL, due_on, id LIMIT 100;
