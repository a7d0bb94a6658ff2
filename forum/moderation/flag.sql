-- flag_raise: no row when this person has said something of this message before
INSERT INTO flag (post_id, account_id, rule, words, created_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (post_id, account_id) DO NOTHING
RETURNING post_id;

-- flag_take_back: only while it waits
DELETE FROM flag
WHERE post_id = $1 AND account_id = $2 AND closed_at = 0
RETURNING post_id;

-- part flag_columns: what flag_from() reads
SELECT flag.post_id, flag.account_id AS from_id, account.handle AS from_handle,
       account.name AS from_name, flag.rule, flag.words, flag.created_at, flag.closed_at,
       flag.outcome
FROM flag
JOIN account ON account.id = flag.account_id

-- flag_find: what one person said of a message
@flag_columns
WHERE flag.post_id = $1 AND flag.account_id = $2;

-- flags_of_post: what waits for a message
@flag_columns
WHERE flag.post_id = $1 AND flag.closed_at = 0
ORDER BY flag.created_at, flag.account_id;

-- flags_close: those of a message
UPDATE flag
SET closed_at = $2, outcome = $3, closed_by = $4
WHERE post_id = $1 AND closed_at = 0;

-- flags_close_of_topic: those of all its messages
UPDATE flag
SET closed_at = $2, outcome = $3, closed_by = $4
WHERE closed_at = 0 AND post_id IN (SELECT id FROM post WHERE topic_id = $1);
