-- category_create: a new category after the others
INSERT INTO category (slug, name, description, lang, position)
VALUES ($1, $2, $3, $4, (SELECT COALESCE(MAX(position), 0) + 1 FROM category))
RETURNING id;

-- category_find: one category
SELECT id, slug, name, description, lang, topic_count
FROM category
WHERE id = $1;

-- categories_all: every category in its order
SELECT id, slug, name, description, lang, topic_count
FROM category
ORDER BY position, id
LIMIT $1;

-- category_grow: so many more of its topics can be seen
UPDATE category
SET topic_count = topic_count + $2
WHERE id = $1;
