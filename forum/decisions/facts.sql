-- part current_option: the option whose text is before the people now: the verdict's in a review
(SELECT text_version.option_id
 FROM decision
 LEFT JOIN review ON review.decision_id = decision.id AND review.ended_at = 0
 JOIN text_version ON text_version.id = COALESCE(review.version_id, decision.version_id)
 WHERE decision.id = $1)

-- facts_actor: what $2 has to do with the decision
SELECT EXISTS (SELECT 1 FROM text_version
               WHERE text_version.author_id = $2 AND text_version.option_id =
@current_option
              ) AS wrote_text,
       EXISTS (SELECT 1 FROM concern
               WHERE decision_id = $1 AND author_id = $2 AND is_block = 1 AND ended_at = 0 AND
                     stood_aside_at = 0) AS blocks,
       EXISTS (SELECT 1 FROM stance
               JOIN text_version ON text_version.id = stance.version_id
               WHERE stance.decision_id = $1 AND stance.account_id = $2 AND stance.ended_at = 0 AND
                     stance.kind = 0 AND text_version.option_id <>
@current_option
              ) AS backs,
       EXISTS (SELECT 1 FROM branch
               JOIN trial ON trial.id = branch.trial_id
               WHERE trial.decision_id = $1 AND trial.ended_at = 0 AND branch.author_id = $2 AND
                     branch.option_id <>
@current_option
              ) AS offers,
       EXISTS (SELECT 1 FROM branch
               JOIN trial ON trial.id = branch.trial_id
               WHERE trial.decision_id = $1 AND trial.ended_at = 0 AND branch.ended_at = 0 AND
                     (EXISTS (SELECT 1 FROM branch_owner
                              WHERE branch_id = branch.id AND account_id = $2 AND
                                    accepted_at > 0) OR
                      EXISTS (SELECT 1 FROM team_member
                              WHERE team_id = branch.team_id AND account_id = $2 AND
                                    leads = 1))) AS owns;

-- facts_options: the options besides the proposed one, and the summary
SELECT COUNT(*) AS options,
       COALESCE(SUM(CASE WHEN decision_option.id <> COALESCE(
@current_option
                , 0) AND set_aside_at = 0 THEN 1 ELSE 0 END), 0) AS not_set_aside,
       EXISTS (SELECT 1 FROM summary WHERE decision_id = $1) AS has_summary
FROM decision_option
WHERE decision_id = $1 AND number > 0 AND kind = 0 AND
      EXISTS (SELECT 1 FROM text_version WHERE option_id = decision_option.id);

-- part spoken: who said something of weight
(SELECT account_id FROM stance WHERE decision_id = $1
 UNION SELECT author_id FROM concern WHERE decision_id = $1 AND author_id IS NOT NULL)

-- facts_people: how many spoke, and from how many local groups
SELECT (SELECT COUNT(*) FROM
@spoken
        AS spoken) AS people,
       (SELECT COUNT(DISTINCT team_member.team_id) FROM team_member
        JOIN team ON team.id = team_member.team_id AND team.kind = 0
        WHERE team_member.account_id IN
@spoken
       ) AS groups;

-- facts_blocks: what stops the text that is before the people
SELECT COALESCE(SUM(CASE WHEN is_block = 1 AND stood_aside_at = 0 AND sustained_at = 0
                         THEN 1 ELSE 0 END), 0) AS waiting,
       COALESCE(MAX(CASE WHEN is_block = 1 AND stood_aside_at = 0 AND sustained_at = 0
                         THEN second_until ELSE 0 END), 0) AS waiting_until,
       COALESCE(SUM(CASE WHEN is_block = 1 AND stood_aside_at = 0 AND sustained_at > 0
                         THEN 1 ELSE 0 END), 0) AS sustained,
       COALESCE(SUM(CASE WHEN is_block = 1 AND stood_aside_at = 0 AND sustained_at > 0 AND
                              returned_at = 0 THEN 1 ELSE 0 END), 0) AS unreturned,
       COALESCE(MIN(CASE WHEN is_block = 1 AND stood_aside_at = 0 AND sustained_at > 0
                         THEN concern.created_at END), 0) AS oldest,
       COALESCE(SUM(CASE WHEN state = 0 THEN 1 ELSE 0 END), 0) AS unanswered
FROM concern
JOIN text_version ON text_version.id = concern.version_id
WHERE concern.decision_id = $1 AND ended_at = 0 AND text_version.option_id =
@current_option
;

