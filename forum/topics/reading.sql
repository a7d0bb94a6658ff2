-- reading_number: how far somebody read
SELECT number
FROM topic_reading
WHERE account_id = $1 AND topic_id = $2;

-- reading_write: somebody read further
INSERT INTO topic_reading (account_id, topic_id, number)
SELECT account.id, topic.id, $3
FROM account, topic
WHERE account.id = $1 AND topic.id = $2
ON CONFLICT (account_id, topic_id) DO UPDATE SET number = excluded.number
WHERE excluded.number > topic_reading.number;

-- topic_viewed: it was opened so many times
UPDATE topic
SET views = views + $2
WHERE id = $1;

-- reading_ahead: the posts after a number: is each one's own, or gone?
SELECT number, author_id, deleted_at, hidden_at
FROM post
WHERE topic_id = $1 AND number > $2
ORDER BY number
LIMIT $3;

-- part unread_new: not opened by $2, and younger than what they marked as read
topic.author_id <> $2 AND
topic.created_at > (SELECT CASE WHEN read_all_at > created_at THEN read_all_at ELSE created_at END
                    FROM account WHERE account.id = $2) AND
NOT EXISTS (SELECT 1 FROM topic_reading
            WHERE topic_reading.account_id = $2 AND topic_reading.topic_id = topic.id)

-- unread_rest: what is unread of one debate after a number
SELECT MIN(number) AS first, COUNT(*) AS count
FROM (SELECT number FROM post
      WHERE topic_id = $3 AND number > $4 AND deleted_at = 0 AND hidden_at = 0 AND author_id <> $2
      ORDER BY number
      LIMIT $1) AS rest;

-- part unread_ids: room for UNREAD_AMONG_MAX of them
($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
 $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39,
 $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50)

-- unread_among: of these debates, those with something unread for $2; at most $1 posts are counted
SELECT topic.id, topic.slug, topic.title, topic.post_count, reading.number,
       CASE WHEN reading.number IS NULL THEN 1
            ELSE (SELECT MIN(post.number) FROM post
                  WHERE post.topic_id = topic.id AND post.number > reading.number AND
                        post.deleted_at = 0 AND post.hidden_at = 0 AND post.author_id <> $2)
       END AS first,
       CASE WHEN reading.number IS NULL THEN topic.post_count
            ELSE (SELECT COUNT(*)
                  FROM (SELECT 1 FROM post
                        WHERE post.topic_id = topic.id AND post.number > reading.number AND
                              post.deleted_at = 0 AND post.hidden_at = 0 AND post.author_id <> $2
                        LIMIT $1) AS few)
       END AS count
FROM topic
LEFT JOIN topic_reading AS reading ON reading.account_id = $2 AND reading.topic_id = topic.id
WHERE topic.id IN
@unread_ids
  AND CASE WHEN reading.number IS NOT NULL THEN topic.highest > reading.number
           ELSE topic.author_id <> $2 AND
                topic.created_at > (SELECT CASE WHEN read_all_at > created_at THEN read_all_at
                                                ELSE created_at END
                                    FROM account WHERE account.id = $2)
      END
ORDER BY topic.id;

-- topics_unread: a page of what has something unread for somebody, the newest first: of what they
-- opened, and a page's worth of what they did not
@topic_shown
WHERE topic.id IN (
          SELECT opened.id
          FROM topic_reading
          JOIN topic AS opened ON opened.id = topic_reading.topic_id
          WHERE topic_reading.account_id = $2 AND opened.highest > topic_reading.number
          UNION ALL
          SELECT id FROM (
              SELECT topic.id
              FROM topic
              WHERE topic.hidden_at = 0 AND (topic.bumped_at, topic.id) < ($3, $4) AND
                    topic.bumped_at > (SELECT CASE WHEN read_all_at > created_at THEN read_all_at
                                                   ELSE created_at END
                                       FROM account WHERE account.id = $2) AND
@unread_new
                AND
@readable
              ORDER BY topic.bumped_at DESC, topic.id DESC
              LIMIT $5) AS fresh
      ) AND
      topic.hidden_at = 0 AND (topic.bumped_at, topic.id) < ($3, $4) AND
@readable
ORDER BY topic.bumped_at DESC, topic.id DESC
LIMIT $5;

-- reading_all: what was opened is read to its end
UPDATE topic_reading
SET number = (SELECT highest FROM topic WHERE topic.id = topic_reading.topic_id)
WHERE account_id = $1;

-- reading_all_at: and what was never opened is not new
UPDATE account
SET read_all_at = $2
WHERE id = $1;
