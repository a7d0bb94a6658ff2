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
LIMIT 100;

-- imported_topic_finished: this one is done
UPDATE imported
SET unfinished = 0
WHERE kind = 'topic' AND origin = $1 AND id = $2;

-- imported_all_finished: so is everything else
UPDATE imported
SET unfinished = 0
WHERE origin = $1 AND unfinished = 1 AND kind <> 'topic';

-- imported_post_find: a post of another forum, as it stands here
SELECT imported_post.id, imported_post.topic_id, imported_post.stamp, post.number,
       post.revision, post.edited_at, post.deleted_at, imported_post.likes_named,
       post.likes_before + imported_post.likes_named AS likes
FROM imported_post JOIN post ON post.id = imported_post.id
WHERE imported_post.origin = $1 AND imported_post.old_id = $2;

-- imported_post_any: did anything come from a forum before?
SELECT old_id
FROM imported_post
WHERE origin = $1
LIMIT 1;

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

-- import_category_close: what not everybody was to see there is for moderators, until more is known
UPDATE category
SET readers = 2, writers = 2, team_id = NULL
WHERE id = $1;

-- import_category_state: who may enter it, and how much is known of that
SELECT category.id, category.readers, category.writers, category.team_id, imported.stamp
FROM imported JOIN category ON category.id = imported.id
WHERE imported.kind = 'category' AND imported.origin = $1 AND imported.old_id = $2;

-- import_category_open: to these readers and writers, of this team
UPDATE category
SET readers = $2, writers = $3, team_id = $4
WHERE id = $1;

-- import_topic_add: a topic with an id of its own, not shown before its posts and counters are in
INSERT INTO topic (id, slug, title, category_id, author_id, created_at, bumped_at, last_post_by,
                   hidden_at)
VALUES ($1, $2, $3, $4, $5, $6, $6, $5, 1);

-- import_topic_show: they are
UPDATE topic
SET hidden_at = 0
WHERE id = $1 AND hidden_at = 1 AND EXISTS (SELECT id FROM post WHERE topic_id = $1);

-- import_topic_update: a newer title, slug or category
UPDATE topic
SET slug = $2, title = $3, category_id = $4
WHERE id = $1;

-- import_topic_state: what only ever goes one way
UPDATE topic
SET views = CASE WHEN views < $2 THEN $2 ELSE views END,
    closed_at = CASE WHEN closed_at = 0 THEN $3 ELSE closed_at END,
    hidden_at = CASE WHEN hidden_at <= 1 AND $4 > 0 THEN $4 ELSE hidden_at END,
    pinned_at = CASE WHEN pinned_at = 0 THEN $5 ELSE pinned_at END,
    is_pinned_everywhere = CASE WHEN pinned_at = 0 THEN $6 ELSE is_pinned_everywhere END
WHERE id = $1;

-- import_post_add: a post with an id of its own; no row when its id or number is taken
INSERT INTO post (id, topic_id, number, path, author_id, markdown, html, renderer, created_at,
                  edited_at, likes_before, deleted_at, hidden_at, hidden_why, parent_id, is_wiki)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
ON CONFLICT DO NOTHING
RETURNING id;

-- import_parent: a post of another forum that stands here, by the number it had there
SELECT post.id, post.path
FROM imported_post JOIN post ON post.id = imported_post.id
WHERE imported_post.topic_id = $1 AND imported_post.number = $2;

-- import_post_update: a newer state of it; what a moderator hid here stays hidden
UPDATE post
SET markdown = $2, html = $3, renderer = $4, edited_at = $5, likes_before = $6, deleted_at = $7,
    is_wiki = $11,
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

-- import_count_replies: the answers to each post of a topic, and its likes that have names
UPDATE post
SET reply_count = counted.replies, like_count = counted.likes
FROM (SELECT own.id, COALESCE(answers.number, 0) AS replies, COALESCE(likes.number, 0) AS likes
      FROM post AS own
      LEFT JOIN (SELECT parent_id, COUNT(*) AS number
                 FROM post
                 WHERE topic_id = $1 AND parent_id IS NOT NULL
                 GROUP BY parent_id) AS answers ON answers.parent_id = own.id
      LEFT JOIN (SELECT liked.id, COUNT(*) AS number
                 FROM post AS liked JOIN post_like ON post_like.post_id = liked.id
                 WHERE liked.topic_id = $1
                 GROUP BY liked.id) AS likes ON likes.id = own.id
      WHERE own.topic_id = $1) AS counted
