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
