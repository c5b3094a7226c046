-- What the reporter's word about the end of a case meets: since when it is over, whether it
-- was reopened by an objection before, whether this reporter has spoken since the last answer.
-- @one closing_state(cid: case_id, report: report_id, id: message_id) -> ended: instant?, objected: bool, said: bool
SELECT c.ended_us AS ended,
       EXISTS (SELECT 1 FROM event e WHERE e.case_id = c.id AND e.type = 'object') AS objected,
       EXISTS (SELECT 1 FROM message_in i
                WHERE i.report_id = :report AND i.id < :id AND i.kind IN ('confirm', 'objection')
                  AND i.sent_us >= COALESCE((SELECT MAX(o.sent_us) FROM message_out o
                                              WHERE o.report_id = :report AND o.kind = 'answer'), 0))
           AS said
  FROM cases c WHERE c.id = :cid;

-- Is there a paper or an inspection that shows what was found and done?
-- @one closing_evidence(cid: case_id) -> shown: bool
SELECT EXISTS (SELECT 1 FROM inspection i WHERE i.case_id = :cid)
    OR EXISTS (SELECT 1 FROM document d WHERE d.case_id = :cid) AS shown;
