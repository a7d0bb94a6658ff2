-- gone_authored: decisions of theirs go on without an author
UPDATE decision SET author_id = NULL, version = version + 1 WHERE author_id = $1;

-- gone_clerked: and without a clerk until one is drawn
UPDATE decision SET clerk_id = NULL, clerk_entry = -1, version = version + 1 WHERE clerk_id = $1;

-- gone_concerns: nobody is left to answer
UPDATE concern SET author_id = NULL WHERE author_id = $1;

-- gone_arbiter: what they did not say yet
DELETE FROM concern_arbiter WHERE account_id = $1 AND said_at = 0;

-- gone_owner: of branches that have not ended
DELETE FROM branch_owner
WHERE account_id = $1 AND branch_id IN (SELECT id FROM branch WHERE ended_at = 0);

-- gone_member: of those too
DELETE FROM branch_member
WHERE account_id = $1 AND branch_id IN (SELECT id FROM branch WHERE ended_at = 0);

-- gone_stances_erase: their reasons
UPDATE stance SET reason = '', condition = '' WHERE account_id = $1;

-- gone_concerns_erase: before they are nobody's
UPDATE concern SET harm = '', remedy = '', passage = '' WHERE author_id = $1;

-- gone_replies_erase: their part in answers
UPDATE concern_reply SET words = '' WHERE author_id = $1;

-- gone_evidence_erase: what they saw
UPDATE evidence SET words = '' WHERE author_id = $1;

-- gone_events_erase: what they said of what they did
UPDATE decision_event SET words = '' WHERE actor_id = $1;

-- gone_judgments_erase: why they judged a concern as they did
UPDATE concern_arbiter SET reason = '' WHERE account_id = $1;

-- gone_answers_erase: what they said of a verdict
UPDATE review_answer SET words = '' WHERE account_id = $1;

-- gone_requests_erase: what was new to them
UPDATE review_request SET fact = '' WHERE author_id = $1;
