-- evidence_add: what somebody saw
INSERT INTO evidence (branch_id, author_id, effect, words, seen_on, created_at)
VALUES ($1, $2, $3, $4, $5, $6);

-- evidence_of_trial: of all its branches, the newest
SELECT evidence.id, evidence.branch_id, COALESCE(evidence.author_id, 0) AS author_id,
       COALESCE(account.handle, '') AS author_handle, COALESCE(account.name, '') AS author_name,
       evidence.effect, evidence.words, evidence.seen_on, evidence.created_at
FROM evidence
JOIN branch ON branch.id = evidence.branch_id
LEFT JOIN account ON account.id = evidence.author_id
WHERE branch.trial_id = $1
ORDER BY evidence.seen_on DESC, evidence.id DESC
LIMIT $2;
