-- tag_named: a tag by what all its spellings have in common
SELECT id, name
FROM tag
WHERE name_folded = $1;

-- tag_make: gives its id; one that another transaction made meanwhile stays as it is
INSERT INTO tag (name, name_folded)
VALUES ($1, $2)
ON CONFLICT (name_folded) DO UPDATE SET name = tag.name
RETURNING id, name;

-- topic_tag_add: one that is there already stays
INSERT INTO topic_tag (topic_id, tag_id)
VALUES ($1, $2)
ON CONFLICT (topic_id, tag_id) DO NOTHING;

-- topic_tags_clear: none is left
DELETE FROM topic_tag
WHERE topic_id = $1;

-- topic_tags_show: their names as its pages show them
UPDATE topic
SET tags = $2, version = version + 1
WHERE id = $1;

-- tag_readable: has a topic with it that somebody may read? $1 and $2 as everywhere
SELECT topic.id
FROM topic_tag
JOIN topic ON topic.id = topic_tag.topic_id
WHERE topic_tag.tag_id = $3 AND topic.hidden_at = 0 AND
@readable
LIMIT 1;

-- tags_all: those of topics somebody may read, and of how many
SELECT tag.id, tag.name, COUNT(*) AS topic_count
FROM topic_tag
JOIN tag ON tag.id = topic_tag.tag_id
JOIN topic ON topic.id = topic_tag.topic_id
WHERE topic.hidden_at = 0 AND
@readable
GROUP BY tag.id, tag.name, tag.name_folded
ORDER BY tag.name_folded;
