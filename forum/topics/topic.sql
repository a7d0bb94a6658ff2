-- part topic_shown: what topic_from() reads
SELECT topic.id, topic.slug, topic.title, topic.lang, topic.category_id,
       category.slug AS category_slug, category.name AS category_name,
       category.readers, category.writers, category.team_id,
       topic.author_id, author.handle AS author_handle, author.name AS author_name,
       topic.last_post_by AS last_id, last.handle AS last_handle, last.name AS last_name,
       topic.created_at, topic.bumped_at, topic.post_count, topic.highest, topic.people_count,
       topic.like_count, topic.views, topic.closed_at, topic.hidden_at, topic.version, topic.tags,
       topic.pinned_at, topic.is_pinned_everywhere, topic.decision_mark
FROM topic
JOIN category ON category.id = topic.category_id
JOIN account AS author ON author.id = topic.author_id
JOIN account AS last ON last.id = topic.last_post_by

-- topic_open: a new topic; its counters come with its first post
INSERT INTO topic (slug, title, category_id, author_id, lang, created_at, bumped_at, last_post_by)
VALUES ($1, $2, $3, $4, $5, $6, $6, $4)
RETURNING id;

-- topic_retitle: another title; no row when it has it already
UPDATE topic
SET title = $2, slug = $3, version = version + 1
WHERE id = $1 AND title <> $2
RETURNING id;

-- topic_find: one topic with its category and the people its pages name
@topic_shown
WHERE topic.id = $1;

-- part readable: in a list for somebody: $1 is their may_reach(), $2 their id. The plus keeps
-- SQLite from going through the categories first, which would sort all their topics.
+topic.category_id IN (SELECT category_id FROM category_reader WHERE account_id IN ($1, $2))

-- topics_latest: a page of all that can be seen, the newest first, after ($3, $4)
@topic_shown
WHERE topic.hidden_at = 0 AND (topic.bumped_at, topic.id) < ($3, $4) AND
@readable
ORDER BY topic.bumped_at DESC, topic.id DESC
LIMIT $5;

-- topics_latest_of_category: the same, of one category
@topic_shown
WHERE topic.hidden_at = 0 AND (topic.bumped_at, topic.id) < ($3, $4) AND topic.category_id = $6 AND
@readable
ORDER BY topic.bumped_at DESC, topic.id DESC
LIMIT $5;

-- topics_of_team: the newest of the categories of a team
@topic_shown
WHERE topic.hidden_at = 0 AND category.team_id = $3 AND
@readable
ORDER BY topic.bumped_at DESC, topic.id DESC
LIMIT $4;

-- topics_latest_of_tag: the same, with a tag
@topic_shown
WHERE topic.hidden_at = 0 AND (topic.bumped_at, topic.id) < ($3, $4) AND
      topic.id IN (SELECT topic_id FROM topic_tag WHERE tag_id = $6) AND
@readable
ORDER BY topic.bumped_at DESC, topic.id DESC
LIMIT $5;

-- topics_pinned: those that stand first in the list of the category $4, or (0) in that of all
@topic_shown
WHERE topic.pinned_at <> 0 AND topic.hidden_at = 0 AND
      (+topic.category_id = $4 OR (topic.is_pinned_everywhere <> 0 AND $4 = 0)) AND
@readable
ORDER BY topic.pinned_at DESC, topic.id DESC
LIMIT $3;

-- topics_of_author: the newest that somebody opened
@topic_shown
WHERE topic.author_id = $3 AND topic.hidden_at = 0 AND
@readable
ORDER BY topic.created_at DESC, topic.id DESC
LIMIT $4;

-- topics_top: those with the most messages and likes
@topic_shown
WHERE topic.hidden_at = 0 AND
@readable
ORDER BY (topic.post_count + topic.like_count) DESC, topic.id DESC
LIMIT $3;

-- topics_top_since: those that had the most messages and likes since $4
@topic_shown
JOIN (SELECT topic_id, COUNT(*) AS acts
      FROM (SELECT topic_id FROM post
            WHERE created_at >= $4 AND deleted_at = 0 AND hidden_at = 0
            UNION ALL
            SELECT topic_id FROM post_like WHERE created_at >= $4) AS act
      GROUP BY topic_id) AS top ON top.topic_id = topic.id
WHERE topic.hidden_at = 0 AND
@readable
ORDER BY top.acts DESC, topic.id DESC
LIMIT $3;

-- topic_number: the number of its next post
UPDATE topic
SET highest = highest + 1, version = version + 1
WHERE id = $1
RETURNING highest, closed_at, hidden_at;

-- topic_answered: a post by $2 at $3 came in; is it the first one of theirs that can be seen?
UPDATE topic
SET post_count = post_count + 1,
    people_count = people_count + $4,
    bumped_at = $3,
    last_post_by = $2
WHERE id = $1;

-- topic_recount: all its counters, made of its posts
UPDATE topic
SET post_count = (SELECT COUNT(*) FROM post
                  WHERE topic_id = $1 AND deleted_at = 0 AND hidden_at = 0),
    people_count = (SELECT COUNT(DISTINCT author_id) FROM post
                    WHERE topic_id = $1 AND deleted_at = 0 AND hidden_at = 0),
    like_count = (SELECT COALESCE(SUM(likes_before + like_count), 0) FROM post
                  WHERE topic_id = $1 AND deleted_at = 0 AND hidden_at = 0),
    highest = (SELECT COALESCE(MAX(number), 0) FROM post WHERE topic_id = $1),
    bumped_at = COALESCE((SELECT created_at FROM post
                          WHERE topic_id = $1 AND deleted_at = 0 AND hidden_at = 0
                          ORDER BY number DESC LIMIT 1), created_at),
    last_post_by = COALESCE((SELECT author_id FROM post
                             WHERE topic_id = $1 AND deleted_at = 0 AND hidden_at = 0
                             ORDER BY number DESC LIMIT 1), author_id),
    version = version + 1
WHERE id = $1;

-- topic_author_grow: so many more topics of somebody's can be seen, when anyone can read this one
UPDATE account
SET topic_count = topic_count + $2
WHERE id = $1 AND EXISTS (SELECT topic.id
                          FROM topic JOIN category ON category.id = topic.category_id
                          WHERE topic.id = $3 AND category.readers = 0);