WHERE post.id = counted.id
  AND (post.reply_count <> counted.replies OR post.like_count <> counted.likes);

-- import_topic_first: who opened a topic, and when, is what its first post says
UPDATE topic
SET author_id = (SELECT author_id FROM post WHERE topic_id = $1 ORDER BY number LIMIT 1),
    created_at = (SELECT MIN(created_at) FROM post WHERE topic_id = $1)
WHERE id = $1 AND EXISTS (SELECT id FROM post WHERE topic_id = $1);

-- import_count_people: what the people of an archive wrote, and since when
UPDATE account
SET post_count = (SELECT COUNT(*)
                  FROM post
                  JOIN topic ON topic.id = post.topic_id
                  JOIN category ON category.id = topic.category_id
                  WHERE post.author_id = account.id AND post.deleted_at = 0 AND post.hidden_at = 0
                    AND category.readers = 0),
    topic_count = (SELECT COUNT(*)
                   FROM topic JOIN category ON category.id = topic.category_id
                   WHERE topic.author_id = account.id AND topic.hidden_at = 0
                     AND category.readers = 0),
    created_at = COALESCE((SELECT MIN(post.created_at) FROM post
                           WHERE author_id = account.id AND post.created_at < account.created_at),
                          account.created_at)
WHERE id IN (SELECT id FROM imported WHERE kind = 'account' AND origin = $1 AND unfinished = 1);

-- import_count_categories: the topics of each category that can be seen
UPDATE category
SET topic_count = (SELECT COUNT(*) FROM topic WHERE category_id = category.id AND hidden_at = 0);

-- import_account_since: it is as old as it was there
UPDATE account
SET created_at = $2
WHERE id = $1 AND created_at > $2;

-- import_account_mail: an address that was confirmed there, where none is known here
UPDATE account
SET mail = $4, mail_since = $5
WHERE id = (SELECT id FROM imported
            WHERE kind = 'account' AND origin = $1 AND old_id = $2 AND old_name = $3)
  AND mail = '' AND password = ''
  AND NOT EXISTS (SELECT old_id FROM imported_aside
                  WHERE kind = 'unconfirmed account' AND origin = $1 AND old_id = $2);

-- import_account_about: what somebody says of themselves, where nothing is said here
UPDATE account
SET about = $4
WHERE id = (SELECT id FROM imported
            WHERE kind = 'account' AND origin = $1 AND old_id = $2 AND old_name = $3)
  AND about = '' AND password = '';

-- import_aside_add: to be known until the import ends
INSERT INTO imported_aside (kind, origin, old_id)
VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING;

-- import_aside_find: was it put aside?
SELECT old_id
FROM imported_aside
WHERE kind = $1 AND origin = $2 AND old_id = $3;

-- import_aside_forget: the import ends
DELETE FROM imported_aside
WHERE origin = $1;

-- import_team_since: it is as old as it was there
UPDATE team
SET created_at = $2
WHERE id = $1 AND created_at > $2;

-- import_member_add: of a team that comes in just now, or somebody who never was here to leave it
INSERT INTO team_member (team_id, account_id, leads, since)
SELECT team.id, account.id, $4, $5
FROM imported AS team
JOIN imported AS person ON person.kind = 'account' AND person.origin = $1 AND person.old_id = $3
                       AND person.old_name = ''
JOIN account ON account.id = person.id
WHERE team.kind = 'team' AND team.origin = $1 AND team.old_id = $2 AND team.old_name = ''
  AND (team.unfinished = 1 OR account.password = '')
ON CONFLICT DO NOTHING
RETURNING team_id;

-- import_count_members: of each team that an import brought
UPDATE team
SET member_count = (SELECT COUNT(*) FROM team_member WHERE team_member.team_id = team.id)
WHERE id IN (SELECT id FROM imported WHERE kind = 'team' AND origin = $1);

