-- arbiters_of: who was drawn to judge a concern, and what they said
SELECT account.id AS author_id, account.handle AS author_handle, account.name AS author_name,
       concern_arbiter.round, concern_arbiter.verdict, concern_arbiter.reason,
       concern_arbiter.drawn_at, concern_arbiter.said_at, concern_arbiter.entry
FROM concern_arbiter
JOIN account ON account.id = concern_arbiter.account_id
WHERE concern_id = $1
ORDER BY concern_arbiter.round, account.handle_folded;

-- arbiter_add: was drawn
INSERT INTO concern_arbiter (concern_id, account_id, round, drawn_at, entry)
VALUES ($1, $2, $3, $4, $5);

-- arbiter_said: one verdict
UPDATE concern_arbiter SET verdict = $4, reason = $5, said_at = $6
WHERE concern_id = $1 AND account_id = $2 AND round = $3;

-- concern_answered_at: when it was last answered
SELECT COALESCE(MAX(created_at), 0) AS answered_at
FROM concern_reply
WHERE concern_id = $1 AND is_answer = 1;
