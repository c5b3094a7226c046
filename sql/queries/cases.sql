-- Everything the case page needs of the case itself; with a reader and the moment also how
-- that person stands to it (case_standing asks the same).
-- @one case_by_code(code: bytes, today: date, reader: account_id?, now: instant?) -> id: case_id, parent: case_id?, parent_case: bytes?, parent_unit: unit_id?, flow: bytes, version: i64, stage: bytes, unit: unit_id, unit_code: bytes, level: bytes, kind: str, unit_name: str, parent_code: bytes?, to_unit: unit_id?, to_name: str?, handler: account_id?, handler_name: str?, head_name: str?, pollution: bytes, title: str, place: str, lat: f64?, lon: f64?, opened: instant, due: instant?, ended: bool, hand_since: instant?, hand_due: date?, helpers: str?, cover_name: str?, recused: bool, co: bool, for_handler: str?, for_head: str?, joined: case_id?, joined_code: bytes?, reports: i64, hint_pollution: bytes?, hint_words: str?, hint_message: bytes?, hint_message_words: str?, hint_others: bytes?, hint_urgent: str?, hint_denounces: i64?, kind_set: bool, similar: i64
SELECT c.id, c.parent_id AS parent, p.code AS parent_case,
       p.unit_id AS parent_unit, c.flow, c.flow_version AS version,
       c.stage, c.unit_id AS unit, u.code AS unit_code, u.level, u.kind_vi AS kind, u.name_vi AS unit_name, IF(u.valid_to < :today, COALESCE(u.heir_code, u.parent_code), u.parent_code) AS parent_code,
       c.to_unit_id AS to_unit, t.name_vi AS to_name, c.handler_id AS handler,
       a.name AS handler_name,
       boss.name AS head_name,
       c.pollution, c.title, c.place, c.latitude AS lat,
       c.longitude AS lon, c.opened_us AS opened, c.due_us AS due, c.ended,
       h.given_us AS hand_since, h.due AS hand_due,
       (SELECT GROUP_CONCAT(ca.name ORDER BY ca.name SEPARATOR ', ')
          FROM case_hand k JOIN account ca ON ca.id = k.account_id
         WHERE k.case_id = c.id AND k.ended_us IS NULL AND k.part = 'co'
           AND k.unit_id = c.unit_id) AS helpers,
       (SELECT v.name FROM absence b JOIN account v ON v.id = b.cover_id
         WHERE b.account_id = COALESCE(c.handler_id, boss.id) AND b.until_us >= :now
           AND b.from_us <= :now AND b.ended_us IS NULL AND b.unit_id = c.unit_id
         LIMIT 1) AS cover_name,
       EXISTS (SELECT 1 FROM case_recusal r
                WHERE r.case_id = c.id AND r.account_id = :reader) AS recused,
       EXISTS (SELECT 1 FROM case_hand k
                WHERE k.case_id = c.id AND k.ended_us IS NULL AND k.account_id = :reader
                  AND k.part = 'co') AS co,
       (SELECT v.name FROM absence b JOIN account v ON v.id = b.account_id
         WHERE b.cover_id = :reader AND b.until_us >= :now AND b.from_us <= :now
           AND b.ended_us IS NULL AND b.account_id = c.handler_id AND b.unit_id = c.unit_id
         LIMIT 1) AS for_handler,
       (SELECT v.name FROM absence b JOIN account v ON v.id = b.account_id
          JOIN office o ON o.account_id = b.account_id AND o.unit_id = b.unit_id
               AND o.role = 'head' AND o.valid_from <= :today
               AND (o.valid_to IS NULL OR o.valid_to >= :today)
         WHERE b.cover_id = :reader AND b.until_us >= :now AND b.from_us <= :now
           AND b.ended_us IS NULL AND b.unit_id = c.unit_id
         LIMIT 1) AS for_head,
       c.joined_id AS joined, (SELECT j.code FROM cases j WHERE j.id = c.joined_id) AS joined_code,
       COALESCE((SELECT COUNT(*) FROM case_report n
                  WHERE n.case_id = c.id AND n.left_us IS NULL), 0) AS reports,
       hint.pollution AS hint_pollution, hint.pollution_words AS hint_words,
       hint.message AS hint_message, hint.message_words AS hint_message_words,
       hint.others AS hint_others, hint.urgent_words AS hint_urgent,
       hint.denounces AS hint_denounces,
       EXISTS (SELECT 1 FROM kind_choice kc WHERE kc.case_id = c.id) AS kind_set,
       COALESCE((SELECT COUNT(*) FROM case_similar f JOIN cases o ON o.id = f.other_id
                  WHERE f.case_id = c.id AND f.apart = 0 AND o.ended = 0
                    AND o.unit_id = c.unit_id), 0)
       + COALESCE((SELECT COUNT(*)
                     FROM (SELECT b.case_id, b.other_id FROM case_similar b
                            WHERE b.apart = 0 AND b.other_id =
                                  (SELECT w.id FROM cases w WHERE w.code = :code) LIMIT 200) b
                     JOIN cases o ON o.id = b.case_id AND o.ended = 0
                     JOIN cases w ON w.id = b.other_id AND w.unit_id = o.unit_id), 0) AS similar
  FROM cases c
  JOIN unit u ON u.id = c.unit_id
  LEFT JOIN unit t ON t.id = c.to_unit_id
  LEFT JOIN account a ON a.id = c.handler_id
  LEFT JOIN case_hand h ON h.lead_of = c.id AND h.account_id = c.handler_id
  LEFT JOIN account boss ON boss.id = (
       SELECT o.account_id FROM office o JOIN account x ON x.id = o.account_id AND x.disabled = 0
        WHERE o.unit_id = c.unit_id AND o.role = 'head' AND o.valid_from <= :today
          AND (o.valid_to IS NULL OR o.valid_to >= :today) ORDER BY o.id LIMIT 1)
  LEFT JOIN cases p ON p.id = c.parent_id
  LEFT JOIN report_hint hint ON hint.report_id = (
       SELECT MIN(f.report_id) FROM case_report f WHERE f.case_id = c.id AND f.left_us IS NULL)
 WHERE c.code = :code;

