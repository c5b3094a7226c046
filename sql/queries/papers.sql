-- What official forms are filled with, beside the statements of the pages.

-- The body that held a unit's place on a day, and what stood above it.
-- @one paper_body(unit: unit_id, day: date) -> level: bytes, kind: str, name: str, up_kind: str?, up_name: str?
SELECT n.level, n.kind_vi AS kind, n.name_vi AS name, p.kind_vi AS up_kind, p.name_vi AS up_name
  FROM unit u
  JOIN unit n ON n.code = u.code AND COALESCE(n.body_id, n.id) = COALESCE(u.body_id, u.id)
       AND n.valid_from <= :day AND (n.valid_to IS NULL OR n.valid_to >= :day)
  LEFT JOIN unit p ON p.code = n.parent_code
       AND p.valid_from <= :day AND (p.valid_to IS NULL OR p.valid_to >= :day)
 WHERE u.id = :unit LIMIT 1;

-- The violator's number as it was sealed; asked for by those who handle the case alone.
-- @one paper_id_number(cid: case_id) -> box: bytes?
SELECT id_number AS box FROM violation_record WHERE case_id = :cid;

-- The times that one of some steps was taken, the last first: what was typed, by whom, in which position.
-- @many paper_steps(cid: case_id, types: bytes, unit: unit_id) -> data: str, at: instant, name: str?, seq: i64, position: bytes?
SELECT e.data, e.at_us AS at, a.name, e.seq,
       (SELECT o.position FROM office o
         WHERE o.account_id = e.account_id AND o.unit_id = :unit AND o.role = 'signer'
           AND o.position IS NOT NULL ORDER BY o.valid_from DESC LIMIT 1) AS position
  FROM event e LEFT JOIN account a ON a.id = e.account_id
 WHERE e.case_id = :cid AND FIND_IN_SET(e.type, :types) ORDER BY e.seq DESC LIMIT 50;

-- The case as its steps told it, in their order: a paper says what was so when it was made.
-- @many paper_history(cid: case_id) -> seq: i64, type: bytes, data: str
SELECT e.seq, e.type, e.data FROM event e WHERE e.case_id = :cid ORDER BY e.seq LIMIT 2000;

-- Minutes of a hearing and of a verification, decisions to stay or postpone the execution, exhibits with what is still held of them; one order of seizure with its list and end (seizure), one longer term (term), and what became of things by one paper (moved, moved_on; NULL: the last); target: the paper that one of this form (MQĐ38-40) changes, or that is carried out.
-- @many paper_beside(cid: case_id, form: bytes, seizure: i64, term: i64, moved: str?, moved_on: date?) -> what: str, name: str, at: str, unit: str, held: i64, state: str, seal: str, keeper: str
SELECT COALESCE(CAST(m.kind AS CHAR), '') AS what, m.number AS name,
       COALESCE(CAST(m.made_at AS CHAR), '') AS at, '' AS unit,
       0 AS held, '' AS state, '' AS seal, '' AS keeper
  FROM minutes m WHERE m.case_id = :cid AND m.kind IN ('hearing', 'verification')
 UNION ALL
SELECT IF(p.form = 'MQD31', 'stay', 'postponement'), p.number,
       COALESCE(CAST(p.signed_on AS CHAR), ''), '', 0, '', '', ''
  FROM paper p WHERE p.case_id = :cid AND p.form IN ('MQD03', 'MQD31')
 UNION ALL
SELECT 'waived', v.value, '', '', 0, '', '', ''
  FROM case_value v WHERE v.case_id = :cid AND v.name = 'waiver'
 UNION ALL
SELECT 'explained', '', v.value, '', 0, '', '', ''
  FROM case_value v JOIN case_value k ON k.case_id = v.case_id AND k.name = 'explain_kind'
       AND k.value = 'written'
 WHERE v.case_id = :cid AND v.name = 'explained_on'
 UNION ALL
SELECT IF(e.kind = 'paper', 'exhibit_paper', 'exhibit'), e.name, '', e.unit,
       e.quantity - COALESCE((SELECT SUM(v.quantity) FROM exhibit_move v
                               WHERE v.exhibit_id = e.id), 0), e.state, e.seal, e.keeper
  FROM seizure s JOIN exhibit e ON e.seizure_id = s.id WHERE s.case_id = :cid
 UNION ALL
SELECT 'item', e.name, COALESCE(LPAD(e.n, 6, '0'), ''), e.unit, e.quantity, e.state, e.seal, e.keeper
  FROM exhibit e WHERE e.seizure_id = :seizure
 UNION ALL
SELECT k.what, IF(k.what = 'seizure', s.number, IF(k.what = 'taken', s.minutes, '')),
       COALESCE(CAST(IF(k.what = 'seizure', s.ordered_on,
                        IF(k.what = 'taken', s.taken_on, s.until_on)) AS CHAR), ''),
       '', 0, s.reason, s.signer, s.place
  FROM seizure s JOIN (SELECT 'seizure' AS what UNION ALL SELECT 'taken'
                       UNION ALL SELECT 'until') k
 WHERE s.id = :seizure
 UNION ALL
