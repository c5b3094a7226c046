-- The change feed: what happened to which permanent id. A row that was written before a lower
-- number was committed may come later; who follows asks again from a few numbers back.
-- @many changes_after(after: i64) -> id: i64, slug: bytes, what: bytes, at: instant
SELECT id, slug, what, at_us AS at FROM pub_change WHERE id > :after ORDER BY id LIMIT 1000;

-- @one change_last() -> id: i64, at: instant
SELECT id, at_us AS at FROM pub_change ORDER BY id DESC LIMIT 1;

-- @one violators_count() -> n: i64
SELECT COUNT(*) AS n FROM pub_violation;

-- Addresses of the pages of one file of the sitemap.
-- @each sitemap_pages(first: i64, behind: i64) -> slug: bytes, changed: instant?
SELECT p.slug, GREATEST(p.released_us, COALESCE(p.corrected_us, 0), p.changed_us) AS changed
  FROM pub_violation p WHERE p.id >= :first AND p.id < :behind ORDER BY p.id;

-- Files of the sitemap: each holds the pages of 40,000 numbers.
-- @many sitemap_parts() -> part: i64?, changed: i64?
SELECT p.id DIV 40000 AS part,
       CAST(MAX(GREATEST(p.released_us, COALESCE(p.corrected_us, 0), p.changed_us)) AS SIGNED)
           AS changed
  FROM pub_violation p GROUP BY part ORDER BY part LIMIT 1000;

-- The last changes of what is still there, newest first; one page may come several times.
-- @many feed_rows() -> slug: bytes, name: str, act: str, sanction: str, unit_name: str, number: str, signed_on: date, released: instant?, correction: str?, what: bytes, at: instant
SELECT p.slug, p.name, p.act, p.sanction, p.unit_name, p.number, p.signed_on,
       p.released_us AS released, p.correction, c.what, c.at_us AS at
  FROM (SELECT id, slug, what, at_us FROM pub_change ORDER BY id DESC LIMIT 200) c
  JOIN pub_violation p ON p.slug = c.slug
 ORDER BY c.id DESC LIMIT 200;