-- The row that every step holds while it works.
-- @one case_lock(code: bytes) -> id: case_id, parent: case_id?, parent_unit: unit_id?, flow: bytes, version: i64, stage: bytes, unit: unit_id, to_unit: unit_id?, handler: account_id?, pollution: bytes, ended: bool, joined: case_id?, joined_at: instant?
SELECT id, parent_id AS parent,
       (SELECT p.unit_id FROM cases p WHERE p.id = cases.parent_id) AS parent_unit, flow, flow_version AS version, stage, unit_id AS unit,
       to_unit_id AS to_unit, handler_id AS handler, pollution, ended,
       joined_id AS joined, joined_us AS joined_at
  FROM cases WHERE code = :code FOR UPDATE;

-- @exec case_add(code: bytes, parent: case_id?, flow: bytes, version: i64, stage: bytes, unit: unit_id, handler: account_id?, pollution: bytes, title: str, place: str, lat: f64?, lon: f64?, now: instant)
INSERT INTO cases (code, parent_id, flow, flow_version, stage, unit_id, handler_id, pollution,
                   title, place, latitude, longitude, opened_us)
VALUES (:code, :parent, :flow, :version, :stage, :unit, :handler, :pollution, :title, :place,
        :lat, :lon, :now);

-- @exec case_set(id: case_id, stage: bytes, unit: unit_id, to_unit: unit_id?, handler: account_id?, ended: bool, ended_at: instant?)
UPDATE cases SET stage = :stage, unit_id = :unit, to_unit_id = :to_unit, handler_id = :handler,
                 ended = :ended, ended_us = :ended_at,
                 people_gone_us = IF(:ended, people_gone_us, NULL)
 WHERE id = :id;

-- Soonest running clock onto the case, for the order of the inbox; one that stands still
-- presses nobody.
-- @exec case_set_due(id: case_id)
UPDATE cases SET due_us = (SELECT MIN(k.due_us) FROM clock k
                            WHERE k.case_id = :id AND k.stopped_us IS NULL AND k.paused_us IS NULL
                              AND k.ours = 1)
 WHERE id = :id;

-- @exec case_text_add(id: case_id, body: str, scope: str)
INSERT INTO case_text (case_id, body, scope) VALUES (:id, :body, :scope);

