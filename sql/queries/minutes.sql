-- @exec minutes_add(cid: case_id, kind: bytes, number: str, made_at: bytes, body: bytes, account: account_id, now: instant)
INSERT INTO minutes (case_id, kind, number, made_at, body, account_id, made_us)
VALUES (:cid, :kind, :number, :made_at, :body, :account, :now);

-- @many minutes_of_case(cid: case_id) -> kind: bytes, number: str, made_at: bytes, body: bytes, name: str
SELECT m.kind, m.number, m.made_at, m.body, a.name
  FROM minutes m JOIN account a ON a.id = m.account_id
 WHERE m.case_id = :cid ORDER BY m.id DESC LIMIT 50;

-- Nothing: no hearing was asked for. When it was, when what became of it was noted, and how many minutes of a hearing were written since.
-- @one hearing_of(cid: case_id) -> asked: instant, ended: instant?, minutes: i64
SELECT k.set_us AS asked, e.set_us AS ended, COUNT(m.id) AS minutes
  FROM case_value k LEFT JOIN case_value e ON e.case_id = k.case_id AND e.name = 'hearing_end'
  LEFT JOIN minutes m ON m.case_id = k.case_id AND m.kind = 'hearing' AND m.made_us >= k.set_us
 WHERE k.case_id = :cid AND k.name = 'explain_kind' AND k.value = 'hearing'
 GROUP BY k.set_us, e.set_us;
