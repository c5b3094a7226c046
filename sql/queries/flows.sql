-- The version of a workflow that new cases take on a day; none: the lowest in the folder.
-- @one flow_active(flow: bytes, today: date) -> version: i64, digest: bytes
SELECT to_version AS version, digest FROM flow_activation
 WHERE flow = :flow AND undone_us IS NULL AND active_from <= :today
 ORDER BY to_version DESC LIMIT 1;

-- Every version that was ever activated, with the file it was.
-- @many flow_activated() -> id: activation_id, flow: bytes, from_version: i64, to_version: i64, digest: bytes, undone: instant?
SELECT id, flow, from_version, to_version, digest, undone_us AS undone FROM flow_activation
 ORDER BY id LIMIT 500;

-- Versions that cases have; reads one key of the index for each.
-- @many flow_used() -> flow: bytes, version: i64
SELECT flow, flow_version AS version FROM cases GROUP BY flow, flow_version LIMIT 500;

-- The newest activation of a workflow, held against another administrator.
-- @one flow_last_activation(flow: bytes) -> id: activation_id, version: i64
SELECT id, to_version AS version FROM flow_activation
 WHERE flow = :flow AND undone_us IS NULL ORDER BY to_version DESC LIMIT 1 FOR UPDATE;

-- @exec flow_activation_add(flow: bytes, from_version: i64, to_version: i64, active_from: date, digest: bytes, mapping: str, planned: i64, by: account_id, now: instant)
INSERT INTO flow_activation (flow, from_version, to_version, active_from, digest, mapping,
                             planned, activated_by, activated_us)
VALUES (:flow, :from_version, :to_version, :active_from, :digest, :mapping, :planned, :by, :now);

-- @one flow_activation_hold(id: activation_id) -> flow: bytes, from_version: i64, to_version: i64, moved: i64, undone: instant?
SELECT flow, from_version, to_version, moved, undone_us AS undone FROM flow_activation
 WHERE id = :id FOR UPDATE;

-- @exec flow_activation_undo(id: activation_id, by: account_id, now: instant)
UPDATE flow_activation SET undone_by = :by, undone_us = :now, done_us = NULL, cursor_id = 0
 WHERE id = :id AND undone_us IS NULL;

-- Open cases of a version by stage, for the preview of an activation.
-- @many flow_stages(flow: bytes, version: i64) -> stage: bytes, n: i64
SELECT stage, COUNT(*) AS n FROM cases
 WHERE flow = :flow AND flow_version = :version AND ended = 0 GROUP BY stage LIMIT 200;

-- Some of them, to look at.
-- @many flow_sample(flow: bytes, version: i64) -> code: bytes, stage: bytes
SELECT code, stage FROM cases
 WHERE flow = :flow AND flow_version = :version AND ended = 0 ORDER BY id LIMIT 20;

-- A person who holds a role today, in any unit.
-- @one account_role(login: str, role: bytes, today: date) -> id: account_id
SELECT a.id FROM account a JOIN office o ON o.account_id = a.id
 WHERE a.login = :login AND BINARY a.login = BINARY :login AND a.disabled = 0 AND o.role = :role
   AND o.valid_from <= :today AND (o.valid_to IS NULL OR o.valid_to >= :today)
 ORDER BY a.id LIMIT 1;

-- Activations with work left: cases to move, or to move back.
-- @many flow_waiting(today: date) -> id: activation_id, flow: bytes, from_version: i64, to_version: i64, active_from: date, digest: bytes, mapping: str, cursor: i64, activated: instant, undone: instant?
SELECT id, flow, from_version, to_version, active_from, digest, mapping, cursor_id AS `cursor`,
       activated_us AS activated, undone_us AS undone
  FROM flow_activation
 WHERE done_us IS NULL AND (active_from <= :today OR undone_us IS NOT NULL) ORDER BY id LIMIT 20;

-- @many flow_to_move(flow: bytes, version: i64, after: i64) -> id: case_id
SELECT id FROM cases WHERE flow = :flow AND flow_version = :version AND ended = 0 AND id > :after
 ORDER BY id LIMIT 50;