-- The case went to another unit, and is found there from now on.
-- @exec case_text_scope(id: case_id, scope: str)
UPDATE case_text SET scope = :scope WHERE case_id = :id AND scope <> :scope;

-- @exec case_report_add(cid: case_id, report: report_id, now: instant)
INSERT INTO case_report (case_id, report_id, joined_us) VALUES (:cid, :report, :now);

-- A case of another kind takes over what was reported: both belong to the reporters.
-- @exec case_reports_share(cid: case_id, source: case_id, now: instant)
INSERT INTO case_report (case_id, report_id, joined_us)
SELECT :cid, report_id, :now FROM case_report WHERE case_id = :source AND left_us IS NULL;

-- @exec case_value_set(cid: case_id, name: bytes, value: str, now: instant)
INSERT INTO case_value (case_id, name, value, set_us) VALUES (:cid, :name, :value, :now)
ON DUPLICATE KEY UPDATE value = VALUES(value), set_us = VALUES(set_us);

-- @many case_values(cid: case_id) -> name: bytes, value: str
SELECT name, value FROM case_value WHERE case_id = :cid ORDER BY name LIMIT 200;

-- @one case_value_get(cid: case_id, name: bytes) -> value: str
SELECT value FROM case_value WHERE case_id = :cid AND name = :name;

-- Open cases of a unit, most urgent first; cases without a running clock last.
-- @many inbox_unit(unit: unit_id, due: instant, after: i64) -> id: case_id, code: bytes, flow: bytes, version: i64, stage: bytes, title: str, place: str, pollution: bytes, opened: instant, due: instant?, handler_name: str?, hand_due: date?
SELECT c.id, c.code, c.flow, c.flow_version AS version, c.stage, c.title, c.place, c.pollution,
       c.opened_us AS opened, c.due_us AS due, a.name AS handler_name, h.due AS hand_due
  FROM cases c FORCE INDEX (inbox) LEFT JOIN account a ON a.id = c.handler_id
  LEFT JOIN case_hand h ON h.lead_of = c.id AND h.account_id = c.handler_id
 WHERE c.unit_id = :unit AND c.ended = 0
   AND (c.due_us > :due OR (c.due_us = :due AND c.id > :after))
 ORDER BY c.due_us, c.id LIMIT 51;

-- @many inbox_unit_idle(unit: unit_id, after: i64) -> id: case_id, code: bytes, flow: bytes, version: i64, stage: bytes, title: str, place: str, pollution: bytes, opened: instant, due: instant?, handler_name: str?, hand_due: date?
SELECT c.id, c.code, c.flow, c.flow_version AS version, c.stage, c.title, c.place, c.pollution,
       c.opened_us AS opened, c.due_us AS due, a.name AS handler_name, h.due AS hand_due
  FROM cases c FORCE INDEX (inbox) LEFT JOIN account a ON a.id = c.handler_id
  LEFT JOIN case_hand h ON h.lead_of = c.id AND h.account_id = c.handler_id
 WHERE c.unit_id = :unit AND c.ended = 0 AND c.due_us IS NULL AND c.id > :after
 ORDER BY c.id LIMIT 51;

-- @many inbox_mine(account: account_id, due: instant, after: i64) -> id: case_id, code: bytes, flow: bytes, version: i64, stage: bytes, title: str, place: str, pollution: bytes, opened: instant, due: instant?, handler_name: str?, hand_due: date?
SELECT c.id, c.code, c.flow, c.flow_version AS version, c.stage, c.title, c.place, c.pollution,
       c.opened_us AS opened, c.due_us AS due, a.name AS handler_name, h.due AS hand_due
  FROM cases c FORCE INDEX (mine) LEFT JOIN account a ON a.id = c.handler_id
  LEFT JOIN case_hand h ON h.lead_of = c.id AND h.account_id = c.handler_id
 WHERE c.handler_id = :account AND c.ended = 0
   AND (c.due_us > :due OR (c.due_us = :due AND c.id > :after))
 ORDER BY c.due_us, c.id LIMIT 51;

