-- Changes that caches do not know of yet, oldest first.
-- @many changes_unpurged() -> id: i64, what: bytes
SELECT id, what FROM publication_change WHERE purged_us IS NULL ORDER BY id LIMIT 200;

-- @exec change_purged(id: i64, now: instant)
UPDATE publication_change SET purged_us = :now WHERE id = :id AND purged_us IS NULL;