-- Those that it has not come to; asked once, when nothing seems to be left.
-- @many flow_left(flow: bytes, version: i64, act: activation_id) -> id: case_id
SELECT c.id FROM cases c
 WHERE c.flow = :flow AND c.flow_version = :version AND c.ended = 0
   AND NOT EXISTS (SELECT 1 FROM flow_move m WHERE m.activation_id = :act AND m.case_id = c.id)
 ORDER BY c.id LIMIT 50;

-- @many flow_to_undo(act: activation_id, after: i64) -> id: case_id
SELECT case_id AS id FROM flow_move
 WHERE activation_id = :act AND state = 'moved' AND case_id > :after ORDER BY case_id LIMIT 50;

-- @one flow_case_hold(id: case_id) -> code: bytes, flow: bytes, version: i64, stage: bytes, ended: bool
SELECT code, flow, flow_version AS version, stage, ended FROM cases WHERE id = :id FOR UPDATE;

-- @exec flow_case_set(id: case_id, version: i64, stage: bytes)
UPDATE cases SET flow_version = :version, stage = :stage WHERE id = :id;

-- @one flow_move_get(act: activation_id, cid: case_id) -> state: bytes, from_stage: bytes, to_stage: bytes, tracks: str, seq: i64, at: instant
SELECT state, from_stage, to_stage, tracks, seq, at_us AS at FROM flow_move
 WHERE activation_id = :act AND case_id = :cid;

-- @exec flow_move_add(act: activation_id, cid: case_id, state: bytes, why: bytes, from_stage: bytes, to_stage: bytes, tracks: str, seq: i64, now: instant)
INSERT INTO flow_move (activation_id, case_id, state, why, from_stage, to_stage, tracks, seq,
                       at_us)
VALUES (:act, :cid, :state, :why, :from_stage, :to_stage, :tracks, :seq, :now);

-- @exec flow_move_end(act: activation_id, cid: case_id, state: bytes, why: bytes)
UPDATE flow_move SET state = :state, why = :why
 WHERE activation_id = :act AND case_id = :cid AND state = 'moved';

-- @exec flow_count(act: activation_id, cid: i64, moved: i64, kept: i64, back: i64)
UPDATE flow_activation SET moved = moved + :moved, kept = kept + :kept, back = back + :back,
                           cursor_id = GREATEST(cursor_id, :cid)
 WHERE id = :act;

-- @exec flow_set_done(act: activation_id, now: instant)
UPDATE flow_activation SET done_us = :now WHERE id = :act AND done_us IS NULL;

-- What happened to a case since an event.
-- @many flow_events_since(cid: case_id, seq: i64) -> type: bytes
SELECT type FROM event WHERE case_id = :cid AND seq > :seq ORDER BY seq LIMIT 200;

-- Cases that an activation did not move, or not back, and why.
-- @many flow_stayed(act: activation_id, state: bytes) -> code: bytes, stage: bytes, why: bytes
SELECT c.code, c.stage, m.why FROM flow_move m JOIN cases c ON c.id = m.case_id
 WHERE m.activation_id = :act AND m.state = :state ORDER BY m.case_id LIMIT 50;

-- Activations for the administrators' page, newest first.
-- @many flow_activations() -> id: activation_id, flow: bytes, from_version: i64, to_version: i64, active_from: date, planned: i64, moved: i64, kept: i64, back: i64, activated: instant, by_name: str, undone: instant?, undone_name: str?, done: instant?
SELECT f.id, f.flow, f.from_version, f.to_version, f.active_from, f.planned, f.moved, f.kept,
       f.back, f.activated_us AS activated, a.name AS by_name, f.undone_us AS undone,
       u.name AS undone_name, f.done_us AS done
  FROM flow_activation f
  JOIN account a ON a.id = f.activated_by
  LEFT JOIN account u ON u.id = f.undone_by
 ORDER BY f.id DESC LIMIT 50;
