-- Acts of decisions in force against the same person or facility, in other cases; newest first.
-- @many earlier_decisions(cid: case_id) -> act: str, number: str, unit: str, decided: date, executed: date?, fine: i64?
SELECT a.act_code AS act, COALESCE(d.number, '') AS number, COALESCE(d.unit_name, '') AS unit,
       COALESCE(d.signed_on, r.made_on) AS decided, CAST(x.value AS DATE) AS executed, a.fine
  FROM violation_record me
  JOIN violation_record r ON r.case_id <> me.case_id
       AND (r.violator_hash = me.violator_hash OR r.facility_id = me.facility_id)
  JOIN decision d ON d.record_id = r.id AND d.state = 'signed' AND d.cancelled_us IS NULL
  JOIN cases c ON c.id = r.case_id AND c.stage <> 'cancelled'
  JOIN decision_act a ON a.decision_id = d.id
  LEFT JOIN case_value x ON x.case_id = r.case_id AND x.name = 'executed_on'
 WHERE me.case_id = :cid ORDER BY d.signed_on DESC, d.id, a.n LIMIT 50;
