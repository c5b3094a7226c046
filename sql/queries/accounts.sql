-- Who is asking: the account of a session with each of its offices of today.
-- One row an office; an account without office has no row and so no access. A body that goes
-- on under a new name keeps its people until jobs have moved their offices.
-- @many user_by_session(token: bytes, idle: instant, oldest: instant, today: date) -> id: account_id, login: str, name: str, made: instant, seen: instant, office: office_id, unit: unit_id, unit_code: bytes, level: bytes, kind: str, unit_name: str, parent: bytes?, role: bytes, position: bytes?
SELECT a.id, a.login, a.name, s.made_us AS made, s.seen_us AS seen, o.id AS office, u.id AS unit,
       u.code AS unit_code, u.level, COALESCE(n.kind_vi, u.kind_vi) AS kind,
       COALESCE(n.name_vi, u.name_vi) AS unit_name,
       COALESCE(n.parent_code, u.parent_code) AS parent, o.role, o.position
  FROM session s
  JOIN account a ON a.id = s.account_id AND a.disabled = 0
  JOIN office o ON o.account_id = a.id AND o.valid_from <= :today
       AND (o.valid_to IS NULL OR o.valid_to >= :today)
  JOIN unit u ON u.id = o.unit_id
  LEFT JOIN unit n ON u.valid_to < :today AND n.body_id = COALESCE(u.body_id, u.id)
       AND n.valid_from <= :today AND (n.valid_to IS NULL OR n.valid_to >= :today)
 WHERE (u.valid_to IS NULL OR u.valid_to >= :today OR n.id IS NOT NULL)
   AND s.token_hash = :token AND s.seen_us >= :idle AND s.made_us >= :oldest
 ORDER BY o.id LIMIT 40;

-- Whose it was, also when its time is over.
-- @one session_owner(token: bytes) -> account: account_id
SELECT account_id AS account FROM session WHERE token_hash = :token;

-- @exec session_seen(token: bytes, now: instant)
UPDATE session SET seen_us = :now WHERE token_hash = :token;

-- @exec session_add(token: bytes, account: account_id, now: instant)
INSERT INTO session (token_hash, account_id, made_us, seen_us)
VALUES (:token, :account, :now, :now);

-- @exec session_drop(token: bytes)
DELETE FROM session WHERE token_hash = :token;

-- The very name, byte for byte: what only the collation takes for the same name
-- would be counted as another one by the slow-down.
-- @one account_by_login(login: str) -> id: account_id, password: bytes
SELECT id, password FROM account
 WHERE login = :login AND BINARY login = BINARY :login AND disabled = 0;

-- @exec account_set_password(id: account_id, password: bytes)
UPDATE account SET password = :password WHERE id = :id;

-- @exec account_add(login: str, name: str, password: bytes, now: instant)
INSERT INTO account (login, name, password, made_us) VALUES (:login, :name, :password, :now);

-- @exec account_set_disabled(login: str, disabled: bool)
UPDATE account SET disabled = :disabled WHERE login = :login;

-- @exec office_add(account: account_id, unit: unit_id, role: bytes, position: bytes?, since: date)
INSERT INTO office (account_id, unit_id, role, position, valid_from)
VALUES (:account, :unit, :role, :position, :since);

-- @one login_slow_get(login: bytes) -> failed: i64, free: instant
SELECT failed, free_us AS free FROM login_slow WHERE login_hash = :login;

-- A try counts before its password is looked at; no row changed: another try was faster.
-- @exec login_slow_first(login: bytes, free: instant)
INSERT IGNORE INTO login_slow (login_hash, failed, free_us) VALUES (:login, 1, :free);

-- @exec login_slow_next(login: bytes, seen: i64, free: instant)
UPDATE login_slow SET failed = failed + 1, free_us = :free
 WHERE login_hash = :login AND failed = :seen;

-- @exec login_slow_clear(login: bytes)
DELETE FROM login_slow WHERE login_hash = :login;

-- Held while it is looked whether the days of one of them are free. The same one twice: one row.
-- @many people_hold(one: account_id, other: account_id) -> id: account_id
SELECT id FROM account WHERE id IN (:one, :other) ORDER BY id LIMIT 2 FOR UPDATE;

-- People of a unit with an office today, for assignment.
-- @many unit_people(unit: unit_id, today: date) -> id: account_id, name: str, role: bytes
SELECT a.id, a.name, o.role FROM office o JOIN account a ON a.id = o.account_id AND a.disabled = 0
 WHERE o.unit_id = :unit AND o.valid_from <= :today
   AND (o.valid_to IS NULL OR o.valid_to >= :today)
   AND o.role IN ('officer', 'inspector', 'head', 'operator')
 ORDER BY a.name, a.id, o.role LIMIT 200;

-- Who answers for what nobody is assigned to.
-- @one unit_head(unit: unit_id, today: date) -> name: str
SELECT a.name FROM office o JOIN account a ON a.id = o.account_id AND a.disabled = 0
 WHERE o.unit_id = :unit AND o.role = 'head' AND o.valid_from <= :today
   AND (o.valid_to IS NULL OR o.valid_to >= :today)
 ORDER BY o.id LIMIT 1;

-- One line a case, or one for many of a kind, which names no case.
-- @many notices_unread(account: account_id) -> code: bytes, case_code: bytes?, flow: bytes?, version: i64?, title: str?, n: i64, made: instant, handover: handover_id?
SELECT n.code, c.code AS case_code, c.flow, c.flow_version AS version, c.title, n.n,
       n.made_us AS made, n.handover_id AS handover
  FROM notice n LEFT JOIN cases c ON c.id = n.case_id
 WHERE n.account_id = :account AND n.read_us IS NULL
 ORDER BY n.id DESC LIMIT 20;

-- @exec notices_read(account: account_id, code: bytes, now: instant)
UPDATE notice SET read_us = :now
 WHERE account_id = :account AND read_us IS NULL
   AND case_id = (SELECT c.id FROM cases c WHERE c.code = :code);

-- All of a kind, the one line for many and those of single cases.
-- @exec notices_kind_read(account: account_id, code: bytes, now: instant)
UPDATE notice FORCE INDEX (of_kind) SET read_us = :now
 WHERE account_id = :account AND code = :code AND read_us IS NULL;
