-- trial_begin: it starts
UPDATE trial SET started_at = $2 WHERE id = $1;

-- trial_branches_begin: and its branches run, each with the newest text of its option
UPDATE branch
SET state = 1,
    version_id = (SELECT MAX(id) FROM text_version
                  WHERE text_version.option_id = branch.option_id)
WHERE trial_id = $1 AND state = 0 AND ended_at = 0;

-- trial_branches_drop: it never started
UPDATE branch
SET state = 6, ended_at = $2
WHERE state = 0 AND trial_id IN (SELECT id FROM trial
                                 WHERE decision_id = $1 AND started_at = 0 AND ended_at = 0);

-- trial_drop: it never started
UPDATE trial SET ended_at = $2 WHERE decision_id = $1 AND started_at = 0 AND ended_at = 0;

-- review_open: of the trial $2, or of what was adopted, with the request that has most seconders
INSERT INTO review (decision_id, trial_id, why, opened_at)
VALUES ($1, $2,
        COALESCE((SELECT fact FROM review_request
                  WHERE $4 = 1 AND decision_id = $1 AND ended_at = 0
                  ORDER BY (SELECT COUNT(*) FROM review_second
                            WHERE request_id = review_request.id) DESC, id
                  LIMIT 1), ''), $3);

-- review_requests_end: what was asked for has come
UPDATE review_request SET ended_at = $2 WHERE decision_id = $1 AND ended_at = 0;

-- branches_unstarted: one that was offered beside them, and did not start in time
UPDATE branch SET state = 6, ended_at = $2 WHERE trial_id = $1 AND state = 0;

-- branches_report: their time is over
UPDATE branch SET state = 2 WHERE trial_id = $1 AND state = 1;

-- review_call: its verdict's last call runs until $2; 0: none runs
UPDATE review SET call_ends_at = $2 WHERE id = $1;

-- review_verdict: what it says
SELECT review.next_at, COALESCE(branch.version_id, 0) AS branch_version_id
FROM review
LEFT JOIN branch ON branch.id = review.branch_id
WHERE review.id = $1;

-- review_end: it is over
UPDATE review SET ended_at = $2 WHERE id = $1;

-- branches_judged: that the review's verdict is about, and what becomes of each ($2, or kept)
SELECT branch.id, branch.option_id, branch.version_id,
       CASE WHEN branch.id = review.branch_id THEN 3 ELSE $2 END AS ends_as
FROM branch
JOIN review ON review.trial_id = branch.trial_id
WHERE review.id = $1 AND branch.state IN (1, 2)
ORDER BY branch.number;

-- trial_end: it is over
UPDATE trial SET ended_at = $2 WHERE id = $1;

-- trial_again: it goes on until another date; so many renewals more
UPDATE trial SET review_at = $2, renewals = renewals + $3 WHERE id = $1;

-- branches_again: those that ran go on; a new round asks for new reports
UPDATE branch
SET state = 1, reported_at = CASE WHEN $2 = 1 THEN 0 ELSE reported_at END, no_report = 0
WHERE trial_id = $1 AND state = 2;

-- reports_late: branches under review that have neither a report nor the mark
SELECT id FROM branch
WHERE trial_id = $1 AND state IN (1, 2) AND reported_at = 0 AND no_report = 0
ORDER BY number;

-- report_mark: none came in time
UPDATE branch SET no_report = 1 WHERE id = $1;

-- review_text: the words of a verdict and who wrote them
SELECT text_version.text, text_version.html, text_version.hash,
       COALESCE(text_version.author_id, 0) AS author_id
FROM review
JOIN text_version ON text_version.id = review.version_id
WHERE review.id = $1;

-- successor_insert: the same question again, in no state yet
INSERT INTO decision (topic_id, slug, lang, author_id, kind, question, status_quo, scope, affected,
                      is_reversible, is_forkable, fork_why, fallback, floor_people, floor_groups,
                      rules_version, state, state_since, clerk_id, clerk_entry, created_at,
                      active_at)
SELECT topic_id, slug, lang, COALESCE($2, author_id), 1, question, status_quo, scope, affected,
       is_reversible, is_forkable, fork_why, fallback, floor_people, floor_groups,
       (SELECT MAX(version) FROM decision_rules), 0, $3, clerk_id, clerk_entry, $3, $3
FROM decision
WHERE id = $1
RETURNING id;

-- successor_topics: discussed where the one before it was
INSERT INTO decision_topic (decision_id, topic_id, actor_id, created_at)
SELECT $2, topic_id, actor_id, $3 FROM decision_topic WHERE decision_id = $1;

-- successor_status_quo: the same status quo
INSERT INTO decision_option (decision_id, number, title, created_at)
SELECT $2, 0, title, $3 FROM decision_option WHERE decision_id = $1 AND number = 0;

-- successor_option: the merged text
INSERT INTO decision_option (decision_id, number, title, author_id, created_at)
VALUES ($1, 1, $2, $3, $4)
RETURNING id;

-- successor_text: its first version
INSERT INTO text_version (option_id, number, text, html, hash, author_id, created_at)
VALUES ($1, 1, $2, $3, $4, $5, $6)
RETURNING id;
