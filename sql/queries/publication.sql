-- What a publication is proposed from: the decision and the head of its record.
-- @one publication_source(cid: case_id) -> decision: decision_id, record: record_id, state: bytes, publish: bytes, basis: str, total: money, extra: str, remedies: str, remedy_due: date?, number: str?, signed_on: date?, unit_name: str?, name: str, address: str, subject: bytes, facility: facility_id?, cancelled: bool, age: bytes?
SELECT d.id AS decision, d.record_id AS record, d.state, d.publish, d.publish_basis AS basis,
       COALESCE(d.fine_amended, d.fine_total) AS total, d.extra, d.remedies, d.remedy_due, d.number, d.signed_on,
       d.unit_name, r.name, r.address, r.subject, r.facility_id AS facility,
       (c.stage = 'cancelled' OR d.cancelled_us IS NOT NULL) AS cancelled, s.age
  FROM decision d JOIN cases c ON c.id = d.case_id
  JOIN violation_record r ON r.id = d.record_id
  LEFT JOIN record_sheet s ON s.record_id = r.id
 WHERE d.live_case = :cid;

-- What a decision imposed: the gate asks the law about it.
-- @many publication_imposed(decision: decision_id) -> act: str, measure: bytes?
SELECT a.act_code AS act, m.code AS measure
  FROM decision_act a
  LEFT JOIN decision_measure m ON m.decision_id = a.decision_id AND m.n = a.n
 WHERE a.decision_id = :decision ORDER BY a.n, m.code LIMIT 200;

-- @many publication_acts(record: record_id) -> described: str
SELECT described FROM violation_act WHERE record_id = :record ORDER BY n LIMIT 50;

-- @exec publication_add(cid: case_id, decision: decision_id, slug: bytes, unit: unit_id, name: str, address: str, act: str, sanction: str, remedy: str, number: str, signed_on: date, unit_name: str, basis: str, total: money, subject: bytes, place: bytes, facility: facility_id?, maker: account_id, now: instant)
INSERT INTO publication (case_id, decision_id, slug, state, unit_id, name, address, act, sanction,
                         remedy, number, signed_on, unit_name, basis, fine_total, subject,
                         place_code, facility_id, made_by, made_us)
VALUES (:cid, :decision, :slug, 'draft', :unit, :name, :address, :act, :sanction, :remedy, :number,
        :signed_on, :unit_name, :basis, :total, :subject, :place, :facility, :maker, :now);

-- Acts that are filtered by; the text says them in words.
-- @exec publication_acts_add(id: publication_id, decision: decision_id)
INSERT INTO publication_act (publication_id, act_code)
SELECT DISTINCT :id, a.act_code FROM decision_act a WHERE a.decision_id = :decision;

-- Sent back to be mended, written again.
-- @exec publication_redraft(id: publication_id, act: str, sanction: str, remedy: str, maker: account_id, now: instant)
UPDATE publication SET act = :act, sanction = :sanction, remedy = :remedy, made_by = :maker,
       made_us = :now
 WHERE id = :id AND state = 'draft';

-- @one publication_of_case(cid: case_id) -> id: publication_id, slug: bytes, state: bytes, unit: unit_id, name: str, address: str, act: str, sanction: str, remedy: str, number: str, signed_on: date, unit_name: str, basis: str, total: money, maker: account_id, maker_name: str, made: instant, releaser_name: str?, released: instant?, why_withdrawn: str?, correction: str?, corrected: instant?, subject: bytes, place: bytes, execution: bytes, appeal: bytes, statement: str?, until: instant?, here: bool, gone_how: bytes?, gone: instant?, site: str, site_basis: str, posted_url: str?, posted_on: date?, off_there: instant?
SELECT p.id, p.slug, p.state, p.unit_id AS unit, p.name, p.address, p.act, p.sanction, p.remedy,
       p.number, p.signed_on, p.unit_name, p.basis, p.fine_total AS total,
       p.made_by AS maker, m.name AS maker_name, p.made_us AS made, r.name AS releaser_name,
       p.released_us AS released, p.why_withdrawn, p.correction, p.corrected_us AS corrected, p.subject,
       p.place_code AS place, p.execution, p.appeal, p.statement, p.expires_us AS until, p.here,
       p.gone_how, p.gone_us AS gone, p.site,
       p.site_basis, p.posted_url, p.posted_on, p.off_there_us AS off_there
  FROM publication p JOIN account m ON m.id = p.made_by
  LEFT JOIN account r ON r.id = p.released_by
 WHERE p.case_id = :cid ORDER BY p.id DESC LIMIT 1;

