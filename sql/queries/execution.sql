-- @exec payment_add(decision: decision_id?, claim: claim_id?, spot: case_id?, paid: date, amount: money, receipt: str, key: bytes, account: account_id, now: instant)
INSERT INTO payment (decision_id, claim_id, case_id, paid_on, amount, receipt, receipt_key,
                     account_id, made_us)
VALUES (:decision, :claim, :spot, :paid, :amount, :receipt, :key, :account, :now);

-- Which payment a receipt was noted with, whatever it paid.
-- @one payment_of_receipt(key: bytes) -> id: payment_id, decision: decision_id?
SELECT id, decision_id AS decision FROM payment WHERE receipt_key = :key;

-- The payment goes on standing there, taken back. No row: not of this case, or taken back already.
-- @one payment_of_case(id: payment_id, cid: case_id) -> amount: money, paid: date, receipt: str
SELECT p.amount, p.paid_on AS paid, p.receipt
  FROM payment p LEFT JOIN decision d ON d.id = p.decision_id
  LEFT JOIN claim c ON c.id = p.claim_id
 WHERE p.id = :id AND COALESCE(d.case_id, c.case_id, p.case_id) = :cid AND p.voided_us IS NULL;

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

-- @exec claim_add(cid: case_id, kind: bytes, part: bytes, party: str, number: str, what: str, basis: str, amount: money?, since: date, account: account_id, now: instant)
INSERT INTO claim (case_id, kind, part, party, number, what, basis, amount, since_on, account_id,
                   made_us)
VALUES (:cid, :kind, :part, :party, :number, :what, :basis, :amount, :since, :account, :now);

-- @exec claim_state_add(claim: claim_id, state: bytes, on_day: date, number: str, amount: money?, note: str, account: account_id, now: instant)
INSERT INTO claim_state (claim_id, state, on_day, number, amount, note, account_id, made_us)
VALUES (:claim, :state, :on_day, :number, :amount, :note, :account, :now);

-- What runs beside the file, with what was paid on it; lawsuits, then damage, then costs.
-- @many claims_of_case(cid: case_id) -> id: claim_id, kind: bytes, part: bytes, party: str, number: str, what: str, basis: str, amount: money?, since: date, who: str, paid: money
SELECT c.id, c.kind, c.part, c.party, c.number, c.what, c.basis, c.amount, c.since_on AS since,
       a.name AS who,
       CAST(COALESCE((SELECT SUM(p.amount) FROM payment p
         WHERE p.claim_id = c.id AND p.voided_us IS NULL), 0) AS SIGNED) AS paid
  FROM claim c JOIN account a ON a.id = c.account_id
 WHERE c.case_id = :cid ORDER BY c.kind = 'cost', c.kind = 'damage', c.id LIMIT 100;

-- @many claim_states_of_case(cid: case_id) -> claim: claim_id, state: bytes, on_day: date, number: str, amount: money?, note: str, who: str
SELECT s.claim_id AS claim, s.state, s.on_day, s.number, s.amount, s.note, a.name AS who
  FROM claim c JOIN claim_state s ON s.claim_id = c.id JOIN account a ON a.id = s.account_id
 WHERE c.case_id = :cid ORDER BY s.id LIMIT 500;

-- Payments of the costs of a file, also those taken back.
-- @many cost_payments_of_case(cid: case_id) -> id: payment_id, claim: claim_id, paid: date, amount: money, receipt: str, why: str?, who: str
SELECT p.id, c.id AS claim, p.paid_on AS paid, p.amount, p.receipt, p.void_why AS why,
       a.name AS who
  FROM claim c JOIN payment p ON p.claim_id = c.id JOIN account a ON a.id = p.account_id
 WHERE c.case_id = :cid ORDER BY p.id LIMIT 300;

-- @one claim_hold(id: claim_id, cid: case_id) -> kind: bytes, amount: money?, since: date, paid: money
SELECT c.kind, c.amount, c.since_on AS since,
       CAST(COALESCE((SELECT SUM(p.amount) FROM payment p
         WHERE p.claim_id = c.id AND p.voided_us IS NULL), 0) AS SIGNED) AS paid
  FROM claim c WHERE c.id = :id AND c.case_id = :cid;

-- @exec seizure_add(cid: case_id, number: str, ordered: date, signer: str, reason: str, place: str, minutes: str, taken: date, until: date, blob: bytes, account: account_id, now: instant)
INSERT INTO seizure (case_id, number, ordered_on, signer, reason, place, minutes, taken_on,
                     until_on, blob_name, account_id, made_us)
VALUES (:cid, :number, :ordered, :signer, :reason, :place, :minutes, :taken, :until, :blob,
        :account, :now);

-- The orders of a file; until: of the latest prolongation.
-- @many seizures_of_case(cid: case_id) -> id: seizure_id, number: str, ordered: date, signer: str, reason: str, place: str, minutes: str, taken: date, until: date, blob: bytes, prolonged: str?
SELECT s.id, s.number, s.ordered_on AS ordered, s.signer, s.reason, s.place, s.minutes,
       s.taken_on AS taken, COALESCE(t.until_on, s.until_on) AS until, s.blob_name AS `blob`,
       t.number AS prolonged
  FROM seizure s
  LEFT JOIN seizure_term t ON t.id = (SELECT MAX(m.id) FROM seizure_term m
                                       WHERE m.seizure_id = s.id)
 WHERE s.case_id = :cid ORDER BY s.id LIMIT 50;