SELECT k.what, t.number, COALESCE(CAST(IF(k.what = 'longer', t.ordered_on, t.until_on) AS CHAR), ''),
       '', 0, t.reason, '', ''
  FROM seizure_term t JOIN (SELECT 'longer' AS what UNION ALL SELECT 'longer_until') k
 WHERE t.id = :term
 UNION ALL
SELECT COALESCE(CAST(v.kind AS CHAR), ''), e.name, COALESCE(CAST(v.on_day AS CHAR), ''), e.unit,
       v.quantity, v.state, v.number, v.party
  FROM seizure s JOIN exhibit e ON e.seizure_id = s.id
  JOIN exhibit_move v ON v.exhibit_id = e.id
 WHERE s.case_id = :cid AND v.kind IN ('return', 'confiscate', 'destroy')
   AND v.on_day = COALESCE(:moved_on, v.on_day)
   AND v.number = COALESCE(:moved, (SELECT w.number FROM seizure r JOIN exhibit x ON x.seizure_id = r.id
                     JOIN exhibit_move w ON w.exhibit_id = x.id
                    WHERE r.case_id = :cid AND w.kind = v.kind ORDER BY w.id DESC LIMIT 1))
 UNION ALL
(SELECT 'target', p.number, COALESCE(CAST(p.signed_on AS CHAR), ''), '', 0, '', '', ''
   FROM paper p
  WHERE p.case_id = :cid AND p.form IN ('MQD01', 'MQD02', 'MQD14', 'MQD15')
    AND p.id < COALESCE((SELECT MAX(q.id) FROM paper q
                          WHERE q.case_id = :cid AND q.form = :form), p.id + 1)
  ORDER BY p.id DESC LIMIT 1)
 ORDER BY what, at, name LIMIT 500;

-- The orders of seizure of a case, and of what is asked for (seizure, taken, longer, or the kind of a move) the papers there are; seizure 0: things of several orders.
-- A group is never empty: COALESCE only says so to the database.
-- @many paper_seized(cid: case_id, what: bytes) -> is_order: bool, seq: i64, seizure: i64, number: str, day: date, at: instant
SELECT 1 AS is_order, s.id AS seq, s.id AS seizure,
       COALESCE(IF(:what = 'taken', s.minutes, NULL), s.number) AS number,
       COALESCE(IF(:what = 'taken', s.taken_on, NULL), s.ordered_on) AS day, s.made_us AS at
  FROM seizure s WHERE s.case_id = :cid
 UNION ALL
SELECT 0, t.id, s.id, t.number, t.ordered_on, t.made_us
  FROM seizure s JOIN seizure_term t ON t.seizure_id = s.id
 WHERE s.case_id = :cid AND :what = 'longer'
 UNION ALL
SELECT 0, COALESCE(MAX(v.id), 0), IF(COUNT(DISTINCT s.id) = 1, COALESCE(MAX(s.id), 0), 0),
       v.number, v.on_day, COALESCE(MAX(v.made_us), 0)
  FROM seizure s JOIN exhibit e ON e.seizure_id = s.id JOIN exhibit_move v ON v.exhibit_id = e.id
 WHERE s.case_id = :cid AND v.kind = :what GROUP BY v.number, v.on_day
 ORDER BY seq DESC LIMIT 200;

-- How often a form was issued in a case, the token of the last, and whether the version of
-- the form was compared with the text in force.
-- words: what was typed for it last, paper_words.
-- words_id, writer, written: which words, whose, when; 0 and none where nothing was typed.
-- And the body that holds the unit's place on that day, as paper_body; of a record (MBB01) the unit of who wrote it, who may have handed the file over since.
-- about: words of that order of seizure alone, 0: of a form that speaks of none.
-- number: of the paper that is meant, '' of the last one; words: typed from..until.
-- issuer: the body that issued the paper of that day; another one where the file passed on since.
-- @one papers_issued(cid: case_id, form: bytes, digest: bytes, unit: unit_id, day: date, number: str, about: i64, since: instant, until: instant) -> n: i64, token: bytes?, good: bool, words: str?, words_id: i64, writer: str?, written: instant?, issuer: str?, level: bytes?, kind: str?, name: str?, up_kind: str?, up_name: str?
SELECT COALESCE((SELECT COUNT(*) FROM paper p WHERE p.case_id = :cid AND p.form = :form), 0) AS n,
       (SELECT q.token FROM paper q WHERE q.case_id = :cid AND q.form = :form
           AND (LENGTH(:number) = 0 OR (q.number = :number AND q.signed_on = :day))
         ORDER BY q.id DESC LIMIT 1) AS token,
       COALESCE((SELECT k.good FROM form_check k WHERE k.digest = :digest
                  ORDER BY k.id DESC LIMIT 1), 0) AS good,
       t.words, COALESCE(t.id, 0) AS words_id, a.name AS writer, t.made_us AS written,
       (SELECT i.unit_name FROM paper i
         WHERE i.case_id = :cid AND i.form = :form AND i.signed_on = :day
         ORDER BY i.id DESC LIMIT 1) AS issuer,
       n.level, n.kind_vi AS kind, n.name_vi AS name, p.kind_vi AS up_kind, p.name_vi AS up_name
  FROM unit u
  LEFT JOIN paper_words t ON t.id = (SELECT MAX(w.id) FROM paper_words w
                                      WHERE w.case_id = :cid AND w.form = :form
                                        AND w.made_us BETWEEN :since AND :until
                                        AND (:about = 0 OR JSON_VALUE(w.words, '$.seizure') = :about))
  LEFT JOIN account a ON a.id = t.account_id
  LEFT JOIN unit n ON n.code = u.code AND COALESCE(n.body_id, n.id) = COALESCE(u.body_id, u.id)
       AND n.valid_from <= :day AND (n.valid_to IS NULL OR n.valid_to >= :day)
  LEFT JOIN unit p ON p.code = n.parent_code
       AND p.valid_from <= :day AND (p.valid_to IS NULL OR p.valid_to >= :day)
 WHERE u.id = COALESCE((SELECT o.unit_id FROM violation_record r JOIN office o ON o.account_id = r.writer_id
                         WHERE r.case_id = :cid AND :form = 'MBB01' AND o.valid_from <= r.made_on
                           AND (o.valid_to IS NULL OR o.valid_to >= r.made_on)
                         ORDER BY o.unit_id = :unit DESC, o.valid_from DESC LIMIT 1), :unit)
 LIMIT 1;

