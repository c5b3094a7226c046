-- The plan of a year by risk, its overlaps, and the decisions to inspect.

-- What the risk of each facility of an area is weighed by. Bounded by the facilities of a
-- province, never by its cases. Of cases only those count that the body sees: who is kept out of
-- one learns nothing of it by a score.
-- @many risk_candidates(unit: unit_id, below: bytes, since: date, year: i64) -> id: facility_id, kind: bytes, name: str, sector: bytes, risk: i64?, unit_kind: str, unit_name: str, open: i64?, decided: i64?, last: instant?, planned: i64?
SELECT f.id, f.kind, f.name, f.sector, f.risk_group AS risk, u.kind_vi AS unit_kind,
       u.name_vi AS unit_name,
       (SELECT COUNT(*) FROM facility g JOIN case_facility l ON l.facility_id = g.id
          JOIN cases c ON c.id = l.case_id JOIN unit cu ON cu.id = c.unit_id
         WHERE g.root_id = f.id AND l.ended_us IS NULL AND c.ended = 0 AND c.flow = 'hotline'
           AND (:unit IN (c.unit_id, c.to_unit_id) OR cu.parent_code = :below))
       AS open,
       (SELECT COUNT(*) FROM facility g JOIN violation_record r ON r.facility_id = g.id
          JOIN decision d ON d.live_case = r.case_id
          JOIN cases c ON c.id = r.case_id JOIN unit cu ON cu.id = c.unit_id
         WHERE g.root_id = f.id AND d.state = 'signed' AND d.signed_on >= :since
           AND (:unit IN (c.unit_id, c.to_unit_id) OR cu.parent_code = :below)) AS decided,
       (SELECT MAX(i.visited_us) FROM facility g JOIN case_facility l ON l.facility_id = g.id
          JOIN inspection i ON i.case_id = l.case_id
          JOIN cases c ON c.id = l.case_id JOIN unit cu ON cu.id = c.unit_id
         WHERE g.root_id = f.id AND l.ended_us IS NULL
           AND (:unit IN (c.unit_id, c.to_unit_id) OR cu.parent_code = :below)) AS last,
       (SELECT COUNT(*) FROM facility g JOIN plan_visit v ON v.facility_id = g.id
         WHERE g.root_id = f.id AND v.year = :year AND v.ended_us IS NULL) AS planned
  FROM facility f JOIN unit u ON u.id = f.unit_id
 WHERE (f.unit_id = :unit OR u.parent_code = :below OR u.heir_code = :below)
   AND f.root_id = f.id AND f.state = 'active' LIMIT 5000;

-- @exec visit_plan_add(unit: unit_id, year: i64, now: instant)
INSERT IGNORE INTO visit_plan (unit_id, year, made_us) VALUES (:unit, :year, :now);

-- @one visit_plan_of(unit: unit_id, year: i64) -> id: plan_id, number: str?, signed_on: date?, signer: str?, final: instant?
SELECT id, number, signed_on, signer, final_us AS final FROM visit_plan
 WHERE unit_id = :unit AND year = :year;

-- @one visit_plan_lock(unit: unit_id, year: i64) -> id: plan_id, final: instant?
SELECT id, final_us AS final FROM visit_plan WHERE unit_id = :unit AND year = :year FOR UPDATE;

-- @exec visit_plan_final(id: plan_id, number: str, signed_on: date, signer: str, account: account_id, now: instant)
UPDATE visit_plan SET number = :number, signed_on = :signed_on, signer = :signer,
       final_by = :account, final_us = :now
 WHERE id = :id AND final_us IS NULL;

-- @exec plan_visit_add(plan: plan_id, year: i64, facility: facility_id, month: i64, focus: str, score: i64, why: str, account: account_id, now: instant)
INSERT INTO plan_visit (plan_id, year, facility_id, month, focus, score, score_why, made_by,
                        made_us)
VALUES (:plan, :year, :facility, :month, :focus, :score, :why, :account, :now);

-- @exec plan_visit_end(plan: plan_id, id: visit_id, account: account_id, why: str, now: instant)
UPDATE plan_visit SET ended_by = :account, ended_us = :now, end_why = :why
 WHERE plan_id = :plan AND id = :id AND ended_us IS NULL;

-- @many plan_visits(plan: plan_id) -> id: visit_id, facility: facility_id, kind: bytes, name: str, unit_kind: str, unit_name: str, month: i64, focus: str, score: i64, why: str, writer: str
SELECT v.id, f.id AS facility, f.kind, f.name, u.kind_vi AS unit_kind, u.name_vi AS unit_name,
       v.month, v.focus, v.score, v.score_why AS why, a.name AS writer
  FROM plan_visit v
  JOIN facility g ON g.id = v.facility_id
  JOIN facility f ON f.id = g.root_id
  JOIN unit u ON u.id = f.unit_id
  JOIN account a ON a.id = v.made_by
 WHERE v.plan_id = :plan AND v.ended_us IS NULL ORDER BY v.month, v.score DESC, v.id LIMIT 1000;

