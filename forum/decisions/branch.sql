-- part branch_shown: what branch_from() reads
SELECT branch.id, branch.trial_id, trial.decision_id, branch.number, branch.option_id,
       decision_option.number AS option_number, decision_option.title AS option_title,
       branch.version_id, branch.state, COALESCE(branch.author_id, 0) AS author_id,
       COALESCE(author.handle, '') AS author_handle, COALESCE(author.name, '') AS author_name,
       COALESCE(branch.team_id, 0) AS team_id, COALESCE(team.handle, '') AS team_handle,
       COALESCE(team.name, '') AS team_name, branch.team_accepted_at, branch.harm, branch.remedy,
       branch.perimeter, branch.hypothesis, branch.expected_by, branch.stop_rule,
       COALESCE(branch.topic_id, 0) AS topic_id, branch.agreed_at, branch.report, branch.lessons,
       branch.reported_at, branch.no_report, branch.created_at, branch.ended_at,
       (SELECT COUNT(*) FROM branch_owner
        WHERE branch_id = branch.id AND accepted_at > 0) AS accepted,
       (SELECT COUNT(*) FROM branch_member WHERE branch_id = branch.id) AS members,
       trial.started_at, trial.review_at
FROM branch
JOIN trial ON trial.id = branch.trial_id
JOIN decision_option ON decision_option.id = branch.option_id
LEFT JOIN account AS author ON author.id = branch.author_id
LEFT JOIN team ON team.id = branch.team_id

-- branch_find: one branch
@branch_shown
WHERE branch.id = $1;

-- branches_of_trial: all of a trial, in their order
@branch_shown
WHERE branch.trial_id = $1
ORDER BY branch.number;

-- branch_owners: who were asked to own the branches of a trial
SELECT branch_owner.branch_id, branch_owner.account_id AS owner_id, account.handle AS owner_handle,
       account.name AS owner_name, branch_owner.asked_at, branch_owner.accepted_at
FROM branch_owner
JOIN branch ON branch.id = branch_owner.branch_id
JOIN account ON account.id = branch_owner.account_id
WHERE branch.trial_id = $1
ORDER BY branch_owner.branch_id, branch_owner.asked_at, branch_owner.account_id;

-- branch_values: of the measures of a trial
SELECT branch_value.branch_id, branch_value.number, branch_value.value
FROM branch_value
JOIN branch ON branch.id = branch_value.branch_id
WHERE branch.trial_id = $1
ORDER BY branch_value.branch_id, branch_value.number;

-- branch_actor: what $2 is to the branch $1
SELECT CASE WHEN branch.author_id = $2 THEN 1 ELSE 0 END AS is_author,
       EXISTS (SELECT 1 FROM branch_owner
               WHERE branch_id = branch.id AND account_id = $2 AND accepted_at = 0) AS is_asked,
       EXISTS (SELECT 1 FROM branch_owner
               WHERE branch_id = branch.id AND account_id = $2 AND accepted_at > 0) AS owns,
       EXISTS (SELECT 1 FROM team_member
               WHERE team_id = branch.team_id AND account_id = $2 AND leads = 1) AS leads,
       EXISTS (SELECT 1 FROM branch_member
               WHERE branch_id = branch.id AND account_id = $2) AS is_in,
       EXISTS (SELECT 1 FROM branch_owner
               JOIN branch AS other ON other.id = branch_owner.branch_id
               WHERE other.trial_id = branch.trial_id AND other.id <> branch.id AND
                     other.ended_at = 0 AND branch_owner.account_id = $2 AND
                     branch_owner.accepted_at > 0) AS owns_other,
       CASE WHEN EXISTS (SELECT 1 FROM text_version
                         WHERE option_id = branch.option_id AND author_id = $2) OR
                 EXISTS (SELECT 1 FROM stance
                         JOIN text_version ON text_version.id = stance.version_id
                         WHERE stance.decision_id = decision.id AND stance.account_id = $2 AND
                               stance.ended_at = 0 AND stance.kind = 0 AND
                               text_version.option_id = branch.option_id) OR
                 (decision.author_id = $2 AND
                  EXISTS (SELECT 1 FROM text_version
                          WHERE id = decision.version_id AND option_id = branch.option_id))
            THEN 1 ELSE 0 END AS backs
FROM branch
JOIN trial ON trial.id = branch.trial_id
JOIN decision ON decision.id = trial.decision_id
WHERE branch.id = $1;

