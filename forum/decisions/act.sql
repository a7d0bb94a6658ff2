-- act_asides: options that have no reason yet why they are set aside
SELECT id, number, title
FROM decision_option
WHERE decision_id = $1 AND number > 0 AND kind = 0 AND set_aside_at = 0 AND id <> COALESCE(
@current_option
      , 0) AND
      EXISTS (SELECT 1 FROM text_version WHERE option_id = decision_option.id)
ORDER BY number;

-- act_set_aside: why an option is not taken
UPDATE decision_option SET set_aside = $2, set_aside_at = $3 WHERE id = $1;

-- act_returnables: open concerns about the text that never brought it back
SELECT concern.id, concern.harm
FROM concern
JOIN text_version ON text_version.id = concern.version_id
WHERE concern.decision_id = $1 AND ended_at = 0 AND returned_at = 0 AND
      text_version.option_id =
@current_option
ORDER BY concern.id
LIMIT 100;

-- act_author: who goes on with it
UPDATE decision
SET author_id = $2, clerk_id = CASE WHEN clerk_id = $2 THEN NULL ELSE clerk_id END
WHERE id = $1;

-- act_vote: its figures
SELECT opened_at, ends_at, electorate, place, yes, no, abstain, recorded_at
FROM decision_vote WHERE decision_id = $1;

-- act_result: the figures that somebody recorded
UPDATE decision_vote
SET place = $2, yes = $3, no = $4, abstain = $5, actor_id = $6, recorded_at = $7
WHERE decision_id = $1;
