-- search_post: what the index is to know of a post
SELECT post.topic_id, post.author_id, post.created_at, post.lang, post.html, post.deleted_at,
       post.hidden_at, topic.title, topic.lang AS topic_lang,
       (SELECT MIN(number) FROM post AS any_post WHERE any_post.topic_id = post.topic_id) AS first,
       post.number
FROM post
JOIN topic ON topic.id = post.topic_id
WHERE post.id = $1;

-- search_first_post: the one whose entry holds the title of the topic
SELECT id
FROM post
WHERE topic_id = $1
ORDER BY number
LIMIT 1;

-- search_stale_topic: the entries of a topic's posts are to be made
INSERT INTO search_stale (post_id)
SELECT id
FROM post
WHERE topic_id = $1
ON CONFLICT DO NOTHING;

-- search_stale_all: so are those of every post
INSERT INTO search_stale (post_id)
SELECT id
FROM post
WHERE id > 0
ON CONFLICT DO NOTHING;

-- search_stale_take: some of those that are
SELECT post_id
FROM search_stale
ORDER BY post_id
LIMIT $1;

-- search_stale_made: up to this one they are made
DELETE FROM search_stale
WHERE post_id <= $1;

-- search_team: the team of a name whose members this person may know
SELECT team.id
FROM team
WHERE team.handle_folded = $1 AND
      (team.is_private = 0 OR CAST($3 AS BIGINT) = 1 OR
       EXISTS (SELECT 1 FROM team_member WHERE team_id = team.id AND account_id = $2));

-- search_hit: a post that was found
SELECT post.id, post.number, post.author_id, author.handle AS author_handle,
       author.name AS author_name, post.created_at, post.likes_before + post.like_count AS likes, post.lang,
       post.html, post.deleted_at, post.hidden_at,
       (SELECT MIN(number) FROM post AS any_post WHERE any_post.topic_id = post.topic_id) AS first,
       topic.id AS topic_id, topic.slug AS topic_slug, topic.title AS topic_title,
       topic.lang AS topic_lang, topic.closed_at, category.id AS category_id,
       category.slug AS category_slug, category.name AS category_name
FROM post
JOIN topic ON topic.id = post.topic_id
JOIN category ON category.id = topic.category_id
JOIN account AS author ON author.id = post.author_id
WHERE post.id = $1;