-- made: of the text that was previewed; another one is not released by mistake.
-- @exec publication_set_released(id: publication_id, made: instant, releaser: account_id, now: instant, here: i64, site: str, site_basis: str, until: instant)
UPDATE publication SET state = 'released', released_by = :releaser, released_us = :now,
       here = :here, site = :site, site_basis = :site_basis, expires_us = :until,
       changed_us = :now
 WHERE id = :id AND state = 'draft' AND made_us = :made AND made_by <> :releaser;

-- @exec publication_set_withdrawn(id: publication_id, how: bytes, why: str, now: instant)
UPDATE publication SET state = 'withdrawn', gone_how = :how, gone_us = :now,
       why_withdrawn = :why, changed_us = :now
 WHERE id = :id AND state IN ('draft', 'released');

-- The corrected text takes the place of the old one, which the archive keeps.
-- @exec publication_set_corrected(id: publication_id, correction: str, name: str, address: str, act: str, sanction: str, remedy: str, shown_until: instant, now: instant)
UPDATE publication SET correction = :correction, name = :name, address = :address, act = :act,
       sanction = :sanction, remedy = :remedy, corrected_us = :now,
       correction_until_us = :shown_until, correction_over = 0,
       expires_us = GREATEST(expires_us, :shown_until),
       changed_us = :now
 WHERE id = :id AND state = 'released';

-- @exec publication_note_add(id: publication_id, kind: bytes, words: str, name: str, address: str, act: str, sanction: str, remedy: str, maker: account_id, now: instant)
INSERT INTO publication_note (publication_id, kind, words, name, address, act, sanction, remedy,
                              made_by, made_us)
VALUES (:id, :kind, :words, :name, :address, :act, :sanction, :remedy, :maker, :now);

-- The one that waits for the second person.
-- @one publication_note_waiting(id: publication_id, kind: bytes) -> id: note_id, words: str, name: str, address: str, act: str, sanction: str, remedy: str, maker: account_id, maker_name: str, made: instant
SELECT n.id, n.words, n.name, n.address, n.act, n.sanction, n.remedy, n.made_by AS maker,
       a.name AS maker_name, n.made_us AS made
  FROM publication_note n JOIN account a ON a.id = n.made_by
 WHERE n.publication_id = :id AND n.kind = :kind AND n.released_us IS NULL
   AND n.dropped_us IS NULL
 ORDER BY n.id DESC LIMIT 1;

-- @exec publication_notes_drop(id: publication_id, kind: bytes, now: instant)
UPDATE publication_note SET dropped_us = :now
 WHERE publication_id = :id AND kind = :kind AND released_us IS NULL AND dropped_us IS NULL;

-- @exec publication_note_release(id: note_id, releaser: account_id, now: instant)
UPDATE publication_note SET released_by = :releaser, released_us = :now
 WHERE id = :id AND made_by <> :releaser AND released_us IS NULL AND dropped_us IS NULL;

-- The second person does not agree: what waited is dropped.
-- @exec publication_note_drop(id: note_id, account: account_id, now: instant)
UPDATE publication_note SET dropped_us = :now
 WHERE id = :id AND made_by <> :account AND released_us IS NULL AND dropped_us IS NULL;

-- @exec publication_set_statement(id: publication_id, words: str?, now: instant)
UPDATE publication SET statement = :words, statement_us = :now, changed_us = :now
 WHERE id = :id AND state = 'released';

-- How the decision stands: carried out, and whether somebody appeals. NULL: as it was.
-- @exec publication_follow_case(cid: case_id, execution: bytes?, now: instant)
UPDATE publication p
   SET p.execution = IF(:execution IS NULL OR (p.execution = 'late' AND :execution = 'open'),
                        p.execution, :execution),
       p.appeal = ELT(1
           + EXISTS (SELECT 1 FROM cases k WHERE k.parent_id = p.case_id
                        AND k.flow = 'complaint' AND k.ended = 0)
           + 2 * EXISTS (SELECT 1 FROM claim l WHERE l.case_id = p.case_id
                            AND l.kind = 'lawsuit'
                            AND (SELECT s.state FROM claim_state s WHERE s.claim_id = l.id
                                  ORDER BY s.id DESC LIMIT 1) IN ('filed', 'trial', 'appealed')),
           'none', 'complaint', 'lawsuit', 'both'),
       p.changed_us = :now
 WHERE p.case_id = :cid AND p.state = 'released';

-- Whose term to carry the decision out is over.
-- @exec publications_set_late(now: instant)
UPDATE publication p
  JOIN clock k ON k.case_id = p.case_id AND k.code = 'EXECUTE_DECISION'
   SET p.execution = 'late', p.changed_us = :now
 WHERE p.state = 'released' AND p.execution = 'open' AND k.stopped_us IS NULL
   AND k.paused_us IS NULL AND k.due_us < :now;

