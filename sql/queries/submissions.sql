-- Submissions to the provincial chair.

-- @exec submission_add(cid: case_id, unit: unit_id, to_unit: unit_id, number: str, dated: date, grounds: bytes, body: str, account: account_id, now: instant)
INSERT INTO submission (case_id, unit_id, to_unit_id, number, dated, grounds, body, state, made_by,
                        made_us)
VALUES (:cid, :unit, :to_unit, :number, :dated, :grounds, :body, 'submitted', :account, :now);

-- The unit of the provincial chair above a unit, today.
-- @one province_above(unit: unit_id, today: date) -> id: unit_id, kind: str, name: str
SELECT p.id, p.kind_vi AS kind, p.name_vi AS name
  FROM unit u JOIN unit p ON p.code = u.parent_code AND p.level = 'province'
       AND p.valid_from <= :today AND (p.valid_to IS NULL OR p.valid_to >= :today)
 WHERE u.id = :unit ORDER BY p.id DESC LIMIT 1;

-- @many submissions_of_case(cid: case_id) -> id: submission_id, number: str, dated: date, grounds: bytes, body: str, state: bytes, to_unit: unit_id, to_kind: str, to_name: str, by: str, answer: str?, answerer: str?, answered: instant?
SELECT s.id, s.number, s.dated, s.grounds, s.body, s.state, s.to_unit_id AS to_unit,
       t.kind_vi AS to_kind, t.name_vi AS to_name, a.name AS `by`, s.answer, b.name AS answerer,
       s.answered_us AS answered
  FROM submission s JOIN unit t ON t.id = s.to_unit_id JOIN account a ON a.id = s.made_by
  LEFT JOIN account b ON b.id = s.answered_by
 WHERE s.case_id = :cid ORDER BY s.id DESC LIMIT 20;

-- What waits for the chair, the oldest first, then what was answered last.
-- @many submissions_to(unit: unit_id) -> code: bytes, title: str, number: str, dated: date, grounds: bytes, state: bytes, level: bytes, kind: str, name: str
(SELECT c.code, c.title, s.number, s.dated, s.grounds, s.state, u.level, u.kind_vi AS kind,
        u.name_vi AS name
   FROM submission s JOIN cases c ON c.id = s.case_id JOIN unit u ON u.id = s.unit_id
  WHERE s.to_unit_id = :unit AND s.state = 'submitted' ORDER BY s.id LIMIT 50)
UNION ALL
(SELECT c.code, c.title, s.number, s.dated, s.grounds, s.state, u.level, u.kind_vi, u.name_vi
   FROM submission s JOIN cases c ON c.id = s.case_id JOIN unit u ON u.id = s.unit_id
  WHERE s.to_unit_id = :unit AND s.state IN ('returned', 'answered') ORDER BY s.id DESC LIMIT 20)
 LIMIT 70;

-- @many submissions_from(unit: unit_id) -> code: bytes, title: str, number: str, dated: date, grounds: bytes, state: bytes, level: bytes, kind: str, name: str
SELECT c.code, c.title, s.number, s.dated, s.grounds, s.state, u.level, u.kind_vi AS kind,
       u.name_vi AS name
  FROM submission s JOIN cases c ON c.id = s.case_id JOIN unit u ON u.id = s.unit_id
 WHERE s.unit_id = :unit ORDER BY s.id DESC LIMIT 50;

-- @exec submission_answer(cid: case_id, state: bytes, answer: str, account: account_id, now: instant)
UPDATE submission SET state = :state, answer = :answer, answered_by = :account, answered_us = :now
 WHERE waiting = :cid;

-- The list of serious polluters names the facility of a case, and it is not done with.
-- @one case_polluter(cid: case_id) -> listed: bool
SELECT EXISTS (SELECT 1 FROM case_facility l
                 JOIN facility f ON f.id = l.facility_id
                 JOIN facility g ON g.root_id = f.root_id
                 JOIN facility_duty y ON y.facility_id = g.id AND y.kind = 'serious'
                      AND y.finished = 0
                WHERE l.live_case IN (c.id, c.parent_id)) AS listed
  FROM cases c WHERE c.id = :cid;

-- Acts of other decisions in force against the facility of a case, by its root.
-- @many earlier_acts(cid: case_id) -> act: str, signed_on: date?, number: str, executed: date?, warned: bool
SELECT a.act_code AS act, d.signed_on, COALESCE(d.number, '') AS number, CAST(v.value AS DATE) AS executed,
       a.fine IS NULL AS warned
  FROM cases c
  JOIN case_facility l ON l.live_case IN (c.id, c.parent_id)
  JOIN facility f ON f.id = l.facility_id
  JOIN facility g ON g.root_id = f.root_id
  JOIN violation_record r ON r.facility_id = g.id AND r.case_id <> :cid
  JOIN decision d ON d.record_id = r.id AND d.state = 'signed' AND d.cancelled_us IS NULL
  JOIN decision_act a ON a.decision_id = d.id
  LEFT JOIN case_value v ON v.case_id = r.case_id AND v.name = 'executed_on'
 WHERE c.id = :cid ORDER BY d.signed_on DESC, d.id, a.n LIMIT 100;
