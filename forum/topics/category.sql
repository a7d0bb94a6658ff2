-- category_create: a new category after the others
INSERT INTO category (slug, name, description, lang, readers, writers, team_id, position)
VALUES ($1, $2, $3, $4, $5, $6, $7, (SELECT COALESCE(MAX(position), 0) + 1 FROM category))
RETURNING id;

-- category_find: one category
SELECT id, slug, name, description, lang, topic_count, readers, writers, team_id
FROM category
WHERE id = $1;

-- categories_all: every category in its order, for somebody as in topics_latest
SELECT id, slug, name, description, lang, topic_count, readers, writers, team_id
FROM category
WHERE id IN (SELECT category_id FROM category_reader WHERE account_id IN ($1, $2))
ORDER BY position, id
LIMIT $3;

-- category_grow: so many more of its topics can be seen
UPDATE category
SET topic_count = topic_count + $2
WHERE id = $1;

-- categories_reach: which of them somebody may read
SELECT DISTINCT category_id
FROM category_reader
WHERE account_id IN ($1, $2)
ORDER BY category_id;
