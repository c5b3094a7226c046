-- The rota.
-- @exec shift_add(unit: unit_id, account: account_id, phone: str?, since: instant, until: instant, by: account_id, now: instant)
INSERT INTO duty_shift (unit_id, account_id, phone, from_us, until_us, planned_by, planned_us)
VALUES (:unit, :account, :phone, :since, :until, :by, :now);

-- Shifts of a unit that touch the days shown, oldest first.
-- @many shifts_of_unit(unit: unit_id, since: instant, until: instant) -> id: shift_id, account: account_id, name: str, phone: str?, since: instant, until: instant
SELECT s.id, s.account_id AS account, a.name, s.phone, s.from_us AS since, s.until_us AS until
  FROM duty_shift s JOIN account a ON a.id = s.account_id
 WHERE s.unit_id = :unit AND s.until_us > :since AND s.from_us < :until AND s.ended_us IS NULL
 ORDER BY s.from_us, s.until_us, s.id LIMIT 400;

-- The same person twice at the same time, in whatever unit.
-- @one shift_clash(account: account_id, since: instant, until: instant) -> since: instant, until: instant
SELECT from_us AS since, until_us AS until FROM duty_shift
 WHERE account_id = :account AND until_us > :since AND from_us < :until AND ended_us IS NULL
 ORDER BY from_us LIMIT 1;

-- @one shift_lock(id: shift_id) -> unit: unit_id, until: instant, ended: instant?
SELECT unit_id AS unit, until_us AS until, ended_us AS ended FROM duty_shift
 WHERE id = :id FOR UPDATE;

-- @exec shift_end(id: shift_id, by: account_id, now: instant)
UPDATE duty_shift SET ended_by = :by, ended_us = :now WHERE id = :id AND ended_us IS NULL;

-- Who is on duty now, and who works in the unit still.
-- @many duty_now(unit: unit_id, now: instant, today: date) -> account: account_id, name: str, phone: str?, since: instant, until: instant, level: bytes, kind: str, unit_name: str
SELECT s.account_id AS account, a.name, s.phone, s.from_us AS since, s.until_us AS until, u.level,
       u.kind_vi AS kind, u.name_vi AS unit_name
  FROM duty_shift s
  JOIN account a ON a.id = s.account_id AND a.disabled = 0
  JOIN unit u ON u.id = s.unit_id
 WHERE s.unit_id = :unit AND s.until_us > :now AND s.from_us <= :now AND s.ended_us IS NULL
   AND EXISTS (SELECT 1 FROM office o WHERE o.account_id = a.id AND o.unit_id = s.unit_id
                  AND o.valid_from <= :today AND (o.valid_to IS NULL OR o.valid_to >= :today))
 ORDER BY s.from_us, s.id LIMIT 10;

-- Alarms. One that rings goes on ringing; one that was answered rings anew, but not by the
-- person who answered it.
-- @exec alarm_add(cid: case_id, why: bytes, by: account_id?, now: instant)
INSERT INTO alarm (case_id, why, raised_us, next_us) VALUES (:cid, :why, :now, :now)
ON DUPLICATE KEY UPDATE
    why = IF(ack_us IS NULL OR ack_by = :by, why, VALUES(why)),
    raised_us = IF(ack_us IS NULL OR ack_by = :by, raised_us, VALUES(raised_us)),
    rung = IF(ack_us IS NULL OR ack_by = :by, rung, 0),
    next_us = IF(ack_us IS NULL OR ack_by = :by, next_us, VALUES(next_us)),
    ack_by = IF(ack_by = :by, ack_by, NULL),
    ack_us = IF(ack_by IS NULL, NULL, ack_us);

-- @exec alarm_set_ack(cid: case_id, by: account_id?, now: instant)
UPDATE alarm SET ack_by = :by, ack_us = :now, next_us = NULL
 WHERE case_id = :cid AND ack_us IS NULL;

-- @many alarms_due(now: instant) -> cid: case_id
SELECT case_id AS cid FROM alarm WHERE next_us <= :now ORDER BY next_us LIMIT 50;

-- Holds the case, as every step does, then the alarm: does it still have to climb?
-- @one alarm_hold(cid: case_id, now: instant) -> rung: i64, unit: unit_id, ended: bool
SELECT STRAIGHT_JOIN a.rung, c.unit_id AS unit, c.ended
  FROM cases c JOIN alarm a ON a.case_id = c.id AND a.next_us <= :now
 WHERE c.id = :cid FOR UPDATE;

-- @exec alarm_set_rung(cid: case_id, rung: i64, next: instant?)
UPDATE alarm SET rung = :rung, next_us = :next WHERE case_id = :cid AND ack_us IS NULL;

