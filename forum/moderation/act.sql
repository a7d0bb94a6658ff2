-- topic_state: what is asked before a moderator changes it
SELECT category_id, author_id, closed_at, hidden_at
FROM topic
WHERE id = $1;

-- topic_set_closed: no more posts from this time; 0 opens it again
UPDATE topic
SET closed_at = $2, version = version + 1
WHERE id = $1;

-- topic_set_hidden: out of sight from this time; 0 shows it again
UPDATE topic
SET hidden_at = $2, version = version + 1
WHERE id = $1;