-- A correction that is not shown any more: told once, as every change is.
-- @exec publications_correction_over(now: instant)
UPDATE publication SET correction_over = 1,
       changed_us = IF(state = 'released', :now, changed_us)
 WHERE correction_over = 0 AND correction_until_us <= :now;

-- Every text that was shown, as it was shown.
-- @exec publication_text_keep(id: publication_id, maker: account_id, releaser: account_id, now: instant)
INSERT INTO publication_text (publication_id, n, name, address, act, sanction, remedy, correction,
                              made_by, released_by, released_us)
SELECT p.id, (SELECT COUNT(*) + 1 FROM publication_text t WHERE t.publication_id = p.id), p.name,
       p.address, p.act, p.sanction, p.remedy, p.correction, :maker, :releaser, :now
  FROM publication p WHERE p.id = :id;

-- Whose time is over, oldest first.
-- @many publications_over(now: instant) -> id: publication_id
SELECT p.id FROM publication p
 WHERE p.state = 'released' AND p.expires_us <= :now
   AND NOT EXISTS (SELECT 1 FROM case_value v WHERE v.case_id = p.case_id
                      AND v.name = 'track:publication'
                      AND v.value IN ('pub_correcting', 'pub_mending'))
 ORDER BY p.expires_us, p.id LIMIT 50;

-- @one publication_case_code(id: publication_id) -> case_code: bytes
SELECT c.code AS case_code FROM publication p JOIN cases c ON c.id = p.case_id WHERE p.id = :id;

-- In public without an end: released before there was one, or imported.
-- @many publications_endless() -> id: publication_id
SELECT p.id FROM publication p WHERE p.state = 'released' AND p.expires_us IS NULL
 ORDER BY p.id LIMIT 50;

-- @one publication_released(id: publication_id) -> released: instant
SELECT COALESCE(p.released_us, p.made_us) AS released FROM publication p
 WHERE p.id = :id AND p.state = 'released' AND p.expires_us IS NULL;

-- @exec publication_set_until(id: publication_id, until: instant, now: instant)
UPDATE publication SET expires_us = GREATEST(:until, COALESCE(correction_until_us, 0)),
       changed_us = :now
 WHERE id = :id AND state = 'released' AND expires_us IS NULL;

-- @exec publication_set_expired(id: publication_id, now: instant)
UPDATE publication SET state = 'expired', gone_how = 'expired', gone_us = :now, changed_us = :now
 WHERE id = :id AND state = 'released' AND expires_us <= :now
   AND NOT EXISTS (SELECT 1 FROM case_value v WHERE v.case_id = publication.case_id
                      AND v.name = 'track:publication'
                      AND v.value IN ('pub_correcting', 'pub_mending'));

-- Signed decisions of a unit to be published that nobody has written a text for, or not the
-- right one yet: then with why the wrong one went. What ends first stands first.
-- @many publications_due(unit: unit_id) -> case_code: bytes, name: str, number: str?, signed_on: date?, publish: bytes, due: instant?, wrong: str?
SELECT c.code AS case_code, r.name, d.number, d.signed_on, d.publish,
       (SELECT MIN(k.due_us) FROM clock k WHERE k.case_id = c.id AND k.stopped_us IS NULL
           AND k.code IN ('PUBLISH_SEND', 'PUBLISH_CORRECT_REQUEST')) AS due,
       (SELECT p.why_withdrawn FROM publication p WHERE p.decision_id = d.id
           AND p.gone_how = 'wrong' ORDER BY p.id DESC LIMIT 1) AS wrong
  FROM decision d
  JOIN cases c ON c.id = d.case_id AND c.unit_id = :unit
  JOIN violation_record r ON r.id = d.record_id
  JOIN case_value v ON v.case_id = c.id AND v.name = 'track:publication' AND v.value = 'pub_due'
 WHERE d.publish IN ('must', 'chosen') AND d.state = 'signed' AND d.cancelled_us IS NULL
 ORDER BY due IS NULL, due, d.id LIMIT 50;

-- Taken down at once as wrong, not looked at by a second person yet.
-- @many publications_recalled(unit: unit_id) -> case_code: bytes, name: str, number: str, signed_on: date, why: str?, gone: instant?, due: instant?
SELECT c.code AS case_code, p.name, p.number, p.signed_on, p.why_withdrawn AS why,
       p.gone_us AS gone,
       (SELECT MIN(k.due_us) FROM clock k WHERE k.case_id = c.id AND k.stopped_us IS NULL
           AND k.code = 'PUBLISH_CORRECT_REQUEST') AS due
  FROM publication p JOIN cases c ON c.id = p.case_id
  JOIN case_value v ON v.case_id = c.id AND v.name = 'track:publication'
   AND v.value = 'pub_recalled'
 WHERE p.unit_id = :unit AND p.state = 'withdrawn' AND p.gone_how = 'wrong'
   AND p.id = (SELECT MAX(x.id) FROM publication x WHERE x.case_id = c.id)
 ORDER BY due IS NULL, due, p.id LIMIT 50;