-- Where the person co-operates.
-- @many inbox_helping(account: account_id) -> id: case_id, code: bytes, flow: bytes, version: i64, stage: bytes, title: str, place: str, pollution: bytes, opened: instant, due: instant?, handler_name: str?, hand_due: date?
SELECT c.id, c.code, c.flow, c.flow_version AS version, c.stage, c.title, c.place, c.pollution,
       c.opened_us AS opened, c.due_us AS due, a.name AS handler_name, h.due AS hand_due
  FROM case_hand m JOIN cases c ON c.id = m.case_id AND c.unit_id = m.unit_id AND c.ended = 0
  LEFT JOIN account a ON a.id = c.handler_id
  LEFT JOIN case_hand h ON h.lead_of = c.id AND h.account_id = c.handler_id
 WHERE m.account_id = :account AND m.part = 'co' AND m.ended_us IS NULL
 ORDER BY c.due_us IS NULL, c.due_us, c.id LIMIT 51;

-- Cases of people on leave whom the person covers.
-- @many inbox_covering(account: account_id, now: instant) -> id: case_id, code: bytes, flow: bytes, version: i64, stage: bytes, title: str, place: str, pollution: bytes, opened: instant, due: instant?, handler_name: str?, hand_due: date?
SELECT c.id, c.code, c.flow, c.flow_version AS version, c.stage, c.title, c.place, c.pollution,
       c.opened_us AS opened, c.due_us AS due, a.name AS handler_name, h.due AS hand_due
  FROM absence b
  JOIN cases c ON c.handler_id = b.account_id AND c.unit_id = b.unit_id AND c.ended = 0
  LEFT JOIN account a ON a.id = c.handler_id
  LEFT JOIN case_hand h ON h.lead_of = c.id AND h.account_id = c.handler_id
 WHERE b.cover_id = :account AND b.until_us >= :now AND b.from_us <= :now AND b.ended_us IS NULL
 ORDER BY c.due_us IS NULL, c.due_us, c.id LIMIT 51;

-- Offered to the unit by another one, not accepted yet.
-- @many inbox_incoming(unit: unit_id) -> id: case_id, code: bytes, flow: bytes, version: i64, stage: bytes, title: str, place: str, pollution: bytes, opened: instant, due: instant?, handler_name: str?, hand_due: date?
SELECT c.id, c.code, c.flow, c.flow_version AS version, c.stage, c.title, c.place, c.pollution,
       c.opened_us AS opened, c.due_us AS due, a.name AS handler_name, h.due AS hand_due
  FROM cases c FORCE INDEX (incoming) LEFT JOIN account a ON a.id = c.handler_id
  LEFT JOIN case_hand h ON h.lead_of = c.id AND h.account_id = c.handler_id
 WHERE c.to_unit_id = :unit AND c.ended = 0
 ORDER BY c.due_us, c.id LIMIT 51;

-- Full-text, bounded: the best 200 hits, then those that the reader's unit may see.
-- @many case_search(words: str, unit: unit_id, below: bytes) -> id: case_id, code: bytes, flow: bytes, version: i64, stage: bytes, title: str, place: str, pollution: bytes, opened: instant, due: instant?, handler_name: str?, hand_due: date?
SELECT c.id, c.code, c.flow, c.flow_version AS version, c.stage, c.title, c.place, c.pollution,
       c.opened_us AS opened, c.due_us AS due, a.name AS handler_name, h.due AS hand_due
  FROM (SELECT t.case_id FROM case_text t
         WHERE MATCH (t.body, t.scope) AGAINST (:words IN BOOLEAN MODE) LIMIT 200) hit
  JOIN cases c ON c.id = hit.case_id
  JOIN unit u ON u.id = c.unit_id
  LEFT JOIN account a ON a.id = c.handler_id
  LEFT JOIN case_hand h ON h.lead_of = c.id AND h.account_id = c.handler_id
 WHERE c.unit_id = :unit OR u.parent_code = :below OR u.heir_code = :below
 ORDER BY c.opened_us DESC LIMIT 50;

