-- queue_posts: the messages that something was said about, the longest waiting first
SELECT post_id, MIN(created_at) AS since
FROM flag
WHERE closed_at = 0
GROUP BY post_id
ORDER BY since, post_id
LIMIT $1;

-- queue_count: how many messages wait, but for one's own
SELECT COUNT(DISTINCT flag.post_id) + (SELECT COUNT(*) FROM held WHERE refused_at = 0) AS count
FROM flag
JOIN post ON post.id = flag.post_id
WHERE flag.closed_at = 0 AND post.author_id <> $1;
