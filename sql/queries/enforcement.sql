-- @exec inspection_add(cid: case_id, visited: instant, place: str, people: str, seen: str, samples: str, finding: bytes, account: account_id, now: instant)
INSERT INTO inspection (case_id, visited_us, place, people, seen, samples, finding, account_id,
                        made_us)
VALUES (:cid, :visited, :place, :people, :seen, :samples, :finding, :account, :now);

-- @many inspections_of_case(cid: case_id) -> id: inspection_id, visited: instant, place: str, people: str, seen: str, samples: str, finding: bytes, name: str
SELECT i.id, i.visited_us AS visited, i.place, i.people, i.seen, i.samples, i.finding, a.name
  FROM inspection i JOIN account a ON a.id = i.account_id
 WHERE i.case_id = :cid ORDER BY i.visited_us LIMIT 50;

-- @exec record_add(cid: case_id, number: str, made: date, detected: date, place: str, subject: bytes, name: str, address: str, id_number: bytes?, representative: str, statement: str, stop: bool, has_signed: bool, witness: str, may_explain: bool, unknown: bool, no_witness: str, hand_over: bytes, writer: account_id, now: instant, violator: bytes?)
INSERT INTO violation_record (case_id, number, made_on, detected_on, place, subject, name, address,
                              id_number, representative, statement, stop_ordered, signed, witness,
                              may_explain, unknown, no_witness, hand_over, writer_id, made_us,
                              violator_hash, facility_id)
VALUES (:cid, :number, :made, :detected, :place, :subject, :name, :address, :id_number,
        :representative, :statement, :stop, :has_signed, :witness, :may_explain, :unknown,
        :no_witness, :hand_over, :writer, :now, :violator,
        (SELECT l.facility_id FROM cases c JOIN case_facility l ON l.live_case IN (c.id, c.parent_id)
          WHERE c.id = :cid ORDER BY l.live_case = c.id DESC LIMIT 1));

-- @exec record_act_add(record: record_id, n: i64, act: str, described: str, ended: date?, detected: date?, mitigating: i64, aggravating: i64, parameters: str, at_time: bytes, place: str, circumstances: str?)
INSERT INTO violation_act (record_id, n, act_code, described, ended_on, detected_on, mitigating,
                           aggravating, parameters, at_time, place, circumstances)
VALUES (:record, :n, :act, :described, :ended, :detected, :mitigating, :aggravating, :parameters,
        :at_time, :place, :circumstances);

-- @exec record_time_add(record: record_id, n: i64, k: i64, day: date, words: str)
INSERT INTO violation_time (record_id, n, k, day, words) VALUES (:record, :n, :k, :day, :words);

-- @exec record_person_add(record: record_id, part: bytes, n: i64, name: str, role: str, at: str)
INSERT INTO record_person (record_id, part, n, name, role, at)
VALUES (:record, :part, :n, :name, :role, :at);

-- @exec record_sheet_add(record: record_id, made_time: bytes, field: str, place_why: str, basis: str, identity: bytes, age: bytes, authority_says: str, damaged_says: str, measures: str, explain_to: str, waived: bool, come_at: bytes, come_place: str, closed_at: bytes, pages: i64?, copies: i64?, read_aloud: bool, refused_why: str, witness_is: bytes, given_at: bytes, given_to: str, guardian_given: bool, electronic: bool)
INSERT INTO record_sheet (record_id, made_time, field, place_why, basis, identity, age,
                          authority_says, damaged_says, measures, explain_to, waived, come_at,
                          come_place, closed_at, pages, copies, read_aloud, refused_why,
                          witness_is, given_at, given_to, guardian_given, electronic)
VALUES (:record, :made_time, :field, :place_why, :basis, :identity, :age, :authority_says,
        :damaged_says, :measures, :explain_to, :waived, :come_at, :come_place, :closed_at, :pages,
        :copies, :read_aloud, :refused_why, :witness_is, :given_at, :given_to, :guardian_given,
        :electronic);

-- @one record_sheet_of(record: record_id) -> made_time: bytes, field: str, place_why: str, basis: str, identity: bytes, age: bytes, authority_says: str, damaged_says: str, measures: str, explain_to: str, waived: bool, come_at: bytes, come_place: str, closed_at: bytes, pages: i64?, copies: i64?, read_aloud: bool, refused_why: str, witness_is: bytes, given_at: bytes, given_to: str, guardian_given: bool, electronic: bool, unknown: bool, no_witness: str, hand_over: bytes?, id_number: bytes?
SELECT s.made_time, s.field, s.place_why, s.basis, s.identity, s.age, s.authority_says,
       s.damaged_says, s.measures, s.explain_to, s.waived, s.come_at, s.come_place, s.closed_at,
       s.pages, s.copies, s.read_aloud, s.refused_why, s.witness_is, s.given_at, s.given_to,
       s.guardian_given, s.electronic, r.unknown, r.no_witness, r.hand_over, r.id_number
  FROM record_sheet s JOIN violation_record r ON r.id = s.record_id
 WHERE s.record_id = :record;