-- facts_concern_due: when the system next does something about a concern; $2 the time of an answer,
-- in seconds; at once ($3) where nobody is left to answer
SELECT COALESCE(MIN(CASE
                    WHEN author_id IS NULL THEN $3
                    WHEN is_block = 1 AND stood_aside_at = 0 AND sustained_at = 0 AND
                         (asked_at = 0 OR second_until < asked_at + $2) THEN second_until
                    WHEN asked_at > 0 THEN asked_at + $2 END), 0) AS due_at
FROM concern
WHERE decision_id = $1 AND ended_at = 0;

-- facts_trial: the trial that is offered or runs; $2 the owners a branch needs
SELECT trial.id, trial.review_at, trial.started_at, trial.renewals,
       COALESCE(SUM(CASE WHEN branch.state IN (0, 1, 2) THEN 1 ELSE 0 END), 0) AS branches,
       COALESCE(SUM(CASE WHEN branch.state IN (0, 1, 2) AND branch.perimeter <> '' AND branch.hypothesis <> '' AND
                              branch.expected_by > 0 AND branch.stop_rule <> '' AND
                              branch.topic_id IS NOT NULL AND
                              trial.question <> '' AND trial.review_at > 0 AND
                              EXISTS (SELECT 1 FROM trial_measure WHERE trial_id = trial.id) AND
                              ((branch.team_id IS NOT NULL AND branch.team_accepted_at > 0) OR
                               (SELECT COUNT(*) FROM branch_owner
                                WHERE branch_id = branch.id AND accepted_at > 0) >= $2)
                         THEN 1 ELSE 0 END), 0) AS complete,
       COALESCE(SUM(CASE WHEN branch.state IN (0, 1, 2) AND branch.agreed_at > 0 THEN 1 ELSE 0 END), 0) AS agreed,
       COALESCE(SUM(CASE WHEN branch.state IN (1, 2) THEN 1 ELSE 0 END), 0) AS running,
       COALESCE(SUM(CASE WHEN branch.state IN (1, 2) AND reported_at = 0 AND no_report = 0
                         THEN 1 ELSE 0 END), 0) AS reports_missing
FROM trial
LEFT JOIN branch ON branch.trial_id = trial.id AND branch.ended_at = 0
WHERE trial.decision_id = $1 AND trial.ended_at = 0
GROUP BY trial.id, trial.review_at, trial.started_at, trial.renewals;

-- facts_review: the review that is open; a verdict counts once it has its words and, where it keeps a
-- branch, says which
SELECT review.id, opened_at, review.trial_id, proposed_at, call_ends_at,
       CASE WHEN version_id IS NULL OR (verdict = 4 AND branch_id IS NULL) THEN 0
            ELSE verdict END AS verdict,
       CASE WHEN helped <> '' AND drop_why <> '' AND improve <> '' AND next_at > 0
            THEN 1 ELSE 0 END AS has_answers,
       (SELECT COUNT(*) FROM branch
        WHERE branch.trial_id = review.trial_id AND state IN (1, 2) AND branch.id NOT IN
              (SELECT branch_id FROM review_answer WHERE review_id = review.id)) AS unanswered
FROM review
WHERE decision_id = $1 AND ended_at = 0
ORDER BY review.id DESC
LIMIT 1;

-- facts_review_past: the last review that ended, and the request for one with the most seconders
SELECT COALESCE((SELECT MAX(ended_at) FROM review WHERE decision_id = $1), 0) AS last_at,
       (SELECT COUNT(*) FROM review_request
        WHERE decision_id = $1 AND ended_at = 0) AS requests,
       COALESCE((SELECT MAX(seconders)
                 FROM (SELECT COUNT(*) AS seconders FROM review_second
                       JOIN review_request ON review_request.id = request_id
                       WHERE decision_id = $1 AND ended_at = 0
                       GROUP BY request_id) AS request), 0) AS seconders;

-- facts_end: what else may end it: a successor that was ever adopted, a vote
SELECT COALESCE((SELECT MIN(successor.decided_at) FROM decision_link
                 JOIN decision AS successor ON successor.id = decision_link.decision_id
                 WHERE decision_link.other_id = $1 AND decision_link.kind = 0 AND
                       successor.decided_at > 0), 0) AS succeeded_at,
       COALESCE((SELECT ends_at FROM decision_vote WHERE decision_id = $1), 0) AS vote_ends_at,
       COALESCE((SELECT CASE WHEN recorded_at > 0 THEN 1 ELSE 0 END
                 FROM decision_vote WHERE decision_id = $1), 0) AS has_result,
       COALESCE((SELECT CASE WHEN recorded_at > 0 AND yes > no THEN 1 ELSE 0 END
                 FROM decision_vote WHERE decision_id = $1), 0) AS is_carried;