-- The case that a report is in, by the number on its receipt; the words of a copy are not in
-- the index.
-- @many case_of_ref(ref: bytes, unit: unit_id, below: bytes) -> id: case_id, code: bytes, flow: bytes, version: i64, stage: bytes, title: str, place: str, pollution: bytes, opened: instant, due: instant?, handler_name: str?, hand_due: date?
SELECT c.id, c.code, c.flow, c.flow_version AS version, c.stage, c.title, c.place, c.pollution,
       c.opened_us AS opened, c.due_us AS due, a.name AS handler_name, h.due AS hand_due
  FROM report r
  JOIN case_report cr ON cr.report_id = r.id AND cr.left_us IS NULL
  JOIN cases c ON c.id = cr.case_id
  JOIN unit u ON u.id = c.unit_id
  LEFT JOIN account a ON a.id = c.handler_id
  LEFT JOIN case_hand h ON h.lead_of = c.id AND h.account_id = c.handler_id
 WHERE r.ref = :ref AND (c.unit_id = :unit OR u.parent_code = :below OR u.heir_code = :below)
 ORDER BY c.id LIMIT 50;

-- @many case_children(cid: case_id) -> code: bytes, flow: bytes, version: i64, stage: bytes, title: str, ended: bool
SELECT code, flow, flow_version AS version, stage, title, ended FROM cases
 WHERE parent_id = :cid ORDER BY id LIMIT 50;

-- Linked files and visits in one: the page of a case has no statement to spare.
-- @many case_around(cid: case_id) -> visit: bool, code: bytes, flow: bytes, version: i64, stage: bytes, title: str, ended: bool, visited: instant, place: str, people: str, seen: str, samples: str, finding: bytes, name: str
(SELECT 0 AS visit, code, flow, flow_version AS version, stage, title, ended, 0 AS visited,
        '' AS place, '' AS people, '' AS seen, '' AS samples, x'' AS finding,
        '' AS name
   FROM cases WHERE parent_id = :cid ORDER BY id LIMIT 50)
UNION ALL
(SELECT 1, '', '', 0, '', '', 0, i.visited_us, i.place, i.people, i.seen, i.samples, i.finding,
        a.name
   FROM inspection i JOIN account a ON a.id = i.account_id
  WHERE i.case_id = :cid ORDER BY i.visited_us LIMIT 50)
LIMIT 100;

-- The sanction file that a case belongs to: itself, or one that it was opened from.
-- @one case_sanction(cid: case_id) -> id: case_id, flow: bytes, version: i64, stage: bytes
SELECT s.id, s.flow, s.flow_version AS version, s.stage
  FROM cases c LEFT JOIN cases p ON p.id = c.parent_id LEFT JOIN cases g ON g.id = p.parent_id
  JOIN cases s ON s.id = CASE WHEN c.flow = 'sanction' THEN c.id WHEN p.flow = 'sanction' THEN p.id
                              WHEN g.flow = 'sanction' THEN g.id ELSE c.id END
 WHERE c.id = :cid;

-- A complaint about the decision of this file whose result was not followed yet: no paper that
-- amends or cancels came after it.
-- @one complaint_unfollowed(cid: case_id) -> code: bytes, outcome: str
SELECT k.code, v.value AS outcome
  FROM cases k JOIN case_value v ON v.case_id = k.id AND v.name = 'outcome' AND v.value <> 'keep'
  JOIN event r ON r.case_id = k.id AND r.type = 'resolve'
 WHERE k.parent_id = :cid AND k.flow = 'complaint'
   AND NOT EXISTS (SELECT 1 FROM event e WHERE e.case_id = :cid AND e.at_us >= r.at_us
         AND e.type IN ('cancel', 'cancel_renew', IF(v.value = 'cancel', 'cancel', 'amend'),
                        IF(v.value = 'cancel', 'cancel', 'amend_served'),
                        IF(v.value = 'cancel_part', 'cancel_part', 'cancel')))
 ORDER BY k.id LIMIT 1;

-- A case opened from this one that has not ended.
-- A complaint does not stop the execution (Law 15/2012/QH13 art. 15.3), and goes on after it.
-- @one case_child_open(cid: case_id) -> code: bytes, title: str
SELECT code, title FROM cases WHERE parent_id = :cid AND ended = 0 AND flow <> 'complaint'
 ORDER BY id LIMIT 1;

