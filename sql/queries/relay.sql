-- Nothing is queued for a reporter without a wish, nor twice while the same still waits.
-- @exec relay_add(report: report_id, code: bytes, now: instant)
INSERT INTO relay (report_id, code, made_us, next_us)
SELECT s.report_id, :code, :now, :now FROM report_sender s
 WHERE s.report_id = :report AND s.wish = 1
   AND NOT EXISTS (SELECT 1 FROM relay r
                    WHERE r.report_id = s.report_id AND r.done_us IS NULL AND r.code = :code);

-- The same for every report that is part of the case now.
-- @exec relay_add_case(cid: case_id, code: bytes, now: instant)
INSERT INTO relay (report_id, code, made_us, next_us)
SELECT s.report_id, :code, :now, :now
  FROM case_report cr JOIN report_sender s ON s.report_id = cr.report_id
 WHERE cr.case_id = :cid AND cr.left_us IS NULL AND s.wish = 1
   AND NOT EXISTS (SELECT 1 FROM relay r
                    WHERE r.report_id = s.report_id AND r.done_us IS NULL AND r.code = :code);
