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