-- The first reports of a case with their text, never the sender; reports_page has all of them.
-- @many case_reports(cid: case_id) -> id: report_id, ref: bytes, received: instant, channel: bytes, lang: bytes, pollution: bytes, nature: bytes, lat: f64?, lon: f64?, day: date?, due: date?, what: str, place: str, polluter: str, named: bool, receiver: unit_id, avoid: str?, avoid_why: str?, answers: str?, words: str?, said: str?, said_owner: bool, point: str?, point_how: bytes?, point_accuracy: bytes?, point_metres: i64?, point_owner: bool, point_said: bool, owner: str?, photos: bytes?, zone: str?, zone_body: str?, zone_here: bool
SELECT r.id, r.ref, r.received_us AS received, r.channel, r.lang, r.pollution, r.nature,
       r.latitude AS lat, r.longitude AS lon, r.event_day AS day, r.reply_due AS due, t.what,
       t.place, t.polluter, s.named,
       r.receiver_id AS receiver, CONCAT(u.kind_vi, ' ', u.name_vi) AS avoid, r.avoid_why,
       (SELECT GROUP_CONCAT(CONCAT(CONVERT(a.question USING utf8mb4), '=', a.value)
                            ORDER BY a.question SEPARATOR '\n')
          FROM report_answer a WHERE a.report_id = r.id) AS answers,
       g.words,
       (SELECT GROUP_CONCAT(CONCAT(n.kind_vi, ' ', n.name_vi) ORDER BY n.name_vi SEPARATOR ', ')
          FROM report_said q JOIN unit n ON n.id = q.unit_id WHERE q.report_id = r.id) AS said,
       EXISTS (SELECT 1 FROM report_said q JOIN unit n ON n.id = q.unit_id
                WHERE q.report_id = r.id AND n.code = o.code) AS said_owner,
       CONCAT(w.kind_vi, ' ', w.name_vi) AS point, g.how AS point_how,
       g.accuracy AS point_accuracy, g.metres AS point_metres,
       COALESCE(w.code = o.code, 0) AS point_owner,
       EXISTS (SELECT 1 FROM report_said q JOIN unit n ON n.id = q.unit_id
                WHERE q.report_id = r.id AND n.code = w.code) AS point_said,
       IF(o.level = 'commune', CONCAT(o.kind_vi, ' ', o.name_vi), NULL) AS owner,
       (SELECT GROUP_CONCAT(CONCAT(y.file_id, '=', y.state) ORDER BY y.file_id SEPARATOR '\n')
          FROM (SELECT p.file_id, p.state
                  FROM case_report cy JOIN photo p ON p.report_id = cy.report_id
                 WHERE cy.case_id = :cid AND cy.left_us IS NULL
                 ORDER BY p.file_id LIMIT 100) y) AS photos,
       g.zone_name AS zone, CONCAT(z.kind_vi, ' ', z.name_vi) AS zone_body,
       COALESCE(g.zone_body = (SELECT c.unit_id FROM cases c WHERE c.id = :cid), 0) AS zone_here
  FROM case_report cr
  JOIN report r ON r.id = cr.report_id
  JOIN report_text t ON t.report_id = r.id
  JOIN report_sender s ON s.report_id = r.id
  JOIN unit o ON o.id = COALESCE(r.avoid_id, r.receiver_id)
  LEFT JOIN unit u ON u.id = r.avoid_id
  LEFT JOIN report_place g ON g.report_id = r.id
  LEFT JOIN unit w ON w.id = g.point_id
  LEFT JOIN unit z ON z.id = g.zone_body
 WHERE cr.case_id = :cid AND cr.left_us IS NULL
 ORDER BY r.id LIMIT 5;

-- @one case_photo(cid: case_id, file: file_id) -> blob: bytes
SELECT COALESCE(p.blob_name, '') AS `blob`
  FROM photo p JOIN case_report cr ON cr.report_id = p.report_id AND cr.left_us IS NULL
 WHERE p.file_id = :file AND cr.case_id = :cid AND p.state = 'clean' AND p.blob_name IS NOT NULL;

