-- The end of the chain of each account, as other acts without a case have it: a last event that
-- was taken away is missed.
INSERT INTO act_head (subject, seq, hash)
SELECT CONCAT('account:', e.account_id), e.seq, e.hash FROM account_event e
 WHERE e.seq = (SELECT MAX(n.seq) FROM account_event n WHERE n.account_id = e.account_id);
