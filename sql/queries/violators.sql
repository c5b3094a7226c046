-- The public list, newest decision first, page by page on (day, id).
-- @many violators_page(day: date, after: i64) -> id: publication_id, slug: bytes, name: str, address: str, act: str, number: str, signed_on: date, unit_name: str, total: money, released: instant
SELECT id, slug, name, address, act, number, signed_on, unit_name, fine_total AS total,
       COALESCE(released_us, 0) AS released
  FROM pub_violation
 WHERE signed_on < :day OR (signed_on = :day AND id < :after)
 ORDER BY signed_on DESC, id DESC LIMIT 21;

-- @many violators_search(words: str) -> id: publication_id, slug: bytes, name: str, address: str, act: str, number: str, signed_on: date, unit_name: str, total: money, released: instant
SELECT v.id, v.slug, v.name, v.address, v.act, v.number, v.signed_on, v.unit_name,
       v.fine_total AS total, COALESCE(v.released_us, 0) AS released
  FROM pub_violation v
 WHERE MATCH (v.name, v.address, v.act) AGAINST (:words IN BOOLEAN MODE)
 ORDER BY v.signed_on DESC, v.id DESC LIMIT 50;

-- @one violator_by_slug(slug: bytes) -> name: str, address: str, act: str, sanction: str, remedy: str, number: str, signed_on: date, unit_name: str, basis: str, total: money, released: instant?
SELECT name, address, act, sanction, remedy, number, signed_on, unit_name, basis,
       fine_total AS total, released_us AS released
  FROM pub_violation WHERE slug = :slug;

-- All published, for the open data files.
-- @each violators_all() -> slug: bytes, name: str, address: str, act: str, sanction: str, remedy: str, number: str, signed_on: date, unit_name: str, basis: str, total: money, released: instant?
SELECT slug, name, address, act, sanction, remedy, number, signed_on, unit_name, basis,
       fine_total AS total, released_us AS released
  FROM pub_violation ORDER BY signed_on DESC, id DESC;

-- Figures of a year by what was counted.
-- @many figures_year(first: bytes, last: bytes) -> what: bytes, n: i64
SELECT f.what, COALESCE(CAST(SUM(f.n) AS SIGNED), 0) AS n FROM pub_figure f
 WHERE f.month BETWEEN :first AND :last GROUP BY f.what ORDER BY f.what LIMIT 20;
