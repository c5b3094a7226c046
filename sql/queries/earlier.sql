-- With what the draft of the case says of each (same: 1 or 0, not asked: none).
-- Acts of decisions in force against the same person or facility, in other cases; newest first.
-- @many earlier_decisions(cid: case_id) -> id: decision_id, n: i64, act: str, number: str, unit: str, decided: date, executed: date?, fine: i64?, same: i64?
SELECT d.id, a.n, a.act_code AS act, COALESCE(d.number, '') AS number, COALESCE(d.unit_name, '') AS unit,
       COALESCE(d.signed_on, r.made_on) AS decided, CAST(x.value AS DATE) AS executed, a.fine,
       q.same
  FROM violation_record me
  JOIN violation_record r ON r.case_id <> me.case_id
       AND (r.violator_hash = me.violator_hash OR r.facility_id = me.facility_id)
  JOIN decision d ON d.record_id = r.id AND d.state = 'signed' AND d.cancelled_us IS NULL
  JOIN cases c ON c.id = r.case_id AND c.stage <> 'cancelled'
  JOIN decision_act a ON a.decision_id = d.id
  LEFT JOIN decision own ON own.live_case = me.case_id
  LEFT JOIN decision_same q ON q.decision_id = own.id AND q.version = own.version
       AND q.earlier_id = d.id AND q.n = a.n
  LEFT JOIN case_value x ON x.case_id = r.case_id AND x.name = 'executed_on'
 WHERE me.case_id = :cid ORDER BY d.signed_on DESC, d.id, a.n LIMIT 50;

-- What the drafter answered of a decision that may be about the same act.
-- @exec decision_same_add(decision: decision_id, version: i64, earlier: decision_id, n: i64, same: bool)
INSERT INTO decision_same (decision_id, version, earlier_id, n, same)
VALUES (:decision, :version, :earlier, :n, :same);
