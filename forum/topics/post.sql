-- part post_columns: what post_from() reads
SELECT post.id, post.topic_id, topic.slug AS topic_slug, topic.title AS topic_title, post.number,
       parent.number AS parent_number, parent.author_id AS answered_id,
       answered.handle AS answered_handle, answered.name AS answered_name, post.path,
       post.author_id, author.handle AS author_handle, author.name AS author_name, post.lang,
       post.html, post.created_at, post.edited_at, post.revision, post.reply_count,
       post.likes_before + post.like_count AS likes, post.likes_before, post.kind, post.is_wiki,
       post.deleted_at, post.hidden_at, post.hidden_why

-- part post_tables: where they stand
FROM post
JOIN topic ON topic.id = post.topic_id
JOIN account AS author ON author.id = post.author_id
LEFT JOIN post AS parent ON parent.id = post.parent_id
LEFT JOIN account AS answered ON answered.id = parent.author_id

-- post_find: one post with its text
@post_columns
     , post.markdown
@post_tables
WHERE post.id = $1;

-- post_by_number: one post of a topic with its text
@post_columns
     , post.markdown
@post_tables
WHERE post.topic_id = $1 AND post.number = $2;

-- posts_of_author: what somebody wrote and anyone can read, before the post $4
@post_columns
@post_tables
WHERE post.author_id = $3 AND post.deleted_at = 0 AND post.hidden_at = 0 AND topic.hidden_at = 0
  AND (post.created_at, post.id) < (SELECT before.created_at, before.id
                                    FROM post AS before WHERE before.id = $4) AND
@readable
ORDER BY post.created_at DESC, post.id DESC
LIMIT $5;

-- posts_of_author_newest: the newest of what somebody wrote and anyone can read
@post_columns
@post_tables
WHERE post.author_id = $3 AND post.deleted_at = 0 AND post.hidden_at = 0 AND topic.hidden_at = 0 AND
@readable
ORDER BY post.created_at DESC, post.id DESC
LIMIT $4;

-- posts_latest: the posts that anyone can read, by falling ids, below $3
@post_columns
@post_tables
WHERE post.id < $3 AND post.deleted_at = 0 AND post.hidden_at = 0 AND topic.hidden_at = 0 AND
@readable
ORDER BY post.id DESC
LIMIT $4;

-- posts_newest_of_topic: the newest of a topic that can be read
@post_columns
@post_tables
WHERE post.topic_id = $1 AND post.deleted_at = 0 AND post.hidden_at = 0
ORDER BY post.number DESC
LIMIT $2;

-- post_first: the first of a topic that can be read
@post_columns
@post_tables
WHERE post.topic_id = $1 AND post.deleted_at = 0 AND post.hidden_at = 0
ORDER BY post.number
LIMIT 1;

-- posts_raw: the texts of a topic's posts that can be read, by number, after one
SELECT post.id, post.topic_id, post.number, post.author_id, author.handle AS author_handle,
       author.name AS author_name, post.created_at, post.revision, post.markdown
FROM post
JOIN account AS author ON author.id = post.author_id
WHERE post.topic_id = $1 AND post.number > $2 AND post.deleted_at = 0 AND post.hidden_at = 0
ORDER BY post.number
LIMIT $3;

-- post_ids_of_topic: the posts of a topic that can be read
SELECT id
FROM post
WHERE topic_id = $1 AND deleted_at = 0 AND hidden_at = 0
ORDER BY number;

-- post_ids_of_person: those that somebody wrote
SELECT id
FROM post
WHERE topic_id = $1 AND author_id = $2 AND deleted_at = 0 AND hidden_at = 0;

-- post_ids_settled: those of them from before a time
SELECT id
FROM post
WHERE topic_id = $1 AND author_id = $2 AND deleted_at = 0 AND hidden_at = 0 AND created_at < $3;

-- post_markdown: the text of one post
SELECT markdown
FROM post
WHERE id = $1;
