-- topic_move: to another category
UPDATE topic
SET category_id = $2, version = version + 1
WHERE id = $1;

-- topic_posts_seen: its posts count (1) on the pages of who wrote them, or no longer (-1)
UPDATE account
SET post_count = post_count + $2 * seen.posts
FROM (SELECT author_id, COUNT(*) AS posts
      FROM post
      WHERE topic_id = $1 AND deleted_at = 0 AND hidden_at = 0
      GROUP BY author_id) AS seen
WHERE account.id = seen.author_id;

-- topic_seen: the same of itself
UPDATE account
SET topic_count = topic_count + $2
WHERE id = (SELECT author_id FROM topic WHERE id = $1 AND hidden_at = 0);
