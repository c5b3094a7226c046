-- @exec minutes_add(cid: case_id, kind: bytes, number: str, made_at: bytes, body: bytes, account: account_id, now: instant)
INSERT INTO minutes (case_id, kind, number, made_at, body, account_id, made_us)
VALUES (:cid, :kind, :number, :made_at, :body, :account, :now);

-- @many minutes_of_case(cid: case_id) -> kind: bytes, number: str, made_at: bytes, body: bytes, name: str
SELECT m.kind, m.number, m.made_at, m.body, a.name
  FROM minutes m JOIN account a ON a.id = m.account_id
 WHERE m.case_id = :cid ORDER BY m.id DESC LIMIT 50;
