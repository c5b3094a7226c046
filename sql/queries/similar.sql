-- Which cases a report is like; every list has its bound, however many cases there are.
-- @exec case_near_add(cid: case_id, report: report_id, place: unit_id, pollution: bytes, came: instant, cell: i64?, line: bytes)
INSERT INTO case_near (case_id, report_id, place_id, pollution, came_us, cell, line)
VALUES (:cid, :report, :place, :pollution, :came, :cell, :line);

-- Open cases that came since then: the newest 40 of the kind in the commune, 20 of any kind
-- there, 40 of the squares around; a joined case stands for the one that handles it.
-- @many near_candidates(self: case_id, place: unit_id, pollution: bytes, since: instant, c1: i64, c2: i64, c3: i64, c4: i64, c5: i64, c6: i64, c7: i64, c8: i64, c9: i64) -> cid: case_id, came: instant, place: unit_id, pollution: bytes, lat: f64?, lon: f64?, what: str, where_text: str, polluter: str
SELECT o.id AS cid, n.came_us AS came, n.place_id AS place, n.pollution, r.latitude AS lat,
       r.longitude AS lon, t.what, t.place AS where_text, t.polluter
  FROM (
    (SELECT k.case_id FROM case_near k FORCE INDEX (by_kind)
      WHERE k.place_id = :place AND k.pollution = :pollution AND k.came_us > :since
      ORDER BY k.came_us DESC LIMIT 40)
    UNION
    (SELECT p.case_id FROM case_near p FORCE INDEX (by_place)
      WHERE p.place_id = :place AND p.came_us > :since ORDER BY p.came_us DESC LIMIT 20)
    UNION
    (SELECT q.case_id FROM case_near q FORCE INDEX (by_cell)
      WHERE q.cell IN (:c1, :c2, :c3, :c4, :c5, :c6, :c7, :c8, :c9) AND q.came_us > :since
      ORDER BY q.came_us DESC LIMIT 40)) x
  JOIN case_near n ON n.case_id = x.case_id
  JOIN cases c ON c.id = n.case_id
  LEFT JOIN cases j ON j.id = c.joined_id
  JOIN cases o ON o.id = COALESCE(j.joined_id, c.joined_id, c.id) AND o.ended = 0
  JOIN report r ON r.id = n.report_id
  JOIN report_text t ON t.report_id = r.id
 WHERE o.id <> :self
 LIMIT 100;

-- Open cases for the very same words, newest first.
-- @many flood_same(line: bytes, since: instant) -> code: bytes, lat: f64?, lon: f64?
SELECT o.code, r.latitude AS lat, r.longitude AS lon
  FROM case_near n FORCE INDEX (by_line)
  JOIN cases c ON c.id = n.case_id
  LEFT JOIN cases j ON j.id = c.joined_id
  JOIN cases o ON o.id = COALESCE(j.joined_id, c.joined_id, c.id) AND o.ended = 0
  JOIN report r ON r.id = n.report_id
 WHERE n.line = :line AND n.came_us > :since
 ORDER BY n.came_us DESC LIMIT 10;

-- @exec similar_add(cid: case_id, other: case_id, points: i64, words: i64, metres: i64?, place: bool, kind: bool, hours: i64, brief: bool)
INSERT IGNORE INTO case_similar (case_id, other_id, points, words, metres, place, kind, hours, brief)
VALUES (:cid, :other, :points, :words, :metres, :place, :kind, :hours, :brief);

-- An official separated them.
-- @exec similar_apart(cid: case_id, other: case_id)
INSERT INTO case_similar (case_id, other_id, points, words, place, kind, hours, brief, apart)
VALUES (:cid, :other, 0, 0, 0, 0, 0, 0, 1), (:other, :cid, 0, 0, 0, 0, 0, 0, 1)
ON DUPLICATE KEY UPDATE apart = 1;

-- Open cases that this one, or a case joined to it, is like; the likeliest first.
-- @many similar_of_case(cid: case_id) -> id: case_id, code: bytes, title: str, place: str, unit: unit_id, level: bytes, kind: str, unit_name: str, parent: bytes?, to_unit: unit_id?, opened: instant, points: i64, words: i64, metres: i64?, same_place: bool, same_kind: bool, hours: i64, brief: bool, reports: i64, what: str?
SELECT o.id, o.code, o.title, o.place, o.unit_id AS unit, u.level, u.kind_vi AS kind,
       u.name_vi AS unit_name, IF(u.valid_to IS NULL, u.parent_code,
       COALESCE(u.heir_code, u.parent_code)) AS parent, o.to_unit_id AS to_unit,
       o.opened_us AS opened, COALESCE(b.points, 0) AS points, COALESCE(b.words, 0) AS words, b.metres,
       COALESCE(b.place, 0) AS same_place, COALESCE(b.kind, 0) AS same_kind,
       COALESCE(b.hours, 0) AS hours, COALESCE(b.brief, 0) AS brief,
       COALESCE((SELECT COUNT(*) FROM case_report n WHERE n.case_id = o.id AND n.left_us IS NULL), 0)
           AS reports,
       (SELECT t.what FROM case_report w JOIN report_text t ON t.report_id = w.report_id
         WHERE w.case_id = o.id AND w.left_us IS NULL ORDER BY w.report_id LIMIT 1) AS what
  FROM (
    SELECT COALESCE(c.joined_id, c.id) AS other_id, MAX(s.points) AS points,
           MAX(s.words) AS words, MIN(s.metres) AS metres, MAX(s.place) AS place,
           MAX(s.kind) AS kind, MIN(s.hours) AS hours, MAX(s.brief) AS brief
      FROM (
        (SELECT f.other_id AS id, f.points, f.words, f.metres, f.place, f.kind, f.hours, f.brief
           FROM (SELECT :cid AS id UNION ALL
                 (SELECT m.id FROM cases m WHERE m.joined_id = :cid ORDER BY m.id LIMIT 500)) own
           JOIN case_similar f ON f.case_id = own.id AND f.apart = 0 LIMIT 500)
        UNION ALL
        (SELECT f.case_id, f.points, f.words, f.metres, f.place, f.kind, f.hours, f.brief
           FROM (SELECT :cid AS id UNION ALL
                 (SELECT m.id FROM cases m WHERE m.joined_id = :cid ORDER BY m.id LIMIT 500)) own
           JOIN case_similar f ON f.other_id = own.id AND f.apart = 0 LIMIT 500)) s
      JOIN cases c ON c.id = s.id
     GROUP BY COALESCE(c.joined_id, c.id)) b
  JOIN cases o ON o.id = b.other_id AND o.ended = 0 AND o.id <> :cid
  JOIN unit u ON u.id = o.unit_id
 WHERE NOT EXISTS (SELECT 1 FROM case_similar x
                    WHERE x.case_id = o.id AND x.other_id = :cid AND x.apart = 1)
 ORDER BY b.points DESC, o.id LIMIT 50;
