-- @exec payment_add(decision: decision_id?, claim: claim_id?, paid: date, amount: money, receipt: str, key: bytes, account: account_id, now: instant)
INSERT INTO payment (decision_id, claim_id, paid_on, amount, receipt, receipt_key, account_id,
                     made_us)
VALUES (:decision, :claim, :paid, :amount, :receipt, :key, :account, :now);

-- Which payment a receipt was noted with, whatever it paid.
-- @one payment_of_receipt(key: bytes) -> id: payment_id, decision: decision_id?
SELECT id, decision_id AS decision FROM payment WHERE receipt_key = :key;

-- The payment goes on standing there, taken back. No row: not of this case, or taken back already.
-- @one payment_of_case(id: payment_id, cid: case_id) -> amount: money, paid: date, receipt: str
SELECT p.amount, p.paid_on AS paid, p.receipt
  FROM payment p LEFT JOIN decision d ON d.id = p.decision_id
  LEFT JOIN claim c ON c.id = p.claim_id
 WHERE p.id = :id AND COALESCE(d.case_id, c.case_id) = :cid AND p.voided_us IS NULL;

-- @exec payment_void(id: payment_id, account: account_id, why: str, now: instant)
UPDATE payment SET voided_us = :now, voided_by = :account, void_why = :why, receipt_key = NULL
 WHERE id = :id AND voided_us IS NULL;

-- Everything that what is owed on a fine follows from, in order of its day: payments (also
-- those taken back), reductions, days that stood still, the plan in force, the lapse.
-- @many fine_history(decision: decision_id) -> kind: bytes, id: i64, day: date, until: date?, amount: money, words: str, why: str?, who: str?
SELECT h.kind, h.id, h.day, h.until, h.amount, h.words, h.why, a.name AS who
  FROM (SELECT IF(p.voided_us IS NULL, 'paid', 'void') AS kind, p.id, p.paid_on AS day,
               CAST(NULL AS DATE) AS until, p.amount, p.receipt AS words, p.void_why AS why,
               p.account_id AS account, p.made_us AS made
          FROM payment p WHERE p.decision_id = :decision
        UNION ALL
        SELECT f.kind, f.id, f.from_on, f.until_on, f.amount, f.basis,
               CONVERT(f.step USING utf8mb4) COLLATE utf8mb4_uca1400_ai_ci, f.account_id,
               f.made_us
          FROM fine_change f WHERE f.decision_id = :decision AND f.ended_us IS NULL) h
  LEFT JOIN account a ON a.id = h.account
 ORDER BY h.day, h.until, h.made, h.id LIMIT 500;

-- @exec fine_change_add(decision: decision_id, kind: bytes, since: date, until: date?, amount: money, basis: str, step: bytes, account: account_id?, now: instant)
INSERT INTO fine_change (decision_id, kind, from_on, until_on, amount, basis, step, account_id,
                         made_us)
VALUES (:decision, :kind, :since, :until, :amount, :basis, :step, :account, :now);

-- Days that still stand still end; never before they began.
-- @exec fine_hold_end(decision: decision_id, until: date)
UPDATE fine_change SET until_on = GREATEST(:until, from_on)
 WHERE decision_id = :decision AND kind = 'held' AND until_on IS NULL;

-- @exec fine_plan_end(decision: decision_id, now: instant)
UPDATE fine_change SET ended_us = :now
 WHERE decision_id = :decision AND kind = 'instalment' AND ended_us IS NULL;
