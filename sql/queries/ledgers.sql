-- Registers as files, for leaders: never who reported; violators that are persons without name.
-- A register has as many files as it needs: each begins behind a row, in the order of numbers.

-- The row with which each further file begins.
-- @many ledger_case_files(unit: unit_id, below: bytes, flow: bytes, first: instant, last: instant, rows: i64) -> begins: i64
SELECT COALESCE(g.id, 0) AS begins FROM (
  SELECT c.id, ROW_NUMBER() OVER (ORDER BY c.id) AS nth
    FROM unit u STRAIGHT_JOIN cases c FORCE INDEX (opened)
      ON c.unit_id = u.id AND c.flow = :flow AND c.opened_us BETWEEN :first AND :last
   WHERE u.id = :unit OR u.parent_code = :below) g
 WHERE g.nth > 1 AND g.nth % :rows = 1 ORDER BY g.id LIMIT 100;

-- @many ledger_publication_files(unit: unit_id, below: bytes, first: date, last: date, rows: i64) -> begins: i64
SELECT COALESCE(g.id, 0) AS begins FROM (
  SELECT p.id, ROW_NUMBER() OVER (ORDER BY p.id) AS nth
    FROM unit u STRAIGHT_JOIN publication p FORCE INDEX (waiting)
      ON p.unit_id = u.id AND p.state IN ('draft', 'released', 'withdrawn', 'expired')
         AND p.signed_on BETWEEN :first AND :last
   WHERE u.id = :unit OR u.parent_code = :below) g
 WHERE g.nth > 1 AND g.nth % :rows = 1 ORDER BY g.id LIMIT 100;

-- @each ledger_cases(unit: unit_id, below: bytes, flow: bytes, first: instant, last: instant, after: i64, until: i64) -> code: bytes, opened: instant, level: bytes, kind: str, name: str, pollution: bytes, title: str, place: str, flow: bytes, version: i64, stage: bytes, due: instant?, ended: instant?, handler: str?
SELECT c.code, c.opened_us AS opened, u.level, u.kind_vi AS kind, u.name_vi AS name, c.pollution,
       c.title, c.place, c.flow, c.flow_version AS version, c.stage, c.due_us AS due,
       c.ended_us AS ended, a.name AS handler
  FROM unit u STRAIGHT_JOIN cases c FORCE INDEX (opened)
    ON c.unit_id = u.id AND c.flow = :flow AND c.opened_us BETWEEN :first AND :last
  LEFT JOIN account a ON a.id = c.handler_id
 WHERE (u.id = :unit OR u.parent_code = :below) AND c.id > :after AND c.id <= :until
 ORDER BY c.id;

-- @each ledger_sanctions(unit: unit_id, below: bytes, first: instant, last: instant, after: i64, until: i64) -> code: bytes, level: bytes, kind: str, name: str, record: str?, made: date?, subject: bytes?, violator: str?, number: str?, signed_on: date?, fine: money?, paid: money, remedies: str?, remedy_due: date?, version: i64, stage: bytes
SELECT c.code, u.level, u.kind_vi AS kind, u.name_vi AS name, r.number AS record,
       r.made_on AS made, r.subject, r.name AS violator, d.number, d.signed_on,
       COALESCE(d.fine_amended, d.fine_total) - d.fine_reduced AS fine,
       COALESCE((SELECT CAST(SUM(p.amount) AS SIGNED) FROM payment p
                  WHERE p.decision_id = d.id AND p.voided_us IS NULL), 0) AS paid,
       d.remedies, d.remedy_due, c.flow_version AS version, c.stage
  FROM unit u STRAIGHT_JOIN cases c FORCE INDEX (opened)
    ON c.unit_id = u.id AND c.flow = 'sanction' AND c.opened_us BETWEEN :first AND :last
  LEFT JOIN violation_record r ON r.case_id = c.id
  LEFT JOIN decision d ON d.live_case = c.id AND d.state = 'signed'
 WHERE (u.id = :unit OR u.parent_code = :below) AND c.id > :after AND c.id <= :until
 ORDER BY c.id;

-- A person is named only while the public reads the name.
-- @each ledger_publications(unit: unit_id, below: bytes, first: date, last: date, after: i64, until: i64) -> level: bytes, kind: str, name: str, state: bytes, number: str, signed_on: date, violator: str, act: str, released: instant?, gone: instant?
SELECT u.level, u.kind_vi AS kind, u.name_vi AS name, p.state, p.number, p.signed_on,
       IF(p.subject = 'organization' OR p.state = 'released', p.name, '') AS violator, p.act, p.released_us AS released, p.gone_us AS gone
  FROM unit u STRAIGHT_JOIN publication p FORCE INDEX (waiting)
    ON p.unit_id = u.id AND p.state IN ('draft', 'released', 'withdrawn', 'expired')
       AND p.signed_on BETWEEN :first AND :last
 WHERE (u.id = :unit OR u.parent_code = :below) AND p.id > :after AND p.id <= :until
 ORDER BY p.id;