-- People of a record, the place of each act ("place") and each time of a repeated one ("time").
-- @many record_rest(record: record_id) -> part: str, n: i64, k: i64, name: str, role: str, at: str, day: date?
SELECT COALESCE(CAST(part AS CHAR), '') AS part, n, 0 AS k, name, role, at, NULL AS day
  FROM record_person WHERE record_id = :record
 UNION ALL
SELECT 'place', n, 0, place, COALESCE(CAST(at_time AS CHAR), ''), '', NULL
  FROM violation_act WHERE record_id = :record
 UNION ALL
SELECT 'time', n, k, words, '', '', day FROM violation_time WHERE record_id = :record
 ORDER BY part, n, k LIMIT 600;

-- A record with its acts, one row an act, for the page of the file. returned: the day on
-- which criminal procedure bodies handed the case back.
-- @many record_whole(cid: case_id) -> id: record_id, number: str, made: date, detected: date, place: str, subject: bytes, name: str, address: str, has_id: bool, representative: str, statement: str, stop: bool, has_signed: bool, witness: str, may_explain: bool, unknown: bool, writer_name: str, n: i64, act: str, described: str, ended: date?, going_on: date?, mitigating: i64, aggravating: i64, parameters: str, returned: date?, age: bytes?, times: str, repeated: bytes, circumstances: str?, decided: str?
SELECT r.id, r.number, r.made_on AS made, r.detected_on AS detected, r.place, r.subject, r.name,
       r.address, r.id_number IS NOT NULL AS has_id, r.representative, r.statement,
       r.stop_ordered AS stop, r.signed AS has_signed, r.witness, r.may_explain, r.unknown,
       a.name AS writer_name, v.n, v.act_code AS act, v.described, v.ended_on AS ended,
       v.detected_on AS going_on, v.mitigating, v.aggravating, v.parameters,
       CAST(b.value AS DATE) AS returned, s.age,
       COALESCE((SELECT GROUP_CONCAT(t.day ORDER BY t.day SEPARATOR ' ') FROM violation_time t
                  WHERE t.record_id = v.record_id AND t.n = v.n
                    AND t.day < COALESCE(v.ended_on, v.detected_on)), '') AS times,
       COALESCE(o.repeated, '') AS repeated, v.circumstances, o.circumstances AS decided
  FROM violation_record r JOIN account a ON a.id = r.writer_id
  JOIN violation_act v ON v.record_id = r.id
  LEFT JOIN record_sheet s ON s.record_id = r.id
  LEFT JOIN case_value b ON b.case_id = r.case_id AND b.name = 'returned_on'
  LEFT JOIN decision d ON d.live_case = r.case_id
  LEFT JOIN decision_act o ON o.decision_id = d.id AND o.n = v.n
 WHERE r.case_id = :cid ORDER BY v.n LIMIT 50;

-- @exec decision_add(cid: case_id, record: record_id, total: money, extra: str, remedies: str, how: str, remedy_due: date?, reason: str, publish: bytes, basis: str, words: str, drafter: account_id, now: instant, repeat_why: str)
INSERT INTO decision (case_id, record_id, state, fine_total, extra, remedies, remedy_how,
                      remedy_due, reason, publish, publish_basis, words, drafted_by, drafted_us,
                      repeat_why)
VALUES (:cid, :record, 'draft', :total, :extra, :remedies, :how, :remedy_due, :reason, :publish,
        :basis, :words, :drafter, :now, :repeat_why);

-- @exec decision_redraft(id: decision_id, total: money, extra: str, remedies: str, how: str, remedy_due: date?, reason: str, publish: bytes, basis: str, words: str, drafter: account_id, now: instant, repeat_why: str)
UPDATE decision SET fine_total = :total, extra = :extra, remedies = :remedies,
       remedy_how = :how, remedy_due = :remedy_due, reason = :reason, publish = :publish, publish_basis = :basis,
       words = :words, repeat_why = :repeat_why, drafted_by = :drafter, drafted_us = :now,
       version = version + 1
 WHERE id = :id AND state = 'draft';

-- @exec decision_acts_drop(decision: decision_id)
DELETE FROM decision_act WHERE decision_id = :decision;

-- @exec decision_act_add(decision: decision_id, n: i64, act: str, frame_min: i64?, frame_max: i64?, addition: i64, fine_min: i64?, fine_max: i64?, fine: i64?, repeated: bytes, circumstances: str?)
INSERT INTO decision_act (decision_id, n, act_code, frame_min, frame_max, addition, fine_min,
                          fine_max, fine, repeated, circumstances)
VALUES (:decision, :n, :act, :frame_min, :frame_max, :addition, :fine_min, :fine_max, :fine,
        :repeated, :circumstances);

