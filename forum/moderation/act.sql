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

-- topic_pin: is it pinned?
SELECT pinned_at, is_pinned_everywhere
FROM topic
WHERE id = $1;

-- topic_set_pin: first in its category from this time, or in all lists; 0 takes it down
UPDATE topic
SET pinned_at = $2, is_pinned_everywhere = $3, version = version + 1
WHERE id = $1;
