-- The way of approval of what is signed by a step of a procedure: sql/queries/approval.sql is the
-- same for a decision MQĐ02.

-- @one step_draft_open(cid: case_id, step: bytes, unit: unit_id) -> id: step_draft_id, version: i64, drafter: account_id
SELECT id, version, drafted_by AS drafter FROM step_draft
 WHERE open_case = :cid AND step = :step AND unit_id = :unit;

-- As decision_reviews: versions with what was said of them, newest first; after them, as version
-- 0, the roles (level) that somebody else than the drafter holds in the unit today.
-- @many step_reviews(draft: step_draft_id?, unit: unit_id, drafter: account_id, today: date) -> n: i64, body: str, maker_name: str, made: instant, level: bytes?, verdict: bytes?, comment: str?, account: account_id?, name: str?, at: instant?
(SELECT v.n, v.body, m.name AS maker_name, v.made_us AS made, r.level, r.verdict, r.comment,
        r.account_id AS account, a.name, r.at_us AS at
   FROM step_version v JOIN account m ON m.id = v.made_by
   LEFT JOIN step_review r ON r.draft_id = v.draft_id AND r.version = v.n
   LEFT JOIN account a ON a.id = r.account_id
  WHERE v.draft_id = :draft ORDER BY v.n DESC, r.at_us LIMIT 200)
 UNION ALL
(SELECT DISTINCT 0, '', '', 0, o.role, NULL, NULL, NULL, NULL, NULL
   FROM office o JOIN account x ON x.id = o.account_id AND x.disabled = 0
  WHERE o.unit_id = :unit AND o.account_id <> :drafter AND o.valid_from <= :today
    AND (o.valid_to IS NULL OR o.valid_to >= :today) LIMIT 20)
 ORDER BY n DESC, at LIMIT 220;

-- @exec step_draft_add(cid: case_id, step: bytes, unit: unit_id, above: bool, account: account_id, now: instant)
INSERT INTO step_draft (case_id, step, unit_id, above, drafted_by, drafted_us)
VALUES (:cid, :step, :unit, :above, :account, :now);

-- @exec step_draft_again(id: step_draft_id, account: account_id, now: instant)
UPDATE step_draft SET version = version + 1, drafted_by = :account, drafted_us = :now
 WHERE id = :id AND state = 'open';

-- @exec step_draft_end(id: step_draft_id, state: bytes)
UPDATE step_draft SET state = :state WHERE id = :id AND state = 'open';

-- @exec step_version_add(draft: step_draft_id, n: i64, body: str, account: account_id, now: instant)
INSERT INTO step_version (draft_id, n, body, made_by, made_us)
VALUES (:draft, :n, :body, :account, :now);

-- @exec step_review_add(draft: step_draft_id, version: i64, level: bytes, verdict: bytes, comment: str, account: account_id, now: instant)
INSERT INTO step_review (draft_id, version, level, verdict, comment, account_id, at_us)
VALUES (:draft, :version, :level, :verdict, :comment, :account, :now);

-- What goes its way in a case, oldest first.
-- @many step_drafts_of_case(cid: case_id) -> id: step_draft_id, step: bytes, unit: unit_id, above: bool, version: i64, drafter: account_id, name: str, drafted: instant, passed: bytes?, returned: bool
SELECT d.id, d.step, d.unit_id AS unit, d.above, d.version, d.drafted_by AS drafter, a.name,
       d.drafted_us AS drafted,
       (SELECT GROUP_CONCAT(r.level SEPARATOR ' ') FROM step_review r
         WHERE r.draft_id = d.id AND r.version = d.version AND r.verdict = 'pass') AS passed,
       EXISTS (SELECT 1 FROM step_review r WHERE r.draft_id = d.id
                AND r.version = d.version AND r.verdict = 'return') AS returned
  FROM step_draft d JOIN account a ON a.id = d.drafted_by
 WHERE d.open_case = :cid ORDER BY d.drafted_us LIMIT 40;