-- @exec decision_sign(id: decision_id, number: str, signed_on: date, signer: account_id, position: bytes, blob: bytes, digest: bytes, issuer: unit_id, unit_name: str, delegation: delegation_id?, law: bytes?)
UPDATE decision SET state = 'signed', number = :number, issuer_id = :issuer, signed_on = :signed_on, signer_id = :signer,
       position = :position, signed_blob = :blob, signed_digest = :digest, unit_name = :unit_name,
       delegation_id = :delegation, law_digest = :law
 WHERE id = :id AND state = 'draft';

-- The fine as it was decided, before any reduction.
-- @one decision_fined(id: decision_id) -> total: money
SELECT fine_total AS total FROM decision WHERE id = :id;

-- @exec decision_reduce(id: decision_id, by: money)
UPDATE decision SET fine_reduced = fine_reduced + :by WHERE id = :id AND state = 'signed';

-- The sum that a later decision puts in its place; what was decided first stays in fine_total.
-- @exec decision_amend(id: decision_id, total: money)
UPDATE decision SET fine_amended = :total WHERE id = :id AND state = 'signed';

-- The decision makes room for a new one; its row, payments and publication stay.
-- @exec decision_cancel(cid: case_id, now: instant)
UPDATE decision SET cancelled_us = :now WHERE case_id = :cid AND cancelled_us IS NULL;

-- The decision in force, or its draft.
-- @one decision_of_case(cid: case_id) -> id: decision_id, record: record_id, version: i64, state: bytes, total: money, extra: str, remedies: str, how: str, remedy_due: date?, reason: str, publish: bytes, basis: str, words: str, drafter: account_id, drafter_name: str, number: str?, signed_on: date?, signer_name: str?, position: bytes?, blob: bytes?, unit_name: str?, delegation: str?, delegation_on: date?, released: bytes?, repeat_why: str
SELECT d.id, d.record_id AS record, d.version, d.state, COALESCE(d.fine_amended, d.fine_total) - d.fine_reduced AS total,
       d.extra, d.remedies,
       d.remedy_how AS how, d.remedy_due, d.reason, d.publish, d.publish_basis AS basis, d.words, d.drafted_by AS drafter,
       b.name AS drafter_name, d.number, d.signed_on, s.name AS signer_name, d.position,
       d.signed_blob AS `blob`, d.unit_name, g.number AS delegation, g.signed_on AS delegation_on,
       w.slug AS released, d.repeat_why
  FROM decision d JOIN account b ON b.id = d.drafted_by LEFT JOIN account s ON s.id = d.signer_id
  LEFT JOIN delegation g ON g.id = d.delegation_id
  LEFT JOIN publication w ON w.decision_id = d.id AND w.state = 'released'
 WHERE d.live_case = :cid;

-- @many decision_acts(decision: decision_id) -> n: i64, act: str, frame_min: i64?, frame_max: i64?, addition: i64, fine_min: i64?, fine_max: i64?, fine: i64?, repeated: bytes, measures: bytes?, circumstances: str?
SELECT a.n, a.act_code AS act, a.frame_min, a.frame_max, a.addition, a.fine_min, a.fine_max, a.fine,
       a.repeated,
       (SELECT GROUP_CONCAT(CONCAT(m.code, '=', COALESCE(m.months, '')) ORDER BY m.code SEPARATOR '\n')
          FROM decision_measure m WHERE m.decision_id = a.decision_id AND m.n = a.n) AS measures,
       a.circumstances
  FROM decision_act a WHERE a.decision_id = :decision ORDER BY a.n LIMIT 50;

-- @exec decision_measure_add(decision: decision_id, n: i64, code: bytes, months: i64?)
INSERT INTO decision_measure (decision_id, n, code, months) VALUES (:decision, :n, :code, :months);

-- @many decision_measures(decision: decision_id) -> n: i64, code: bytes, months: i64?
SELECT n, code, months FROM decision_measure WHERE decision_id = :decision
 ORDER BY n, code LIMIT 400;

-- Positions in which the person may sign for the body of the unit, under whichever name, on that day.
-- @many signer_positions(account: account_id, unit: unit_id, day: date) -> position: bytes
SELECT DISTINCT COALESCE(o.position, '') AS position
  FROM unit t
  JOIN unit u ON u.code = t.code AND COALESCE(u.body_id, u.id) = COALESCE(t.body_id, t.id)
  JOIN office o ON o.account_id = :account AND o.unit_id = u.id
 WHERE t.id = :unit AND o.role = 'signer' AND o.position IS NOT NULL
   AND o.valid_from <= :day AND (o.valid_to IS NULL OR o.valid_to >= :day)
 ORDER BY position LIMIT 20;

-- @exec document_add(blob: bytes, cid: case_id, type: bytes, size: i64, digest: bytes, account: account_id, now: instant)
INSERT INTO document (blob_name, case_id, type, size, digest, account_id, made_us)
VALUES (:blob, :cid, :type, :size, :digest, :account, :now);

-- @one document_of_case(cid: case_id, blob: bytes) -> type: bytes, size: i64
SELECT type, size FROM document WHERE case_id = :cid AND blob_name = :blob;
