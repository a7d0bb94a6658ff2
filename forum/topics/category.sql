-- category_create: a new category after the others
INSERT INTO category (slug, name, description, lang, readers, writers, team_id, position)
VALUES ($1, $2, $3, $4, $5, $6, $7, (SELECT COALESCE(MAX(position), 0) + 1 FROM category))
RETURNING id;

-- category_find: one category
SELECT id, slug, name, description, lang, topic_count, readers, writers, team_id, position
FROM category
WHERE id = $1;

-- categories_all: every category in its order, for somebody as in topics_latest
SELECT id, slug, name, description, lang, topic_count, readers, writers, team_id, position
FROM category
WHERE id IN (SELECT category_id FROM category_reader WHERE account_id IN ($1, $2))
ORDER BY position, id
LIMIT $3;

-- category_edit: all of it but what is counted
UPDATE category
SET slug = $2, name = $3, description = $4, lang = $5, readers = $6, writers = $7, team_id = $8,
    position = $9
WHERE id = $1
RETURNING id;

-- category_looks_changed: the pages of its topics, those that quote them, and those that show
-- decisions, meetings and votes of it
UPDATE topic
SET version = version + 1
WHERE category_id = $1
   OR id IN (SELECT post.topic_id
             FROM topic AS quoted
             JOIN post_quote ON post_quote.quoted_topic_id = quoted.id
             JOIN post ON post.id = post_quote.post_id
             WHERE quoted.category_id = $1)
   OR id IN (SELECT decision_topic.topic_id
             FROM topic AS opened_from
             JOIN decision ON decision.topic_id = opened_from.id
             JOIN decision_topic ON decision_topic.decision_id = decision.id
             WHERE opened_from.category_id = $1)
   OR id IN (SELECT meeting_item.topic_id
             FROM meeting
             JOIN meeting_item ON meeting_item.meeting_id = meeting.id
             WHERE meeting.category_id = $1)
   OR id IN (SELECT ballot_topic.topic_id
             FROM ballot_item
             JOIN ballot_topic ON ballot_topic.item_id = ballot_item.id
             WHERE ballot_item.category_id = $1);

-- category_posts_seen: its posts count (1) on the pages of who wrote them, or no longer (-1)
UPDATE account
SET post_count = post_count + $2 * seen.posts
FROM (SELECT post.author_id, COUNT(*) AS posts
      FROM topic JOIN post ON post.topic_id = topic.id
      WHERE topic.category_id = $1 AND post.deleted_at = 0 AND post.hidden_at = 0
      GROUP BY post.author_id) AS seen
WHERE account.id = seen.author_id;

-- category_topics_seen: the same of its topics
UPDATE account
SET topic_count = topic_count + $2 * seen.topics
FROM (SELECT author_id, COUNT(*) AS topics
      FROM topic
      WHERE category_id = $1 AND hidden_at = 0
      GROUP BY author_id) AS seen
WHERE account.id = seen.author_id;

-- category_grow: so many more of its topics can be seen
UPDATE category
SET topic_count = topic_count + $2
WHERE id = $1;

-- categories_reach: which of them somebody may read
SELECT DISTINCT category_id
FROM category_reader
WHERE account_id IN ($1, $2)
ORDER BY category_id;
