-- part fifty_ids: the ids of a page's posts; 0 for those that are not asked for
($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
 $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39,
 $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50)

-- part quote_withdrawn: is a quoted post gone, or can somebody who reads the topic that quotes it
-- (the host, here) not read its own (there)? Without a host, as if everyone read it.
(quoted.deleted_at <> 0 OR quoted.hidden_at <> 0 OR topic.hidden_at <> 0 OR
 (there.readers <> 0 AND there.id <> COALESCE(here.id, 0) AND
  (there.readers > COALESCE(here.readers, 0) OR
   (there.readers = 2 AND COALESCE(there.team_id, 0) <> COALESCE(here.team_id, 0)))))

-- quotes_of_posts: what the holes of at most 50 posts show, and what stands inside it
SELECT post_quote.post_id, post_quote.place, post_quote.inside, post_quote.html,
       post_quote.quoted_handle, post_quote.quoted_number, post_quote.quoted_topic_id,
       topic.slug AS topic_slug, quoted.id AS quoted_id,
       CASE WHEN
@quote_withdrawn
            THEN 1 ELSE 0 END AS is_withdrawn,
       author.id AS author_id, author.handle AS author_handle, author.name AS author_name
FROM post_quote
JOIN post ON post.id = post_quote.post_id AND post.revision = post_quote.revision
LEFT JOIN post AS quoted ON quoted.topic_id = post_quote.quoted_topic_id
                        AND quoted.number = post_quote.quoted_number
LEFT JOIN topic ON topic.id = quoted.topic_id
LEFT JOIN category AS there ON there.id = topic.category_id
JOIN topic AS host ON host.id = post.topic_id
JOIN category AS here ON here.id = host.category_id
LEFT JOIN account AS author ON author.id = quoted.author_id
WHERE post_quote.post_id IN
@fifty_ids
ORDER BY post_quote.post_id, post_quote.place;

-- quote_target: what a reference names, for a text in the topic $3 (0: in a new one)
SELECT topic.slug AS topic_slug, quoted.id AS quoted_id,
       CASE WHEN
@quote_withdrawn
            THEN 1 ELSE 0 END AS is_withdrawn,
       author.id AS author_id, author.handle AS author_handle, author.name AS author_name
FROM post AS quoted
JOIN topic ON topic.id = quoted.topic_id
JOIN category AS there ON there.id = topic.category_id
LEFT JOIN topic AS host ON host.id = $3
LEFT JOIN category AS here ON here.id = host.category_id
JOIN account AS author ON author.id = quoted.author_id
WHERE quoted.topic_id = $1 AND quoted.number = $2;

-- quotes_withdrawn: which references of a text name what its readers may not see
SELECT post_quote.place
FROM post_quote
JOIN post AS quoted ON quoted.topic_id = post_quote.quoted_topic_id
                   AND quoted.number = post_quote.quoted_number
JOIN topic ON topic.id = quoted.topic_id
JOIN category AS there ON there.id = topic.category_id
JOIN post ON post.id = post_quote.post_id
JOIN topic AS host ON host.id = post.topic_id
JOIN category AS here ON here.id = host.category_id
WHERE post_quote.post_id = $1 AND post_quote.revision = $2 AND
@quote_withdrawn
;

-- quote_add: a reference of a text
INSERT INTO post_quote (post_id, revision, place, inside, quoted_topic_id, quoted_number,
                        quoted_handle, html)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- quotes_drop: the references of one text of a post
DELETE FROM post_quote
WHERE post_id = $1 AND revision = $2;

-- quotes_forget: the references of all texts of a post
DELETE FROM post_quote
WHERE post_id = $1;

-- quotes_quoting: every text that quotes a post
SELECT DISTINCT post_quote.post_id, post_quote.revision,
       CASE WHEN post.revision = post_quote.revision THEN 1 ELSE 0 END AS is_current
FROM post_quote
JOIN post ON post.id = post_quote.post_id
WHERE post_quote.quoted_topic_id = $1 AND post_quote.quoted_number = $2
ORDER BY post_quote.post_id, post_quote.revision;

-- quotes_of_text: the references of one text
SELECT place, inside, quoted_topic_id, quoted_number, quoted_handle
FROM post_quote
WHERE post_id = $1 AND revision = $2
ORDER BY place;

-- quotes_text: a text of a post, shown now or before
SELECT markdown FROM post WHERE id = $1 AND revision = $2
UNION ALL
SELECT markdown FROM post_revision WHERE post_id = $1 AND revision = $2;

-- quotes_set_text: the text shown now, without what it quoted
UPDATE post
SET markdown = $2, html = $3, renderer = $4
WHERE id = $1;

-- quotes_set_revision: a text shown before, without what it quoted
UPDATE post_revision
SET markdown = $3
WHERE post_id = $1 AND revision = $2;

-- quotes_changed: the other topics that quote a post look different now
UPDATE topic
SET version = version + 1
WHERE id <> $1 AND id IN (SELECT post.topic_id
                          FROM post_quote
                          JOIN post ON post.id = post_quote.post_id
                          WHERE post_quote.quoted_topic_id = $1
                            AND post_quote.quoted_number = $2);

-- quotes_changed_topic: the same for those that quote any post of a topic
UPDATE topic
SET version = version + 1
WHERE id <> $1 AND id IN (SELECT post.topic_id
                          FROM post_quote
                          JOIN post ON post.id = post_quote.post_id
                          WHERE post_quote.quoted_topic_id = $1);