-- branch_add: a branch without a charter yet, with the newest text of its option
INSERT INTO branch (trial_id, number, option_id, version_id, created_at)
SELECT $1, (SELECT COUNT(*) FROM branch WHERE trial_id = $1), $2, MAX(id), $3
FROM text_version
WHERE option_id = $2
HAVING MAX(id) IS NOT NULL
RETURNING id;

-- branch_set_charter: its words; its side agrees to what it wrote itself
UPDATE branch
SET author_id = $2, harm = $3, remedy = $4, perimeter = $5, hypothesis = $6, expected_by = $7,
    stop_rule = $8, topic_id = $9,
    team_accepted_at = CASE WHEN team_id = $10 THEN team_accepted_at ELSE 0 END, team_id = $10
WHERE id = $1;

-- branch_disagree: the agreements of the other sides are undone ($2 0: of all)
UPDATE branch SET agreed_at = 0 WHERE trial_id = $1 AND id <> $2;

-- branch_agree: its side agrees
UPDATE branch SET agreed_at = $2 WHERE id = $1;

-- branch_set_state: and when it ended, 0 when it did not
UPDATE branch SET state = $2, ended_at = $3 WHERE id = $1;

-- branch_owner_ask: somebody is asked to own it
INSERT INTO branch_owner (branch_id, account_id, asked_at) VALUES ($1, $2, $3)
ON CONFLICT (branch_id, account_id) DO NOTHING
RETURNING account_id;

-- branch_owner_accept: they are an owner from now on
INSERT INTO branch_owner (branch_id, account_id, asked_at, accepted_at) VALUES ($1, $2, $3, $3)
ON CONFLICT (branch_id, account_id) DO UPDATE SET accepted_at = $3;

-- branch_owner_remove: they are not, or will not be
DELETE FROM branch_owner WHERE branch_id = $1 AND account_id = $2;

-- branch_owners_other: those a new charter does not name go; $2 their ids, with commas around each
DELETE FROM branch_owner
WHERE branch_id = $1 AND $2 NOT LIKE '%,' || CAST(account_id AS TEXT) || ',%';

-- branch_team_accept: a lead of its team says yes
UPDATE branch SET team_accepted_at = $2 WHERE id = $1;

-- branch_team_remove: it is not owned by a team any more
UPDATE branch SET team_id = NULL, team_accepted_at = 0 WHERE id = $1;

-- branch_member_add: somebody tries it
INSERT INTO branch_member (branch_id, account_id, created_at) VALUES ($1, $2, $3)
ON CONFLICT (branch_id, account_id) DO NOTHING
RETURNING account_id;

-- branch_member_remove: they do not any more
DELETE FROM branch_member WHERE branch_id = $1 AND account_id = $2
RETURNING account_id;

-- branches_of_gone: what somebody owns of trials that have not ended
SELECT branch.id, trial.decision_id
FROM branch_owner
JOIN branch ON branch.id = branch_owner.branch_id
JOIN trial ON trial.id = branch.trial_id
WHERE branch_owner.account_id = $1 AND branch_owner.accepted_at > 0 AND branch.ended_at = 0
ORDER BY branch.id;

-- branch_owner_forget: they are not asked any more
DELETE FROM branch_owner WHERE account_id = $1 AND accepted_at = 0;

-- branch_member_forget: they try nothing any more
DELETE FROM branch_member WHERE account_id = $1;

-- branch_topic: is this one of the decision's debates?
SELECT topic_id
FROM decision_topic
WHERE decision_id = $1 AND topic_id = $2;

-- branches_needing_owners: that run with fewer than their decision's rules ask for
SELECT branch.id, branch.number, decision.id AS decision_id, decision.slug, decision.question,
       decision_option.title AS option_title,
       (SELECT value FROM decision_rule
        WHERE version = decision.rules_version AND name = 'owners') -
       (SELECT COUNT(*) FROM branch_owner
        WHERE branch_id = branch.id AND accepted_at > 0) AS missing
FROM branch
JOIN trial ON trial.id = branch.trial_id
JOIN decision ON decision.id = trial.decision_id
JOIN topic ON topic.id = decision.topic_id
JOIN decision_option ON decision_option.id = branch.option_id
WHERE branch.ended_at = 0 AND branch.state IN (1, 2) AND
      (branch.team_id IS NULL OR branch.team_accepted_at = 0) AND
      (SELECT COUNT(*) FROM branch_owner WHERE branch_id = branch.id AND accepted_at > 0) <
      (SELECT value FROM decision_rule
       WHERE version = decision.rules_version AND name = 'owners') AND
      decision.hidden_at = 0 AND topic.hidden_at = 0 AND
@readable
ORDER BY branch.id
LIMIT $3;
