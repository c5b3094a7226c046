-- The month to be closed next: the one after the last closed, or the first in which anything
-- was counted. Empty: nothing was counted yet.
-- @one figure_month_next() -> closed: bytes, first: bytes
SELECT COALESCE((SELECT MAX(m.month) FROM figure_month m), '') AS closed,
       COALESCE((SELECT MIN(f.month) FROM figure f), '') AS first;

-- A cell of five is told alone, as view pub_month does; smaller ones of several months wait
-- and are told together when they are five. Never both in one number: it would show how many
-- waited.
-- @exec figure_tell(month: bytes)
INSERT INTO figure_told (month, unit_id, what, pollution, n)
SELECT :month, f.unit_id, f.what, f.pollution,
       IF(f.own >= IF(f.what IN ('decided', 'published'), 1, 5), f.own, f.n - COALESCE(t.n, 0))
  FROM (SELECT g.unit_id, g.what, g.pollution, SUM(g.n) AS n,
               SUM(IF(g.month = :month, g.n, 0)) AS own FROM figure g
         WHERE g.month <= :month GROUP BY g.unit_id, g.what, g.pollution) f
  LEFT JOIN (SELECT s.unit_id, s.what, s.pollution, SUM(s.n) AS n FROM figure_told s
              GROUP BY s.unit_id, s.what, s.pollution) t
    ON t.unit_id = f.unit_id AND t.what = f.what AND t.pollution = f.pollution
 WHERE GREATEST(f.own, f.n - COALESCE(t.n, 0)) >= IF(f.what IN ('decided', 'published'), 1, 5);

-- @exec figure_tell_sum(month: bytes)
INSERT INTO figure_sum (month, what, pollution, n)
SELECT t.month, t.what, t.pollution, SUM(t.n) FROM figure_told t
 WHERE t.month = :month GROUP BY t.what, t.pollution;

-- @exec figure_month_close(month: bytes, now: instant)
INSERT INTO figure_month (month, closed_us) VALUES (:month, :now);

-- First and last month that was told; empty before there is one.
-- @one told_span() -> first: bytes, last: bytes
SELECT COALESCE((SELECT MIN(month) FROM pub_closed), '') AS first,
       COALESCE((SELECT MAX(month) FROM pub_closed), '') AS last;

-- @many told_sums(first: bytes, last: bytes) -> month: bytes, what: bytes, pollution: bytes, n: i64
SELECT month, what, pollution, n FROM pub_sum WHERE month BETWEEN :first AND :last
 ORDER BY month, what, pollution LIMIT 4000;

-- Of a commune as it is today: its own, and those of units that it took over whole.
-- @many told_of_commune(province: bytes, code: bytes, first: bytes, last: bytes) -> month: bytes, what: bytes, pollution: bytes, n: i64
SELECT t.month, t.what, t.pollution, COALESCE(CAST(SUM(t.n) AS SIGNED), 0) AS n
  FROM pub_heir h STRAIGHT_JOIN pub_told t ON t.unit_id = h.unit_id
       AND t.month BETWEEN :first AND :last
 WHERE h.province = :province AND h.code = :code
   AND NOT EXISTS (SELECT 1 FROM pub_heir o WHERE o.unit_id = h.unit_id AND o.code <> h.code)
 GROUP BY t.month, t.what, t.pollution ORDER BY t.month, t.what, t.pollution LIMIT 4000;

-- Of one unit as it was, or of a body that is no commune.
-- @many told_of_unit(unit: unit_id, first: bytes, last: bytes) -> month: bytes, what: bytes, pollution: bytes, n: i64
SELECT month, what, pollution, n FROM pub_told
 WHERE unit_id = :unit AND month BETWEEN :first AND :last
 ORDER BY month, what, pollution LIMIT 4000;

-- Units that anything was ever told of, with what has their area today. The register bounds
-- them, not the cases.
-- @many told_units(province: bytes) -> unit: unit_id, level: bytes, kind: str, name: str, until: date?, heirs: i64, code: bytes
SELECT u.id AS unit, u.level, u.kind_vi AS kind, u.name_vi AS name, u.valid_to AS until,
       COALESCE((SELECT COUNT(*) FROM pub_heir h
                  WHERE h.unit_id = u.id AND h.province = :province), 0) AS heirs,
       COALESCE((SELECT MIN(h.code) FROM pub_heir h
                  WHERE h.unit_id = u.id AND h.province = :province), '') AS code
  FROM (SELECT DISTINCT t.unit_id FROM pub_told t) d JOIN pub_unit u ON u.id = d.unit_id
 ORDER BY u.level, u.name_vi, u.id LIMIT 5000;

-- @many told_by_unit(first: bytes, last: bytes) -> unit: unit_id, what: bytes, n: i64
SELECT unit_id AS unit, what, COALESCE(CAST(SUM(n) AS SIGNED), 0) AS n FROM pub_told
 WHERE month BETWEEN :first AND :last
 GROUP BY unit_id, what ORDER BY unit_id, what LIMIT 20000;
