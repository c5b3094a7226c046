-- Forms of officials that were sent, so that pressing twice does a thing once.
-- ERR_DUPLICATE: it was sent before.
-- @exec form_sent_add(digest: bytes, now: instant)
INSERT INTO form_sent (digest, made_us) VALUES (:digest, :now);

-- @one form_sent_get(digest: bytes) -> answer: bytes?
SELECT answer FROM form_sent WHERE digest = :digest;

-- @exec form_sent_set(digest: bytes, answer: bytes)
UPDATE form_sent SET answer = :answer WHERE digest = :digest;

-- @exec form_sent_drop(digest: bytes)
DELETE FROM form_sent WHERE digest = :digest;

-- @exec forms_sent_expire(before: instant)
DELETE FROM form_sent WHERE made_us < :before LIMIT 1000;
