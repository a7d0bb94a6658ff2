-- held_posts_of: how many messages of somebody can be seen
SELECT post_count
FROM account
WHERE id = $1;

-- held_keep: until a moderator has seen it
INSERT INTO held (author_id, topic_id, parent_number, category_id, title, tags, kind, lang,
                  markdown, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- part held_columns: what held_from() reads
SELECT held.id, held.author_id, author.handle AS author_handle, author.name AS author_name,
       held.topic_id, topic.slug AS topic_slug, topic.title AS topic_title, held.parent_number,
       held.category_id, category.name AS category_name, held.title, held.tags, held.kind, held.lang,
       held.markdown, held.created_at, held.refused_at, held.refused_why
FROM held
JOIN account AS author ON author.id = held.author_id
LEFT JOIN topic ON topic.id = held.topic_id
LEFT JOIN category ON category.id = held.category_id

-- held_find: one of them
@held_columns
WHERE held.id = $1;

-- held_waiting: the longest waiting first
@held_columns
WHERE held.refused_at = 0
ORDER BY held.id
LIMIT $1;

-- held_of_author: one's own
@held_columns
WHERE held.author_id = $1
ORDER BY held.id DESC
LIMIT $2;

-- held_count_of_author: how much of one's own is not published
SELECT COUNT(*) AS count
FROM held
WHERE author_id = $1;

-- held_forget: it became a message
DELETE FROM held
WHERE id = $1
RETURNING id;

-- held_refuse: it never will
UPDATE held
SET refused_at = $2, refused_why = $3
WHERE id = $1 AND refused_at = 0
RETURNING id;

-- held_withdraw: by its author
DELETE FROM held
WHERE id = $1 AND author_id = $2
RETURNING id;
