-- Sealed data that somebody read. INSERT IGNORE: once a day is enough where it is daily work.

-- @exec sealed_read_reporter(id: identity_id, who: account_id, now: instant)
INSERT INTO sealed_read (at_us, account_id, kind, unit_id, case_id, ref, asked_by, reason)
SELECT :now, :who, 'reporter', c.unit_id, c.id, r.ref, q.asked_by, q.reason
  FROM identity_request q JOIN cases c ON c.id = q.case_id JOIN report r ON r.id = q.report_id
 WHERE q.id = :id;

-- @exec sealed_read_facility(facility: facility_id, who: account_id, now: instant, reason: str)
INSERT INTO sealed_read (at_us, account_id, kind, unit_id, facility_id, ref, reason)
SELECT :now, :who, 'facility', f.unit_id, f.id, '', :reason FROM facility f WHERE f.id = :facility;

-- @exec sealed_read_case(cid: case_id, kind: bytes, who: account_id, now: instant, once: bytes)
INSERT IGNORE INTO sealed_read (at_us, account_id, kind, unit_id, case_id, ref, reason, once)
SELECT :now, :who, :kind, c.unit_id, c.id, '', '', :once FROM cases c WHERE c.id = :cid;

-- For an auditor of a unit, or of a province: everything.
-- @many sealed_reads(before: i64, unit: unit_id, all: i64, login: bytes, kind: bytes) -> id: i64, at: instant, name: str, login: str, kind: bytes, level: bytes, unit_kind: str, unit_name: str, code: bytes?, facility: facility_id?, ref: bytes, asker: str?, reason: str
SELECT s.id, s.at_us AS at, a.name, a.login, s.kind, u.level, u.kind_vi AS unit_kind,
       u.name_vi AS unit_name, c.code, s.facility_id AS facility, s.ref, k.name AS asker, s.reason
  FROM sealed_read s JOIN account a ON a.id = s.account_id JOIN unit u ON u.id = s.unit_id
  LEFT JOIN cases c ON c.id = s.case_id LEFT JOIN account k ON k.id = s.asked_by
 WHERE s.id < :before AND (:all = 1 OR s.unit_id = :unit)
   AND (:login = '' OR s.account_id = (SELECT x.id FROM account x WHERE x.login = :login))
   AND (:kind = '' OR s.kind = :kind)
 ORDER BY s.id DESC LIMIT 51;
