-- likes_of_author: how often somebody's messages that anyone can read were liked
SELECT CAST(COALESCE(SUM(post.like_count + post.likes_before), 0) AS BIGINT) AS likes
FROM post
JOIN topic ON topic.id = post.topic_id
JOIN category ON category.id = topic.category_id
WHERE post.author_id = $1 AND post.deleted_at = 0 AND post.hidden_at = 0
  AND post.like_count + post.likes_before > 0 AND topic.hidden_at = 0 AND category.readers = 0;

-- like_state: what is asked before a post is liked
SELECT topic_id, author_id, deleted_at, hidden_at
FROM post
WHERE id = $1;

-- like_count_since: how often somebody liked since a time
SELECT COUNT(*) AS count
FROM post_like
WHERE account_id = $1 AND created_at > $2;

-- like_add: gives a row when it was not there
INSERT INTO post_like (post_id, account_id, topic_id, created_at)
VALUES ($1, $2, $3, $4)
ON CONFLICT (post_id, account_id) DO NOTHING
RETURNING post_id;

-- like_remove: gives a row when it was there
DELETE FROM post_like
WHERE post_id = $1 AND account_id = $2
RETURNING post_id;

-- like_count_post: so many more likes of a post
UPDATE post
SET like_count = like_count + $2
WHERE id = $1;

-- like_count_topic: and of its topic
UPDATE topic
SET like_count = like_count + $2, version = version + 1
WHERE id = $1;

-- like_find: does somebody like a post?
SELECT post_id
FROM post_like
WHERE post_id = $1 AND account_id = $2;

-- likers: who likes a post, by id, after one of them
SELECT post_like.account_id AS author_id, account.handle AS author_handle,
       account.name AS author_name, post_like.created_at
FROM post_like
JOIN account ON account.id = post_like.account_id
WHERE post_like.post_id = $1 AND post_like.account_id > $2
ORDER BY post_like.account_id
LIMIT $3;

-- post_ids_liked: the posts of a topic that somebody likes
SELECT post_id AS id
FROM post_like
WHERE account_id = $1 AND topic_id = $2;