-- Visits of other bodies at the same facilities in the same year, and who agreed.
-- @many plan_overlaps(plan: plan_id, unit: unit_id) -> mine: visit_id, other: visit_id, unit: unit_id, level: bytes, unit_kind: str, unit_name: str, month: i64, focus: str, final: bool, my_words: str?, other_words: str?
SELECT v.id AS mine, w.id AS other, q.unit_id AS unit, u.level, u.kind_vi AS unit_kind,
       u.name_vi AS unit_name, w.month, w.focus, q.final_us IS NOT NULL AS final,
       (SELECT x.words FROM plan_agree x WHERE x.first_id = LEAST(v.id, w.id)
           AND x.second_id = GREATEST(v.id, w.id) AND x.unit_id = :unit) AS my_words,
       (SELECT x.words FROM plan_agree x WHERE x.first_id = LEAST(v.id, w.id)
           AND x.second_id = GREATEST(v.id, w.id) AND x.unit_id = q.unit_id) AS other_words
  FROM plan_visit v
  JOIN facility f ON f.id = v.facility_id
  JOIN facility g ON g.root_id = f.root_id
  JOIN plan_visit w ON w.facility_id = g.id AND w.year = v.year AND w.ended_us IS NULL
   AND w.plan_id <> v.plan_id
  JOIN visit_plan q ON q.id = w.plan_id
  JOIN unit u ON u.id = q.unit_id
 WHERE v.plan_id = :plan AND v.ended_us IS NULL ORDER BY v.id, w.id LIMIT 1000;

-- @exec plan_agree_add(first: visit_id, second: visit_id, unit: unit_id, words: str, account: account_id, now: instant)
INSERT INTO plan_agree (first_id, second_id, unit_id, words, account_id, made_us)
VALUES (:first, :second, :unit, :words, :account, :now);

-- Visits of plans in force that the case's unit may do at the facility of the case.
-- @many visits_for_case(cid: case_id, year: i64) -> id: visit_id, month: i64, focus: str, number: str?, final: bool
SELECT v.id, v.month, v.focus, p.number, p.final_us IS NOT NULL AS final
  FROM cases c
  JOIN case_facility l ON l.live_case IN (c.id, c.parent_id)
  JOIN facility f ON f.id = l.facility_id
  JOIN facility g ON g.root_id = f.root_id
  JOIN plan_visit v ON v.facility_id = g.id AND v.year = :year AND v.ended_us IS NULL
  JOIN visit_plan p ON p.id = v.plan_id AND p.unit_id = c.unit_id
 WHERE c.id = :cid ORDER BY v.month LIMIT 20;

-- @exec visit_order_end(cid: case_id, now: instant)
UPDATE visit_order SET ended_us = :now WHERE live_case = :cid;

-- @exec visit_order_add(cid: case_id, kind: bytes, visit: visit_id?, signs: str, number: str, signed_on: date, signer: str, until: date, account: account_id, now: instant)
INSERT INTO visit_order (case_id, kind, visit_id, signs, number, signed_on, signer, until,
                         account_id, made_us)
VALUES (:cid, :kind, :visit, :signs, :number, :signed_on, :signer, :until, :account, :now);

-- @exec visit_member_add(order: order_id, n: i64, name: str, post: str)
INSERT INTO visit_member (order_id, n, name, post) VALUES (:order, :n, :name, :post);

-- The decision in force with its team, one row a member, the head first.
-- @many visit_order_of(cid: case_id) -> id: order_id, made: instant, visit: visit_id?, kind: bytes, signs: str, number: str, signed_on: date, signer: str, until: date, month: i64?, plan: str?, writer: str, n: i64, name: str, post: str
SELECT o.id, o.made_us AS made, o.visit_id AS visit, o.kind, o.signs, o.number, o.signed_on,
       o.signer, o.until, v.month, p.number AS plan,
       a.name AS writer, m.n, m.name, m.post
  FROM visit_order o
  JOIN account a ON a.id = o.account_id
  JOIN visit_member m ON m.order_id = o.id
  LEFT JOIN plan_visit v ON v.id = o.visit_id
  LEFT JOIN visit_plan p ON p.id = v.plan_id
 WHERE o.live_case = :cid ORDER BY m.n LIMIT 30;