-- import_like_add: one like with its name; nobody likes what they wrote
INSERT INTO post_like (post_id, account_id, topic_id, created_at)
SELECT post.id, imported.id, post.topic_id, $4
FROM imported_post
JOIN post ON post.id = imported_post.id
JOIN imported ON imported.kind = 'account' AND imported.origin = $1 AND imported.old_id = $3
             AND imported.old_name = ''
WHERE imported_post.origin = $1 AND imported_post.old_id = $2
  AND post.author_id <> imported.id AND post.deleted_at = 0
ON CONFLICT DO NOTHING
RETURNING post_id, topic_id;

-- import_like_named: it was counted without a name before, perhaps
UPDATE post
SET likes_before = likes_before - 1
WHERE id = $1 AND likes_before > 0;

-- import_like_count: one more that came with its name
UPDATE imported_post
SET likes_named = likes_named + 1
WHERE id = $1;

-- import_revision_aside: a text of a post, until all of them are here
INSERT INTO imported_revision (origin, post_id, number, markdown, written_at, author_id)
SELECT $1, post.id, $3, $4, $5,
       (SELECT id FROM imported
        WHERE kind = 'account' AND origin = $1 AND old_id = $6 AND old_name = '')
FROM imported_post JOIN post ON post.id = imported_post.id
WHERE imported_post.origin = $1 AND imported_post.old_id = $2 AND post.deleted_at = 0
ON CONFLICT (post_id, number) DO UPDATE
SET markdown = excluded.markdown, written_at = excluded.written_at, author_id = excluded.author_id
WHERE imported_revision.written_at <> -1 AND excluded.written_at <> 0;

-- import_revision_posts: posts whose texts are all here, some of them
SELECT DISTINCT imported_revision.post_id, post.topic_id, post.author_id, post.created_at,
       post.edited_at, post.revision, imported_post.stamp
FROM imported_revision
JOIN post ON post.id = imported_revision.post_id
JOIN imported_post ON imported_post.id = imported_revision.post_id
WHERE imported_revision.origin = $1
ORDER BY imported_revision.post_id
LIMIT 100;

-- import_revisions_of_post: what one said, oldest first
SELECT number, markdown, written_at, author_id
FROM imported_revision
WHERE post_id = $1
ORDER BY number;

-- import_revision_add: one of them takes its place
INSERT INTO post_revision (post_id, revision, markdown, written_at, author_id)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING
RETURNING revision;

-- import_revisions_forget: they have
DELETE FROM imported_revision
WHERE post_id = $1;

-- import_post_revision: the text shown is this one of them, written by the author or somebody else
UPDATE post
SET revision = $2, editor_id = CASE WHEN author_id = $3 THEN NULL ELSE $3 END
WHERE id = $1;

-- import_quotes_move: what the text shown quotes goes with its number
UPDATE post_quote
SET revision = $3
WHERE post_id = $1 AND revision = $2;

-- import_tag_add: what a tag is here
INSERT INTO imported_tag (origin, old_id, tag_id)
VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING;

-- import_tag_find: its name
SELECT tag.name
FROM imported_tag JOIN tag ON tag.id = imported_tag.tag_id
WHERE imported_tag.origin = $1 AND imported_tag.old_id = $2;

-- import_tagging_add: of a topic that comes in just now, or that has none here
INSERT INTO topic_tag (topic_id, tag_id)
SELECT topic.id, $3
FROM imported JOIN topic ON topic.id = imported.id
WHERE imported.kind = 'topic' AND imported.origin = $1 AND imported.old_id = $2
  AND imported.old_name = '' AND (imported.unfinished = 1 OR topic.tags = '')
ON CONFLICT DO NOTHING
RETURNING topic_id;

-- import_topic_tags: the names of a topic's tags
SELECT tag.name
FROM topic_tag JOIN tag ON tag.id = topic_tag.tag_id
WHERE topic_tag.topic_id = $1
ORDER BY tag.name;

-- import_account_suspend: who may not write there may not here
UPDATE account
SET suspended_until = $2, suspended_why = $3
WHERE id = $1;
