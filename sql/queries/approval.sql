-- @exec decision_version_add(decision: decision_id, acts: str, total: money, extra: str, remedies: str, reason: str, words: str, account: account_id, now: instant)
INSERT INTO decision_version (decision_id, n, acts, fine_total, extra, remedies, reason, words,
                              made_by, made_us)
SELECT :decision, d.version, :acts, :total, :extra, :remedies, :reason, :words, :account, :now
  FROM decision d WHERE d.id = :decision;

-- Every version with what was said about it; a version nobody said anything about has one row.
-- After them, as version 0, the roles (level) that somebody else than the drafter holds in the
-- unit today.
-- @many decision_reviews(decision: decision_id, unit: unit_id, drafter: account_id, today: date) -> n: i64, acts: str, total: money, reason: str, maker_name: str, made: instant, level: bytes?, verdict: bytes?, comment: str?, account: account_id?, name: str?, at: instant?, review_unit: unit_id?
(SELECT v.n, v.acts, v.fine_total AS total, v.reason, m.name AS maker_name, v.made_us AS made,
        r.level, r.verdict, r.comment, r.account_id AS account, a.name, r.at_us AS at,
        r.unit_id AS review_unit
   FROM decision_version v JOIN account m ON m.id = v.made_by
   LEFT JOIN decision_review r ON r.decision_id = v.decision_id AND r.version = v.n
   LEFT JOIN account a ON a.id = r.account_id
  WHERE v.decision_id = :decision ORDER BY v.n DESC, r.at_us LIMIT 200)
 UNION ALL
(SELECT DISTINCT 0, '', 0, '', '', 0, o.role, NULL, NULL, NULL, NULL, NULL, NULL
   FROM office o JOIN account x ON x.id = o.account_id AND x.disabled = 0
  WHERE o.unit_id = :unit AND o.account_id <> :drafter AND o.valid_from <= :today
    AND (o.valid_to IS NULL OR o.valid_to >= :today) LIMIT 20)
 ORDER BY n DESC, at LIMIT 220;

-- @exec decision_review_add(decision: decision_id, version: i64, level: bytes, verdict: bytes, comment: str, unit: unit_id, account: account_id, now: instant)
INSERT INTO decision_review (decision_id, version, level, verdict, comment, unit_id, account_id,
                             at_us)
VALUES (:decision, :version, :level, :verdict, :comment, :unit, :account, :now);
