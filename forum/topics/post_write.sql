-- post_parent: what a new post answers
SELECT id, path, deleted_at, hidden_at
FROM post
WHERE topic_id = $1 AND number = $2;

-- post_add: a new post
INSERT INTO post (topic_id, number, parent_id, path, author_id, lang, markdown, html, renderer,
                  created_at, kind)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
RETURNING id;

-- post_answered: one more direct answer
UPDATE post
SET reply_count = reply_count + 1
WHERE id = $1;

-- post_of_person: does somebody have a post in a topic that can be seen?
SELECT id
FROM post
WHERE topic_id = $1 AND author_id = $2 AND deleted_at = 0 AND hidden_at = 0
LIMIT 1;

-- post_author_grow: so many more posts of somebody's can be seen, when anyone can read the topic
UPDATE account
SET post_count = post_count + $2
WHERE id = $1 AND EXISTS (SELECT topic.id
                          FROM topic JOIN category ON category.id = topic.category_id
                          WHERE topic.id = $3 AND category.readers = 0);

-- post_state: what is asked before it is changed
SELECT topic_id, number, author_id, created_at, revision, markdown, deleted_at, hidden_at
FROM post
WHERE id = $1;

-- post_keep_revision: the text shown until now goes into the history
INSERT INTO post_revision (post_id, revision, markdown, written_at, author_id)
SELECT id, revision, markdown, CASE WHEN edited_at = 0 THEN created_at ELSE edited_at END,
       COALESCE(editor_id, author_id)
FROM post
WHERE id = $1;

-- post_rewrite: another text, as this revision
UPDATE post
SET markdown = $2, html = $3, renderer = $4, revision = $5, editor_id = $7,
    edited_at = CASE WHEN $6 = 0 THEN edited_at ELSE $6 END
WHERE id = $1;

-- post_set_kind: what it is in its debate; gives the topic when that is new
UPDATE post
SET kind = $2
WHERE id = $1 AND kind <> $2
RETURNING topic_id;

-- post_set_wiki: may any member edit it? Gives the topic when that is new
UPDATE post
SET is_wiki = $2
WHERE id = $1 AND is_wiki <> $2
RETURNING topic_id;

-- post_editor: who wrote the text shown now
SELECT editor.id AS author_id, editor.handle AS author_handle, editor.name AS author_name
FROM post
JOIN account AS editor ON editor.id = COALESCE(post.editor_id, post.author_id)
WHERE post.id = $1;

-- post_empty: by its author: nothing of its words stays
UPDATE post
SET markdown = '', html = '', deleted_at = $2
WHERE id = $1;

-- post_forget_revisions: nor of what it said before
DELETE FROM post_revision
WHERE post_id = $1;

-- post_set_hidden: by a moderator; a time of 0 shows it again
UPDATE post
SET hidden_at = $2, hidden_why = $3
WHERE id = $1;

-- post_revisions: what a post said before, oldest first
SELECT post_revision.revision, post_revision.written_at, post_revision.markdown,
       post_revision.author_id, author.handle AS author_handle, author.name AS author_name
FROM post_revision
JOIN account AS author ON author.id = post_revision.author_id
WHERE post_revision.post_id = $1
ORDER BY post_revision.revision;

-- topic_changed: a page of it looks different now
UPDATE topic
SET version = version + 1
WHERE id = $1;

-- posts_to_render: whose html an older renderer made
SELECT id, topic_id, revision, markdown
FROM post
WHERE renderer < 2
ORDER BY id
LIMIT $1;

-- post_render_anew: the html of a text that is still shown, by a newer renderer
UPDATE post
SET html = $3, renderer = $4
WHERE id = $1 AND revision = $2 AND renderer < $4
RETURNING id;
