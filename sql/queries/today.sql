-- What must be done today and soon: terms that run on the cases of a person or a unit, each
-- with what its explanation and the next step need.

-- @many today_mine(account: account_id, until: instant) -> code: bytes, title: str, flow: bytes, version: i64, stage: bytes, tracks: bytes?, cid: case_id, unit: unit_id, level: bytes, parent: bytes?, to_unit: unit_id?, asker: unit_id?, handler: account_id?, handler_name: str?, drafted: bool, id: clock_id, term: bytes, since: instant, due: instant, pauses: str?
SELECT c.code, c.title, c.flow, c.flow_version AS version, c.stage,
       (SELECT GROUP_CONCAT(v.name, '=', v.value SEPARATOR ' ') FROM case_value v
         WHERE v.case_id = c.id AND v.name LIKE 'track:%') AS tracks,
       c.id AS cid, c.unit_id AS unit, u.level, u.parent_code AS parent, c.to_unit_id AS to_unit,
       p.unit_id AS asker, c.handler_id AS handler, a.name AS handler_name,
       EXISTS (SELECT 1 FROM decision d WHERE d.live_case = c.id) AS drafted,
       k.id, k.code AS term, k.from_us AS since, k.due_us AS due,
       (SELECT JSON_ARRAYAGG(JSON_ARRAY(w.from_us, w.until_us, w.reason, w.article)
                             ORDER BY w.from_us)
          FROM clock_pause w WHERE w.clock_id = k.id) AS pauses
  FROM cases c FORCE INDEX (mine)
  JOIN clock k ON k.case_id = c.id AND k.stopped_us IS NULL AND k.paused_us IS NULL
       AND k.ours = 1 AND k.due_us <= :until
  JOIN unit u ON u.id = c.unit_id
  LEFT JOIN cases p ON p.id = c.parent_id
  LEFT JOIN account a ON a.id = c.handler_id
 WHERE c.handler_id = :account AND c.ended = 0 AND c.due_us <= :until
 ORDER BY c.due_us, c.id, k.due_us LIMIT 40;

-- The most urgent of the unit; those of the reader stand in the list before.
-- @many today_unit(unit: unit_id, account: account_id, until: instant) -> code: bytes, title: str, flow: bytes, version: i64, stage: bytes, tracks: bytes?, cid: case_id, unit: unit_id, level: bytes, parent: bytes?, to_unit: unit_id?, asker: unit_id?, handler: account_id?, handler_name: str?, drafted: bool, id: clock_id, term: bytes, since: instant, due: instant, pauses: str?
SELECT c.code, c.title, c.flow, c.flow_version AS version, c.stage,
       (SELECT GROUP_CONCAT(v.name, '=', v.value SEPARATOR ' ') FROM case_value v
         WHERE v.case_id = c.id AND v.name LIKE 'track:%') AS tracks,
       c.id AS cid, c.unit_id AS unit, u.level, u.parent_code AS parent, c.to_unit_id AS to_unit,
       p.unit_id AS asker, c.handler_id AS handler, a.name AS handler_name,
       EXISTS (SELECT 1 FROM decision d WHERE d.live_case = c.id) AS drafted,
       k.id, k.code AS term, k.from_us AS since, k.due_us AS due,
       (SELECT JSON_ARRAYAGG(JSON_ARRAY(w.from_us, w.until_us, w.reason, w.article)
                             ORDER BY w.from_us)
          FROM clock_pause w WHERE w.clock_id = k.id) AS pauses
  FROM (SELECT i.id FROM cases i FORCE INDEX (inbox)
         WHERE i.unit_id = :unit AND i.ended = 0 AND i.due_us <= :until
         ORDER BY i.due_us, i.id LIMIT 60) first
  JOIN cases c ON c.id = first.id AND (c.handler_id IS NULL OR c.handler_id <> :account)
  JOIN clock k ON k.case_id = c.id AND k.stopped_us IS NULL AND k.paused_us IS NULL
       AND k.ours = 1 AND k.due_us <= :until
  JOIN unit u ON u.id = c.unit_id
  LEFT JOIN cases p ON p.id = c.parent_id
  LEFT JOIN account a ON a.id = c.handler_id
 WHERE NOT EXISTS (SELECT 1 FROM case_recusal r
                    WHERE r.case_id = c.id AND r.account_id = :account)
 ORDER BY c.due_us, c.id, k.due_us LIMIT 40;

