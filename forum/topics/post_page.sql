-- posts_in_tree: posts of a topic in reading order: from one path to another, so many bytes deep
@post_columns
@post_tables
WHERE post.topic_id = $1 AND post.path >= $2 AND post.path < $3 AND LENGTH(post.path) <= $4
ORDER BY post.path
LIMIT $5;

-- posts_in_shallow_tree: the same for the four levels that a page of a whole topic shows: an
-- index of its own holds only those, so however much hangs below them costs nothing
@post_columns
@post_tables
WHERE post.topic_id = $1 AND post.path >= $2 AND post.path < $3 AND LENGTH(post.path) <= 16
ORDER BY post.path
LIMIT $4;

-- posts_by_time: posts of a topic after a number
@post_columns
@post_tables
WHERE post.topic_id = $1 AND post.number > $2
ORDER BY post.number
LIMIT $3;

-- posts_of_kind: the same of one kind
@post_columns
@post_tables
WHERE post.topic_id = $1 AND post.kind = $2 AND post.kind <> 0 AND post.number > $3
  AND post.deleted_at = 0 AND post.hidden_at = 0
ORDER BY post.number
LIMIT $4;

-- post_before_of_kind: the post so many before a number
SELECT number
FROM post
WHERE topic_id = $1 AND kind = $2 AND kind <> 0 AND number < $3 AND deleted_at = 0 AND hidden_at = 0
ORDER BY number DESC
LIMIT 1 OFFSET $4;

-- post_kind_counts: how many of each kind can be read in a topic
SELECT kind, COUNT(*) AS count
FROM post
WHERE topic_id = $1 AND kind <> 0 AND deleted_at = 0 AND hidden_at = 0
GROUP BY kind;

-- posts_most_liked: those of one kind, the most liked first
@post_columns
@post_tables
WHERE post.topic_id = $1 AND post.kind = $2 AND post.kind <> 0
  AND post.deleted_at = 0 AND post.hidden_at = 0
ORDER BY post.likes_before + post.like_count DESC, post.number
LIMIT $3;

-- post_path: where a post stands in its topic's tree
SELECT path
FROM post
WHERE topic_id = $1 AND number = $2;

-- post_count_in_tree: how many posts of posts_in_tree's order stand between two paths
SELECT COUNT(*) AS count
FROM post
WHERE topic_id = $1 AND path >= $2 AND path < $3 AND LENGTH(path) <= $4;

-- post_before_in_tree: the post so many before a path
SELECT path
FROM post
WHERE topic_id = $1 AND path >= $2 AND path < $3 AND LENGTH(path) <= $4
ORDER BY path DESC
LIMIT 1 OFFSET $5;

-- post_count_by_time: how many posts of a topic have a lower number
SELECT COUNT(*) AS count
FROM post
WHERE topic_id = $1 AND number < $2;

-- post_before_by_time: the post so many before a number
SELECT number
FROM post
WHERE topic_id = $1 AND number < $2
ORDER BY number DESC
LIMIT 1 OFFSET $3;

-- post_number_at: the post at a place by time, from 0
SELECT number
FROM post
WHERE topic_id = $1
ORDER BY number
LIMIT 1 OFFSET $2;