-- Alarms that ring: those of the unit, and of the units below it.
-- @many alarms_open(unit: unit_id, below: bytes) -> cid: case_id, code: bytes, title: str, place: str, unit_kind: str, unit_name: str, level: bytes, raised: instant, rung: i64, next: instant?
SELECT c.id AS cid, c.code, c.title, c.place, u.kind_vi AS unit_kind, u.name_vi AS unit_name,
       u.level, a.raised_us AS raised, a.rung, a.next_us AS next
  FROM alarm a FORCE INDEX (open) JOIN cases c ON c.id = a.case_id JOIN unit u ON u.id = c.unit_id
 WHERE a.ack_us IS NULL AND (c.unit_id = :unit OR u.parent_code = :below)
 ORDER BY a.raised_us LIMIT 50;

-- The hand-over of a shift: urgent cases first (they ring, or were answered in the last days),
-- then the open cases of the unit whose term ends soonest.
-- @many shift_urgent(unit: unit_id, since: instant) -> cid: case_id, code: bytes, title: str, flow: bytes, version: i64, stage: bytes, due: instant?
SELECT c.id AS cid, c.code, c.title, c.flow, c.flow_version AS version, c.stage, c.due_us AS due
  FROM alarm a FORCE INDEX (open) JOIN cases c ON c.id = a.case_id
 WHERE (a.ack_us IS NULL OR a.ack_us >= :since) AND c.unit_id = :unit AND c.ended = 0
 ORDER BY a.raised_us LIMIT 30;

-- @many shift_unfinished(unit: unit_id) -> cid: case_id, code: bytes, title: str, flow: bytes, version: i64, stage: bytes, due: instant?
SELECT id AS cid, code, title, flow, flow_version AS version, stage, due_us AS due
  FROM cases FORCE INDEX (inbox)
 WHERE unit_id = :unit AND ended = 0 AND due_us > 0 ORDER BY due_us, id LIMIT 50;

-- Not counted past a thousand.
-- @one shift_open(unit: unit_id) -> n: i64
SELECT COUNT(*) AS n FROM (SELECT 1 FROM cases FORCE INDEX (inbox)
                            WHERE unit_id = :unit AND ended = 0 LIMIT 1000) t;

-- @exec shift_handover_add(unit: unit_id, by: account_id, now: instant, note: str, n_open: i64, digest: bytes)
INSERT INTO shift_handover (unit_id, given_by, given_us, note, n_open, digest)
VALUES (:unit, :by, :now, :note, :n_open, :digest);

-- @exec shift_handover_case_add(handover: shift_handover_id, seq: i64, cid: case_id, urgent: bool, line: str)
INSERT INTO shift_handover_case (handover_id, seq, case_id, urgent, line)
VALUES (:handover, :seq, :cid, :urgent, :line);

-- @one shift_handover_lock(id: shift_handover_id) -> unit: unit_id, given_by: account_id, taken: instant?
SELECT unit_id AS unit, given_by, taken_us AS taken FROM shift_handover WHERE id = :id FOR UPDATE;

-- @exec shift_handover_take(id: shift_handover_id, by: account_id, now: instant)
UPDATE shift_handover SET taken_by = :by, taken_us = :now WHERE id = :id AND taken_us IS NULL;

-- @one shift_handover_get(id: shift_handover_id) -> unit: unit_id, given_by: account_id, given_name: str, given: instant, note: str, n_open: i64, digest: bytes, taken_name: str?, taken: instant?, level: bytes, kind: str, unit_name: str
SELECT h.unit_id AS unit, h.given_by, g.name AS given_name, h.given_us AS given, h.note, h.n_open,
       h.digest, t.name AS taken_name, h.taken_us AS taken, u.level, u.kind_vi AS kind,
       u.name_vi AS unit_name
  FROM shift_handover h JOIN account g ON g.id = h.given_by JOIN unit u ON u.id = h.unit_id
  LEFT JOIN account t ON t.id = h.taken_by WHERE h.id = :id;

-- @many shift_handover_cases(id: shift_handover_id) -> code: bytes, urgent: bool, line: str
SELECT c.code, l.urgent, l.line FROM shift_handover_case l JOIN cases c ON c.id = l.case_id
 WHERE l.handover_id = :id ORDER BY l.seq LIMIT 100;

-- @many shift_handovers(unit: unit_id) -> id: shift_handover_id, given_name: str, given: instant, taken_name: str?, taken: instant?
SELECT h.id, g.name AS given_name, h.given_us AS given, t.name AS taken_name, h.taken_us AS taken
  FROM shift_handover h JOIN account g ON g.id = h.given_by LEFT JOIN account t ON t.id = h.taken_by
 WHERE h.unit_id = :unit ORDER BY h.id DESC LIMIT 5;
