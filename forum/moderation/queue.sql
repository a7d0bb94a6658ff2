-- queue_posts: the messages that something was said about, the longest waiting first
SELECT post_id, MIN(created_at) AS since
FROM flag
WHERE closed_at = 0
GROUP BY post_id
ORDER BY since, post_id
LIMIT $1;

-- queue_state: how many messages wait and since when, but for one's own: reported ones, held ones
SELECT COUNT(DISTINCT flag.post_id) AS count, MIN(flag.created_at) AS since
FROM flag
JOIN post ON post.id = flag.post_id
WHERE flag.closed_at = 0 AND post.author_id <> $1
UNION ALL
SELECT COUNT(*), MIN(created_at)
FROM held
WHERE refused_at = 0;
