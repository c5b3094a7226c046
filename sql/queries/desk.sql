-- The telephone desk.
-- @exec report_call_add(id: report_id, by: account_id, urgent: bool, for_other: bool)
INSERT INTO report_call (report_id, taken_by, urgent, for_other)
VALUES (:id, :by, :urgent, :for_other);

-- @one report_call_get(id: report_id) -> by: account_id, name: str, urgent: bool, for_other: bool
SELECT c.taken_by AS `by`, a.name, c.urgent, c.for_other
  FROM report_call c JOIN account a ON a.id = c.taken_by WHERE c.report_id = :id;