-- @exec paper_add(token: bytes, cid: case_id, form: bytes, number: str, signed_on: date, unit_name: str, blob: bytes, sha256: bytes, now: instant)
INSERT INTO paper (token, case_id, form, number, signed_on, unit_name, blob_name, sha256, made_us)
VALUES (:token, :cid, :form, :number, :signed_on, :unit_name, :blob, :sha256, :now);

-- @one paper_of_token(token: bytes) -> number: str, signed_on: date, unit_name: str, sha256: bytes
CALL paper_of_token(:token);

-- @exec form_check_add(slug: bytes, digest: bytes, good: bool, compared: str, account: account_id, now: instant)
INSERT INTO form_check (slug, digest, good, compared, account_id, made_us)
VALUES (:slug, :digest, :good, :compared, :account, :now);

-- @one form_checked(digest: bytes) -> good: bool
SELECT good FROM form_check WHERE digest = :digest ORDER BY id DESC LIMIT 1;

-- @many form_checks() -> digest: bytes, good: bool, compared: str, name: str, made: instant
SELECT f.digest, f.good, f.compared, a.name, f.made_us AS made
  FROM form_check f JOIN account a ON a.id = f.account_id ORDER BY f.id DESC LIMIT 500;

-- One delegation with everything its documents say.
-- @one paper_delegation(id: delegation_id) -> unit: unit_id, giver: str, position: bytes, deputy: str, deputy_position: bytes?, content: bytes, fine_max: i64?, scope: str, number: str, signed_on: date, since: date, until: date, ended: date?, end_number: str?, end_reason: str?
SELECT d.unit_id AS unit, g.name AS giver, d.giver_position AS position, b.name AS deputy,
       (SELECT o.position FROM office o
         WHERE o.account_id = d.deputy_id AND o.unit_id = d.unit_id AND o.role = 'signer'
           AND o.position IS NOT NULL AND o.valid_from <= d.valid_from
         ORDER BY o.valid_from DESC LIMIT 1) AS deputy_position,
       d.content, d.fine_max, d.scope, d.number, d.signed_on, d.valid_from AS since,
       d.valid_to AS until, d.ended_on AS ended, d.end_number, d.end_reason
  FROM delegation d JOIN account g ON g.id = d.giver_id JOIN account b ON b.id = d.deputy_id
 WHERE d.id = :id;

-- The register of a unit: hotline cases by the day on which they were opened.
-- @many paper_register(unit: unit_id, since: instant, until: instant) -> code: bytes, opened: instant, pollution: bytes, flow: bytes, version: i64, stage: bytes, ended: bool, due: instant?, late: bool, result: str?
SELECT c.code, c.opened_us AS opened, c.pollution, c.flow, c.flow_version AS version, c.stage,
       c.ended, c.due_us AS due,
       EXISTS (SELECT 1 FROM clock k WHERE k.case_id = c.id AND k.ours = 1
                AND k.late_us IS NOT NULL) AS late,
       (SELECT v.value FROM case_value v WHERE v.case_id = c.id AND v.name = 'finding') AS result
  FROM cases c
 WHERE c.unit_id = :unit AND c.flow = 'hotline' AND c.opened_us BETWEEN :since AND :until
 ORDER BY c.opened_us, c.id LIMIT 2001;

-- @exec paper_words_add(cid: case_id, form: bytes, words: str, account: account_id, now: instant)
INSERT INTO paper_words (case_id, form, words, account_id, made_us)
VALUES (:cid, :form, :words, :account, :now);
