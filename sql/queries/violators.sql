-- The public list, newest decision first, page by page on (day, id).
-- @many violators_page(day: date, after: i64) -> id: publication_id, slug: bytes, name: str, address: str, act: str, sanction: str, remedy: str, number: str, signed_on: date, unit_name: str, basis: str, total: money, released: instant?, correction: str?, corrected: instant?, subject: bytes, place: bytes, execution: bytes, appeal: bytes, statement: str?, until: instant?
SELECT id, slug, name, address, act, sanction, remedy, number, signed_on, unit_name, basis,
       fine_total AS total, released_us AS released, correction, corrected_us AS corrected,
       subject, place_code AS place, execution, appeal, statement, expires_us AS until
  FROM pub_violation
 WHERE signed_on < :day OR (signed_on = :day AND id < :after)
 ORDER BY signed_on DESC, id DESC LIMIT 21;

-- Found by words with or without diacritics; the best 200 hits of the index are looked at.
-- @many violators_search(words: str) -> id: publication_id, slug: bytes, name: str, address: str, act: str, sanction: str, remedy: str, number: str, signed_on: date, unit_name: str, basis: str, total: money, released: instant?, correction: str?, corrected: instant?, subject: bytes, place: bytes, execution: bytes, appeal: bytes, statement: str?, until: instant?
SELECT v.id, v.slug, v.name, v.address, v.act, v.sanction, v.remedy, v.number, v.signed_on,
       v.unit_name, v.basis, v.total, v.released, v.correction, v.corrected,
       v.subject, v.place, v.execution, v.appeal, v.statement, v.until
  FROM (SELECT p.id, p.slug, p.name, p.address, p.act, p.sanction, p.remedy, p.number, p.signed_on,
               p.unit_name, p.basis, p.fine_total AS total, p.released_us AS released,
               p.correction, p.corrected_us AS corrected, p.subject, p.place_code AS place,
               p.execution, p.appeal, p.statement, p.expires_us AS until
          FROM pub_violation p
         WHERE MATCH (p.name, p.address, p.act) AGAINST (:words IN BOOLEAN MODE) LIMIT 200) v
 ORDER BY v.signed_on DESC, v.id DESC LIMIT 50;

-- @one violator_by_slug(slug: bytes) -> id: publication_id, slug: bytes, name: str, address: str, act: str, sanction: str, remedy: str, number: str, signed_on: date, unit_name: str, basis: str, total: money, released: instant?, correction: str?, corrected: instant?, subject: bytes, place: bytes, execution: bytes, appeal: bytes, statement: str?, until: instant?
SELECT id, slug, name, address, act, sanction, remedy, number, signed_on, unit_name, basis,
       fine_total AS total, released_us AS released, correction, corrected_us AS corrected,
       subject, place_code AS place, execution, appeal, statement, expires_us AS until
  FROM pub_violation WHERE slug = :slug;

-- Published once, and not any more.
-- @one violator_gone(slug: bytes) -> how: bytes, gone: instant?, number: str, signed_on: date, unit_name: str
SELECT g.how, g.gone_us AS gone, g.number, g.signed_on, g.unit_name FROM pub_violation_gone g WHERE g.slug = :slug;

-- All published, for the open data files.
-- @each violators_all() -> id: publication_id, slug: bytes, name: str, address: str, act: str, sanction: str, remedy: str, number: str, signed_on: date, unit_name: str, basis: str, total: money, released: instant?, correction: str?, corrected: instant?, subject: bytes, place: bytes, execution: bytes, appeal: bytes, statement: str?, until: instant?
SELECT id, slug, name, address, act, sanction, remedy, number, signed_on, unit_name, basis,
       fine_total AS total, released_us AS released, correction, corrected_us AS corrected,
       subject, place_code AS place, execution, appeal, statement, expires_us AS until
  FROM pub_violation ORDER BY signed_on DESC, id DESC;