-- @exec seizure_term_add(seizure: seizure_id, number: str, ordered: date, until: date, reason: str, account: account_id, now: instant)
INSERT INTO seizure_term (seizure_id, number, ordered_on, until_on, reason, account_id, made_us)
VALUES (:seizure, :number, :ordered, :until, :reason, :account, :now);

-- @exec exhibit_add(seizure: seizure_id, kind: bytes, name: str, unit: str, quantity: i64, state: str, seal: str, keeper: str)
INSERT INTO exhibit (seizure_id, n, kind, name, unit, quantity, state, seal, keeper)
SELECT :seizure, COALESCE(MAX(e.n), 0) + 1, :kind, :name, :unit, :quantity, :state, :seal, :keeper
  FROM exhibit e WHERE e.seizure_id = :seizure;

-- Each exhibit with what became of it, one row a move; an exhibit that nothing became of has one.
-- @many exhibits_of_case(cid: case_id) -> seizure: seizure_id, id: exhibit_id, n: i64, kind: bytes, name: str, unit: str, quantity: i64, state: str, seal: str, keeper: str, move: bytes?, moved: i64?, on_day: date?, number: str?, party: str?, found: str?, who: str?
SELECT e.seizure_id AS seizure, e.id, e.n, e.kind, e.name, e.unit, e.quantity, e.state, e.seal,
       e.keeper, m.kind AS move, m.quantity AS moved, m.on_day, m.number, m.party,
       m.state AS found, a.name AS who
  FROM seizure s JOIN exhibit e ON e.seizure_id = s.id
  LEFT JOIN exhibit_move m ON m.exhibit_id = e.id LEFT JOIN account a ON a.id = m.account_id
 WHERE s.case_id = :cid ORDER BY s.id, e.n, m.id LIMIT 1000;

-- @exec exhibit_move_add(exhibit: exhibit_id, kind: bytes, quantity: i64, on_day: date, number: str, party: str, state: str, account: account_id, now: instant)
INSERT INTO exhibit_move (exhibit_id, kind, quantity, on_day, number, party, state, account_id,
                          made_us)
VALUES (:exhibit, :kind, :quantity, :on_day, :number, :party, :state, :account, :now);

-- @exec reminder_add(cid: case_id, kind: bytes, on_day: date, due: date, fine: money, paid: money, interest: money, rest: money, way: bytes, note: str, account: account_id, now: instant)
INSERT INTO reminder (case_id, kind, on_day, due_on, fine, paid, interest, rest, way, note,
                      account_id, made_us)
VALUES (:cid, :kind, :on_day, :due, :fine, :paid, :interest, :rest, :way, :note, :account, :now);

-- @many reminders_of_case(cid: case_id) -> kind: bytes, on_day: date, due: date, fine: money, paid: money, interest: money, rest: money, way: bytes, note: str, who: str
SELECT r.kind, r.on_day, r.due_on AS due, r.fine, r.paid, r.interest, r.rest, r.way, r.note,
       a.name AS who
  FROM reminder r JOIN account a ON a.id = r.account_id
 WHERE r.case_id = :cid ORDER BY r.id DESC LIMIT 100;

-- What stands beside a file, counted: exhibits still kept, papers among them, what runs.
-- @one beside_of_case(cid: case_id) -> exhibits: i64, kept: i64, papers: i64, lawsuits: i64, damages: i64, costs: i64, unpaid: money, reminders: i64
SELECT COUNT(*) AS exhibits, CAST(COALESCE(SUM(x.rest > 0), 0) AS SIGNED) AS kept,
       CAST(COALESCE(SUM(x.rest > 0 AND x.kind = 'paper'), 0) AS SIGNED) AS papers,
       COALESCE((SELECT COUNT(*) FROM claim c
         WHERE c.case_id = :cid AND c.kind = 'lawsuit'), 0) AS lawsuits,
       COALESCE((SELECT COUNT(*) FROM claim c
         WHERE c.case_id = :cid AND c.kind = 'damage'), 0) AS damages,
       COALESCE((SELECT COUNT(*) FROM claim c
         WHERE c.case_id = :cid AND c.kind = 'cost'), 0) AS costs,
       CAST(COALESCE((SELECT SUM(c.amount) FROM claim c
         WHERE c.case_id = :cid AND c.kind = 'cost'), 0)
          - COALESCE((SELECT SUM(p.amount) FROM claim c
          JOIN payment p ON p.claim_id = c.id AND p.voided_us IS NULL
         WHERE c.case_id = :cid), 0) AS SIGNED) AS unpaid,
       COALESCE((SELECT COUNT(*) FROM reminder r WHERE r.case_id = :cid), 0) AS reminders
  FROM (SELECT e.kind, e.quantity - COALESCE(SUM(m.quantity), 0) AS rest
          FROM seizure s JOIN exhibit e ON e.seizure_id = s.id
          LEFT JOIN exhibit_move m ON m.exhibit_id = e.id
         WHERE s.case_id = :cid GROUP BY e.id) x;
