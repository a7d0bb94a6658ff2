-- review_latest: the open one of a decision, else the newest
SELECT id, decision_id, COALESCE(trial_id, 0) AS trial_id, why, opened_at, verdict,
       COALESCE(branch_id, 0) AS branch_id, COALESCE(version_id, 0) AS version_id, helped,
       drop_why, improve, next_at, proposed_at, call_ends_at, ended_at
FROM review
WHERE decision_id = $1
ORDER BY id DESC
LIMIT 1;

-- review_answers: what the owners of the branches say of its verdict
SELECT review_answer.branch_id, COALESCE(review_answer.account_id, 0) AS author_id,
       COALESCE(account.handle, '') AS author_handle, COALESCE(account.name, '') AS author_name,
       review_answer.words, review_answer.created_at
FROM review_answer
LEFT JOIN account ON account.id = review_answer.account_id
WHERE review_answer.review_id = $1
ORDER BY review_answer.branch_id;

-- review_set_verdict: what is proposed to do
UPDATE review
SET verdict = $2, branch_id = $3, version_id = $4, helped = $5, drop_why = $6, improve = $7,
    next_at = $8, proposed_at = $9
WHERE id = $1;

-- review_answers_drop: they were of another draft
DELETE FROM review_answer WHERE review_id = $1;

-- review_answer_set: what the owners of a branch say now
INSERT INTO review_answer (review_id, branch_id, account_id, words, created_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (review_id, branch_id) DO UPDATE SET account_id = $3, words = $4, created_at = $5;

-- review_speaks: do they speak for a branch of a trial?
SELECT branch.id
FROM branch
WHERE branch.trial_id = $1 AND
      (EXISTS (SELECT 1 FROM branch_owner
               WHERE branch_id = branch.id AND account_id = $2 AND accepted_at > 0) OR
       (branch.team_accepted_at > 0 AND
        EXISTS (SELECT 1 FROM team_member
                WHERE team_id = branch.team_id AND account_id = $2 AND leads = 1)))
LIMIT 1;

-- part request_shown: what request_from() reads, for the account $1
SELECT review_request.id, review_request.decision_id,
       COALESCE(review_request.author_id, 0) AS author_id,
       COALESCE(account.handle, '') AS author_handle, COALESCE(account.name, '') AS author_name,
       review_request.fact, review_request.created_at,
       (SELECT COUNT(*) FROM review_second WHERE request_id = review_request.id) AS seconders,
       EXISTS (SELECT 1 FROM review_second
               WHERE request_id = review_request.id AND account_id = $1) AS is_seconded
FROM review_request
LEFT JOIN account ON account.id = review_request.author_id

-- review_request_open: the one of a decision that waits for seconders
@request_shown
WHERE review_request.decision_id = $2 AND review_request.ended_at = 0
ORDER BY review_request.id
LIMIT 1;

-- review_request_find: one that waits
@request_shown
WHERE review_request.id = $2 AND review_request.ended_at = 0;

-- review_request_add: somebody asks
INSERT INTO review_request (decision_id, author_id, fact, created_at) VALUES ($1, $2, $3, $4);

-- review_second_add: somebody seconds it
INSERT INTO review_second (request_id, account_id, created_at) VALUES ($1, $2, $3)
ON CONFLICT (request_id, account_id) DO NOTHING
RETURNING account_id;
