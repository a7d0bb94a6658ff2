-- fallback_tie: the debate says that this decides it
INSERT INTO ballot_topic (item_id, topic_id, relation, created_at)
VALUES ($1, $2, $3, $4);

-- fallback_item: the vote that a decision is in now
SELECT id
FROM ballot_item
WHERE decision_id = $1 AND is_fallback = 1
ORDER BY id DESC
LIMIT 1;

-- fallback_winner: the text of the proposal that won; none of the status quo
SELECT option_version_id
FROM ballot_proposal
WHERE item_id = $1 AND number = $2;