-- Drafts of the unit that nobody has signed, oldest first: of decisions MQĐ02 (step NULL) and of
-- what is signed by another step; passed: levels that passed the present version.
-- @many today_drafts(unit: unit_id) -> code: bytes, title: str, flow: bytes, version: i64, stage: bytes, step: bytes?, drafter: account_id, name: str, drafted: instant, passed: bytes?, returned: bool
(SELECT c.code, c.title, c.flow, c.flow_version AS version, c.stage, NULL AS step,
        d.drafted_by AS drafter, a.name, d.drafted_us AS drafted,
        (SELECT GROUP_CONCAT(r.level SEPARATOR ' ') FROM decision_review r
          WHERE r.decision_id = d.id AND r.version = d.version AND r.verdict = 'pass') AS passed,
        EXISTS (SELECT 1 FROM decision_review r WHERE r.decision_id = d.id
                 AND r.version = d.version AND r.verdict = 'return') AS returned
   FROM decision d FORCE INDEX (drafts)
   JOIN cases c ON c.id = d.case_id
   JOIN account a ON a.id = d.drafted_by
  WHERE d.state = 'draft' AND d.cancelled_us IS NULL AND c.unit_id = :unit AND c.ended = 0
  ORDER BY d.drafted_us LIMIT 40)
 UNION ALL
(SELECT c.code, c.title, c.flow, c.flow_version, c.stage, d.step, d.drafted_by, a.name,
        d.drafted_us,
        (SELECT GROUP_CONCAT(r.level SEPARATOR ' ') FROM step_review r
          WHERE r.draft_id = d.id AND r.version = d.version AND r.verdict = 'pass'),
        EXISTS (SELECT 1 FROM step_review r WHERE r.draft_id = d.id
                 AND r.version = d.version AND r.verdict = 'return')
   FROM step_draft d FORCE INDEX (waiting)
   JOIN cases c ON c.id = d.case_id
   JOIN account a ON a.id = d.drafted_by
  WHERE d.unit_id = :unit AND d.state = 'open' AND c.ended = 0
    AND (d.above = 1 OR c.unit_id = d.unit_id)
  ORDER BY d.drafted_us LIMIT 40)
 ORDER BY drafted LIMIT 80;

-- Roles held in a unit today: by how many people, and by whom where it is one.
-- @many today_roles(unit: unit_id, today: date) -> role: bytes, people: i64, one: account_id?
SELECT o.role, COUNT(DISTINCT o.account_id) AS people, MIN(o.account_id) AS one
  FROM office o JOIN account a ON a.id = o.account_id AND a.disabled = 0
 WHERE o.unit_id = :unit AND o.valid_from <= :today
   AND (o.valid_to IS NULL OR o.valid_to >= :today)
 GROUP BY o.role LIMIT 40;

-- Visits of the plan in force of a unit, due by that month, at facilities where nobody was since
-- the year began.
-- @many today_visits(unit: unit_id, year: i64, month: i64, since: instant) -> facility: facility_id, kind: bytes, name: str, month: i64, focus: str
SELECT f.id AS facility, f.kind, f.name, v.month, v.focus
  FROM visit_plan p
  JOIN plan_visit v ON v.plan_id = p.id AND v.ended_us IS NULL AND v.month <= :month
  JOIN facility g ON g.id = v.facility_id
  JOIN facility f ON f.id = g.root_id
 WHERE p.unit_id = :unit AND p.year = :year AND p.final_us IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM facility m JOIN case_facility l ON l.facility_id = m.id
                     JOIN inspection i ON i.case_id = l.case_id AND i.visited_us >= :since
                    WHERE m.root_id = f.id AND l.ended_us IS NULL)
 ORDER BY v.month, v.id LIMIT 40;
