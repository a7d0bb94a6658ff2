-- snapshot_hash: the text that holds
SELECT hash FROM text_version WHERE id = $1;

-- snapshot_stances: where everybody stands, and the entry of the log that says so
SELECT stance.kind, stance.is_stale,
       COALESCE((SELECT MAX(entry) FROM decision_event
                 WHERE decision_event.decision_id = $1 AND decision_event.kind = 4 AND
                       decision_event.actor_id = stance.account_id), -1) AS entry
FROM stance
JOIN text_version ON text_version.id = stance.version_id
WHERE stance.decision_id = $1 AND stance.ended_at = 0 AND text_version.option_id =
@current_option
ORDER BY stance.id;

-- snapshot_set_aside: options with the reason why they are not taken
SELECT decision_option.id,
       COALESCE((SELECT MAX(entry) FROM decision_event
                 WHERE decision_event.decision_id = $1 AND decision_event.kind = 3 AND
                       decision_event.option_id = decision_option.id), -1) AS entry
FROM decision_option
WHERE decision_id = $1 AND set_aside_at > 0
ORDER BY number;

-- snapshot_branches: of a trial, with the last entry of the kind $2 about each
SELECT branch.id,
       COALESCE((SELECT MAX(entry) FROM decision_event
                 WHERE decision_event.decision_id = $3 AND decision_event.kind = $2 AND
                       decision_event.branch_id = branch.id), -1) AS entry
FROM branch
WHERE trial_id = $1 AND state <> 6
ORDER BY number;

-- snapshot_readers: who could object to a notice
SELECT COUNT(*) AS readers
FROM account
WHERE account.password <> '' AND account.left_at = 0 AND account.suspended_until <= $2 AND account.created_at <= $2 AND
      EXISTS (SELECT 1 FROM decision
              JOIN topic ON topic.id = decision.topic_id
              JOIN category ON category.id = topic.category_id
              WHERE decision.id = $1 AND
                    (category.readers < 2 OR account.id IN
                     (SELECT account_id FROM team_member
                      WHERE team_member.team_id = category.team_id)));