-- Waiting for the second person.
-- @many publications_waiting(unit: unit_id) -> case_code: bytes, name: str, number: str, signed_on: date, maker: account_id, maker_name: str, made: instant
SELECT c.code AS case_code, p.name, p.number, p.signed_on, p.made_by AS maker,
       a.name AS maker_name, p.made_us AS made
  FROM publication p JOIN cases c ON c.id = p.case_id JOIN account a ON a.id = p.made_by
  JOIN case_value v ON v.case_id = c.id AND v.name = 'track:publication' AND v.value = 'pub_ready'
 WHERE p.unit_id = :unit AND p.state = 'draft' ORDER BY p.signed_on, p.id LIMIT 50;

-- @many publications_out(unit: unit_id) -> case_code: bytes, slug: bytes, name: str, number: str, signed_on: date, released: instant?, until: instant?
SELECT c.code AS case_code, p.slug, p.name, p.number, p.signed_on, p.released_us AS released,
       p.expires_us AS until
  FROM publication p JOIN cases c ON c.id = p.case_id
 WHERE p.unit_id = :unit AND p.state = 'released'
 ORDER BY p.signed_on DESC, p.id DESC LIMIT 50;

-- The proof that another site, the designated one, has posted the text.
-- @exec publication_set_posted(id: publication_id, url: str, day: date)
UPDATE publication SET posted_url = :url, posted_on = :day
 WHERE id = :id AND state = 'released' AND here = 0;

-- Gone here, and nobody has seen yet that the other site took it down, too.
-- @many publications_off_there(unit: unit_id) -> case_code: bytes, name: str, number: str, signed_on: date, url: str?, gone: instant?
SELECT c.code AS case_code, p.name, p.number, p.signed_on, p.posted_url AS url, p.gone_us AS gone
  FROM publication p JOIN cases c ON c.id = p.case_id
 WHERE p.unit_id = :unit AND p.here = 0 AND p.off_there_us IS NULL
   AND p.state IN ('withdrawn', 'expired') AND p.posted_url IS NOT NULL
 ORDER BY p.gone_us, p.id LIMIT 50;

-- @exec publication_set_off_there(cid: case_id, now: instant)
UPDATE publication SET off_there_us = :now
 WHERE case_id = :cid AND here = 0 AND off_there_us IS NULL
   AND state IN ('withdrawn', 'expired') AND posted_url IS NOT NULL;

-- The archive: every text that was shown, and what everybody outside saw happen.
-- @many publication_texts(id: publication_id) -> n: i64, name: str, address: str, act: str, sanction: str, remedy: str, correction: str?, maker: str, releaser: str, released: instant
SELECT t.n, t.name, t.address, t.act, t.sanction, t.remedy, t.correction, m.name AS maker,
       r.name AS releaser, t.released_us AS released
  FROM publication_text t JOIN account m ON m.id = t.made_by JOIN account r ON r.id = t.released_by
 WHERE t.publication_id = :id ORDER BY t.n DESC LIMIT 50;

-- @many publication_log(id: publication_id) -> what: bytes, at: instant
SELECT l.what, l.at_us AS at FROM publication_change l
 WHERE l.publication_id = :id ORDER BY l.id DESC LIMIT 100;

-- Corrections, statements and removals of these that wait for the second person.
-- @many publication_notes_open(unit: unit_id) -> case_code: bytes, kind: bytes, name: str, number: str, signed_on: date, maker: account_id, maker_name: str, made: instant
SELECT c.code AS case_code, n.kind, p.name, p.number, p.signed_on, n.made_by AS maker,
       a.name AS maker_name, n.made_us AS made
  FROM publication_note n
  JOIN publication p ON p.id = n.publication_id AND p.unit_id = :unit
   AND (n.kind = 'removal' OR p.state = 'released')
  JOIN cases c ON c.id = p.case_id JOIN account a ON a.id = n.made_by
 WHERE n.released_us IS NULL AND n.dropped_us IS NULL
   AND (n.kind <> 'correction' OR EXISTS (SELECT 1 FROM case_value v WHERE v.case_id = p.case_id
        AND v.name = 'track:publication' AND v.value = 'pub_correcting'))
 ORDER BY n.id LIMIT 50;