-- A letter to all reporters of a case is one: readers of how many, and when the first opened it.
-- @many case_messages(cid: case_id) -> report: report_id, kind: bytes, body: str, sent: instant, outgoing: i64, author: str?, seen: instant?, readers: i64, receivers: i64, last: i64
SELECT m.report, m.kind, m.body, m.sent, m.outgoing, m.author, m.seen, m.readers, m.receivers,
       m.last FROM (
    SELECT i.report_id AS report, i.kind, i.body, i.sent_us AS sent, 0 AS outgoing,
           CAST(NULL AS CHAR(120)) AS author, i.read_us AS seen, 0 AS readers, 0 AS receivers,
           i.id AS last
      FROM case_report cr JOIN message_in i ON i.report_id = cr.report_id
     WHERE cr.case_id = :cid AND cr.left_us IS NULL
    UNION ALL
    SELECT COALESCE(MIN(o.report_id), 0), o.kind, COALESCE(MIN(o.body), ''), o.sent_us, 1,
           MIN(a.name), MIN(o.read_us), COUNT(o.read_us), COUNT(*), 0
      FROM message_out o LEFT JOIN account a ON a.id = o.account_id
     WHERE o.case_id = :cid GROUP BY o.sent_us, o.kind, o.account_id) m
 ORDER BY m.sent LIMIT 200;

-- What the unit's own official had before his eyes: nothing that came later.
-- @exec messages_seen(cid: case_id, last: i64, now: instant)
UPDATE case_report cr JOIN message_in i ON i.report_id = cr.report_id
   SET i.read_us = :now
 WHERE cr.case_id = :cid AND cr.left_us IS NULL AND i.id <= :last AND i.read_us IS NULL;

-- To everybody whose report is in the case.
-- @exec message_out_all(cid: case_id, account: account_id?, kind: bytes, body: str, now: instant)
INSERT INTO message_out (case_id, report_id, account_id, kind, body, sent_us)
SELECT cr.case_id, cr.report_id, :account, :kind, :body, :now
  FROM case_report cr WHERE cr.case_id = :cid AND cr.left_us IS NULL;

-- @exec report_progress_add(report: report_id, now: instant, unit: unit_id, flow: bytes, version: i64, stage: bytes, ended: bool)
INSERT INTO report_progress (report_id, seq, at_us, unit_id, flow, version, stage, ended)
SELECT :report, COALESCE(MAX(p.seq), 0) + 1, :now, :unit, :flow, :version, :stage, :ended
  FROM report_progress p WHERE p.report_id = :report;

-- @exec progress_all(cid: case_id, now: instant, unit: unit_id, flow: bytes, version: i64, stage: bytes, ended: bool)
INSERT INTO report_progress (report_id, seq, at_us, unit_id, flow, version, stage, ended)
SELECT cr.report_id,
       COALESCE((SELECT MAX(p.seq) FROM report_progress p WHERE p.report_id = cr.report_id), 0) + 1,
       :now, :unit, :flow, :version, :stage, :ended
  FROM case_report cr WHERE cr.case_id = :cid AND cr.left_us IS NULL;

-- Who is on leave is told, and so is the colleague who covers.
-- @exec notice_unit_add(unit: unit_id, role: bytes, cid: case_id, code: bytes, now: instant, today: date)
INSERT INTO notice (account_id, case_id, code, made_us)
SELECT o.account_id, :cid, :code, :now FROM office o
 WHERE o.unit_id = :unit AND o.role = :role AND o.valid_from <= :today
   AND (o.valid_to IS NULL OR o.valid_to >= :today)
UNION
SELECT b.cover_id, :cid, :code, :now FROM office o
  JOIN absence b ON b.account_id = o.account_id AND b.unit_id = o.unit_id
       AND b.until_us >= :now AND b.from_us <= :now AND b.ended_us IS NULL
 WHERE o.unit_id = :unit AND o.role = :role AND o.valid_from <= :today
   AND (o.valid_to IS NULL OR o.valid_to >= :today);

-- @exec notice_add(account: account_id, cid: case_id, code: bytes, now: instant)
INSERT INTO notice (account_id, case_id, code, made_us)
SELECT a.id, :cid, :code, :now FROM account a WHERE a.id = :account
UNION
SELECT b.cover_id, :cid, :code, :now FROM absence b
 WHERE b.account_id = :account AND b.until_us >= :now AND b.from_us <= :now
   AND b.ended_us IS NULL;

