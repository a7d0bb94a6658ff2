-- imported_find: what a person, topic or category of another forum is here
SELECT id, stamp
FROM imported
WHERE kind = $1 AND origin = $2 AND old_id = $3 AND old_name = $4;

-- imported_add: remembers one
INSERT INTO imported (kind, origin, old_id, old_name, id, stamp)
VALUES ($1, $2, $3, $4, $5, $6);

-- imported_stamp: something newer was learnt of it
UPDATE imported
SET stamp = $5, unfinished = 1
WHERE kind = $1 AND origin = $2 AND old_id = $3 AND old_name = $4;

-- imported_touch: its counters must be made again
UPDATE imported
SET unfinished = 1
WHERE kind = $1 AND id = $2 AND origin = $3;

-- imported_topic_unfinished: topics whose tree and counters are still to be made
SELECT id
FROM imported
WHERE kind = 'topic' AND origin = $1 AND unfinished = 1
ORDER BY id
LIMIT 50;

-- imported_topic_finished: this one is done
UPDATE imported
SET unfinished = 0
WHERE kind = 'topic' AND origin = $1 AND id = $2;

-- imported_all_finished: so is everything else
UPDATE imported
SET unfinished = 0
WHERE origin = $1 AND unfinished = 1 AND kind IN ('account', 'category');

-- imported_post_find: a post of another forum, as it stands here
SELECT imported_post.id, imported_post.topic_id, imported_post.stamp, post.number,
       post.revision, post.edited_at, post.deleted_at, post.likes_before
FROM imported_post JOIN post ON post.id = imported_post.id
WHERE imported_post.origin = $1 AND imported_post.old_id = $2;

-- imported_post_add: remembers one
INSERT INTO imported_post (origin, old_id, id, topic_id, number, answers, stamp)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- imported_post_update: a newer state of it came
UPDATE imported_post
SET topic_id = $3, number = $4, answers = $5, stamp = $6
WHERE origin = $1 AND old_id = $2;

-- import_topic_taken: does a topic with this id stand here?
SELECT id FROM topic WHERE id = $1;

-- import_post_taken: does a post with this id stand here?
SELECT id FROM post WHERE id = $1;

-- import_category_taken: does a category with this id stand here?
SELECT id FROM category WHERE id = $1;

-- import_number_taken: does a post with this number stand in the topic?
SELECT id FROM post WHERE topic_id = $1 AND number = $2;

-- import_number_of: the number here of a post that had this one there
SELECT post.number
FROM imported_post JOIN post ON post.id = imported_post.id
WHERE imported_post.topic_id = $1 AND imported_post.number = $2;

-- import_address_add: where something is now that could not keep its id
INSERT INTO old_address (kind, origin, old_id, slug, id)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING;

-- import_account_rename: a newer name, as long as nobody signs in with the account
UPDATE account
SET name = $2
WHERE id = $1 AND password = '';

-- import_category_add: a category with an id of its own
INSERT INTO category (id, slug, name, description, position)
VALUES ($1, $2, $3, $4, (SELECT COALESCE(MAX(position), 0) + 1 FROM category));

-- import_category_update: its real name became known
UPDATE category
SET slug = $2, name = $3, description = $4
WHERE id = $1;

-- import_category_restricted: what nobody was to see there: look again at its topics
UPDATE imported
SET unfinished = 1
WHERE kind = 'topic' AND origin = $1 AND id IN (SELECT id FROM topic WHERE category_id = $2);

-- import_topic_add: a topic with an id of its own; its counters come last
INSERT INTO topic (id, slug, title, category_id, author_id, created_at, bumped_at, last_post_by)
VALUES ($1, $2, $3, $4, $5, $6, $6, $5);

-- import_topic_update: a newer title, slug or category
UPDATE topic
SET slug = $2, title = $3, category_id = $4
WHERE id = $1;

-- import_topic_state: what only ever goes one way
UPDATE topic
SET views = CASE WHEN views < $2 THEN $2 ELSE views END,
    closed_at = CASE WHEN closed_at = 0 THEN $3 ELSE closed_at END,
    hidden_at = CASE WHEN hidden_at = 0 THEN $4 ELSE hidden_at END
WHERE id = $1;

-- import_post_add: a post with an id of its own; where it stands in the tree comes later
INSERT INTO post (id, topic_id, number, path, author_id, markdown, html, renderer, created_at,
                  edited_at, likes_before, deleted_at, hidden_at, hidden_why)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- import_post_update: a newer state of it; what a moderator hid here stays hidden
UPDATE post
SET markdown = $2, html = $3, renderer = $4, edited_at = $5, likes_before = $6, deleted_at = $7,
    hidden_at = CASE WHEN hidden_at <> 0 AND hidden_why <> $10 THEN hidden_at ELSE $8 END,
    hidden_why = CASE WHEN hidden_at <> 0 AND hidden_why <> $10 THEN hidden_why ELSE $9 END
WHERE id = $1;

-- import_post_move: it stands in another topic now
UPDATE post
SET topic_id = $2, number = $3, path = $4, parent_id = NULL
WHERE id = $1;

-- import_post_likes: more likes than were known
UPDATE post
SET likes_before = $2
WHERE id = $1;

-- import_tree: everything of one topic that decides where posts hang
SELECT post.id, post.number, post.parent_id, post.path, imported_post.number AS old_number,
       imported_post.answers
FROM post LEFT JOIN imported_post ON imported_post.id = post.id
WHERE post.topic_id = $1
ORDER BY post.number;

-- import_post_place: where it hangs
UPDATE post
SET parent_id = $2, path = $3
WHERE id = $1;

-- import_count_replies: the answers to each post of a topic
UPDATE post
SET reply_count = (SELECT COUNT(*) FROM post AS child WHERE child.parent_id = post.id)
WHERE topic_id = $1;

-- import_topic_first: who opened a topic, and when, is what its first post says
UPDATE topic
SET author_id = (SELECT author_id FROM post WHERE topic_id = $1 ORDER BY number LIMIT 1),
    created_at = (SELECT MIN(created_at) FROM post WHERE topic_id = $1)
WHERE id = $1 AND EXISTS (SELECT id FROM post WHERE topic_id = $1);

-- import_topic_restrict: topics of a category that was not for everybody are not shown
UPDATE topic
SET hidden_at = $2
WHERE id = $1 AND hidden_at = 0
  AND category_id IN (SELECT id FROM imported WHERE kind = 'category' AND stamp = 2);

-- import_count_people: what the people of an archive wrote, and since when
UPDATE account
SET post_count = (SELECT COUNT(*) FROM post
                  WHERE author_id = account.id AND deleted_at = 0 AND hidden_at = 0),
    topic_count = (SELECT COUNT(*) FROM topic WHERE author_id = account.id AND hidden_at = 0),
    created_at = COALESCE((SELECT MIN(post.created_at) FROM post
                           WHERE author_id = account.id AND post.created_at < account.created_at),
                          account.created_at)
WHERE id IN (SELECT id FROM imported WHERE kind = 'account' AND origin = $1 AND unfinished = 1);

-- import_count_categories: the topics of each category that can be seen
UPDATE category
SET topic_count = (SELECT COUNT(*) FROM topic WHERE category_id = category.id AND hidden_at = 0);
