-- concerns_returned: the sustained blocks that bring a text back now, each once
UPDATE concern
SET returned_at = $2
WHERE decision_id = $1 AND is_block = 1 AND ended_at = 0 AND stood_aside_at = 0 AND
      sustained_at > 0 AND returned_at = 0 AND
      version_id IN (SELECT id FROM text_version WHERE option_id =
@current_option
      );

-- concern_returned: the one whose new fact brings it back
UPDATE concern SET returned_at = $2 WHERE id = $1;

-- vote_open: among the people who can sign in, may enter the decision's space and are not suspended
INSERT INTO decision_vote (decision_id, opened_at, ends_at, electorate)
SELECT decision.id, $2, $3,
       (SELECT COUNT(*) FROM account
        WHERE account.password <> '' AND account.left_at = 0 AND account.suspended_until <= $2 AND
              account.created_at <= $2 AND
              (category.readers < 2 OR account.id IN
               (SELECT account_id FROM team_member WHERE team_id = category.team_id)))
FROM decision
JOIN topic ON topic.id = decision.topic_id
JOIN category ON category.id = topic.category_id
WHERE decision.id = $1
ON CONFLICT (decision_id) DO UPDATE
SET opened_at = excluded.opened_at, ends_at = excluded.ends_at, electorate = excluded.electorate,
    place = '', yes = 0, no = 0, abstain = 0, actor_id = NULL, recorded_at = 0;