-- @exec figure_add(month: bytes, unit: unit_id, what: bytes, pollution: bytes, n: i64)
INSERT INTO figure (month, unit_id, what, pollution, n) VALUES (:month, :unit, :what, :pollution, :n)
ON DUPLICATE KEY UPDATE n = n + VALUES(n);

-- Lines of a kind that a person has not read, not more than are asked about.
-- @many notice_lines(account: account_id, code: bytes) -> id: i64
SELECT id FROM notice FORCE INDEX (of_kind)
 WHERE account_id = :account AND code = :code AND read_us IS NULL AND case_id IS NOT NULL LIMIT 20;

-- For this person alone; who covers for them is told by name.
-- @exec notice_line_add(account: account_id, cid: case_id, code: bytes, now: instant)
INSERT INTO notice (account_id, case_id, code, made_us) VALUES (:account, :cid, :code, :now);

-- The one line for many cases of a kind grows while it is not read.
-- @exec notice_digest_grow(account: account_id, code: bytes, n: i64, now: instant)
UPDATE notice SET n = n + :n, made_us = :now
 WHERE account_id = :account AND code = :code AND read_us IS NULL AND case_id IS NULL;

-- @exec notice_digest_add(account: account_id, code: bytes, n: i64, now: instant)
INSERT INTO notice (account_id, case_id, code, n, made_us) VALUES (:account, NULL, :code, :n, :now);

-- Open cases of a unit whose term is over, longest first.
-- @many inbox_late(unit: unit_id, now: instant, due: instant, after: i64) -> id: case_id, code: bytes, flow: bytes, version: i64, stage: bytes, title: str, place: str, pollution: bytes, opened: instant, due: instant?, handler_name: str?, hand_due: date?
SELECT c.id, c.code, c.flow, c.flow_version AS version, c.stage, c.title, c.place, c.pollution,
       c.opened_us AS opened, c.due_us AS due, a.name AS handler_name, h.due AS hand_due
  FROM cases c FORCE INDEX (inbox) LEFT JOIN account a ON a.id = c.handler_id
  LEFT JOIN case_hand h ON h.lead_of = c.id AND h.account_id = c.handler_id
 WHERE c.unit_id = :unit AND c.ended = 0 AND c.due_us < :now
   AND (c.due_us > :due OR (c.due_us = :due AND c.id > :after))
 ORDER BY c.due_us, c.id LIMIT 51;

-- The same of other units, that this one was told of as their superior; place begins with the unit.
-- @many inbox_reported(unit: unit_id, now: instant, due: instant, after: i64) -> id: case_id, code: bytes, flow: bytes, version: i64, stage: bytes, title: str, place: str, pollution: bytes, opened: instant, due: instant?, handler_name: str?, hand_due: date?
SELECT c.id, c.code, c.flow, c.flow_version AS version, c.stage, c.title,
       COALESCE(CONCAT(u.kind_vi, ' ', u.name_vi, ', ', c.place), '') AS place, c.pollution,
       c.opened_us AS opened, c.due_us AS due, a.name AS handler_name, h.due AS hand_due
  FROM cases c FORCE INDEX (reported)
  JOIN unit u ON u.id = c.unit_id
  LEFT JOIN account a ON a.id = c.handler_id
  LEFT JOIN case_hand h ON h.lead_of = c.id AND h.account_id = c.handler_id
 WHERE c.superior_id = :unit AND c.ended = 0 AND c.due_us < :now AND c.unit_id <> :unit
   AND (c.due_us > :due OR (c.due_us = :due AND c.id > :after))
 ORDER BY c.due_us, c.id LIMIT 51;

-- How often a unit below was late this month, the worst first.
-- @many late_of_units(parent: bytes, month: bytes, today: date) -> level: bytes, kind: str, name: str, n: i64
SELECT u.level, u.kind_vi AS kind, u.name_vi AS name, COALESCE(CAST(SUM(f.n) AS SIGNED), 0) AS n
  FROM unit u JOIN figure f ON f.month = :month AND f.unit_id = u.id AND f.what = 'late'
 WHERE u.parent_code = :parent AND u.valid_from <= :today
   AND (u.valid_to IS NULL OR u.valid_to >= :today)
 GROUP BY u.id ORDER BY n DESC, u.name_vi LIMIT 200;
