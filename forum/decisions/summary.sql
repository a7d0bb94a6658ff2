-- part summary_shown: summaries with who wrote them
SELECT summary.id, summary.decision_id, summary.number,
       COALESCE(author.id, 0) AS author_id, COALESCE(author.handle, '') AS author_handle,
       COALESCE(author.name, '') AS author_name, summary.cited, summary.posts,
       summary.last_post, summary.read_until, summary.created_at
FROM summary
LEFT JOIN account AS author ON author.id = summary.author_id

-- summary_newest: the one that counts
@summary_shown
WHERE summary.decision_id = $1
ORDER BY summary.number DESC
LIMIT 1;

-- summary_numbered: one of them
@summary_shown
WHERE summary.decision_id = $1 AND summary.number = $2;

-- summaries_of: all, the newest first
@summary_shown
WHERE summary.decision_id = $1
ORDER BY summary.number DESC
LIMIT $2;

-- summary_sentences: what one says, with what it cites; a message is there for who may read it,
-- and the one of topic $4 for its readers
SELECT sentence.section, sentence.position, sentence.words, cite.post_id, post.topic_id,
       topic.slug AS topic_slug, post.number,
       CASE WHEN post.deleted_at = 0 AND post.hidden_at = 0 AND topic.hidden_at = 0 AND
                 (post.topic_id = $4 OR
@readable
                 ) THEN 1 ELSE 0 END AS is_there
FROM summary_sentence AS sentence
JOIN summary_cite AS cite ON cite.summary_id = sentence.summary_id AND
                             cite.section = sentence.section AND cite.position = sentence.position
JOIN post ON post.id = cite.post_id
JOIN topic ON topic.id = post.topic_id
WHERE sentence.summary_id = $3
ORDER BY sentence.section, sentence.position, cite.place;

-- summary_debates: messages of the debates of decision $3 that may be read, up to the one with the
-- id $5: how many, how many of them after $4, and how far they go
SELECT COUNT(*) AS posts, COALESCE(SUM(CASE WHEN post.id > $4 THEN 1 ELSE 0 END), 0) AS since,
       COALESCE(MAX(CASE WHEN post.topic_id = decision.topic_id THEN post.number END), 0)
           AS last_post,
       COALESCE(MAX(post.id), 0) AS read_until
FROM decision
JOIN decision_topic ON decision_topic.decision_id = decision.id
JOIN topic ON topic.id = decision_topic.topic_id
JOIN post ON post.topic_id = topic.id
WHERE decision.id = $3 AND post.id <= $5 AND post.deleted_at = 0 AND post.hidden_at = 0 AND
      topic.hidden_at = 0 AND
@readable
;

-- summary_citable: message $5 of topic $4, which a summary of decision $3 may cite
SELECT post.id, post.topic_id, topic.slug AS topic_slug, post.number,
       CASE WHEN post.deleted_at = 0 AND post.hidden_at = 0 AND topic.hidden_at = 0 AND
@readable
            THEN 1 ELSE 0 END AS is_there
FROM post
JOIN topic ON topic.id = post.topic_id
WHERE post.topic_id = $4 AND post.number = $5 AND
      (EXISTS (SELECT 1 FROM summary_cite
               JOIN summary ON summary.id = summary_cite.summary_id
               WHERE summary_cite.post_id = post.id AND summary.decision_id = $3)
       OR (EXISTS (SELECT 1 FROM decision_topic
                   WHERE decision_topic.decision_id = $3 AND
                         decision_topic.topic_id = post.topic_id)
           AND post.deleted_at = 0 AND post.hidden_at = 0 AND topic.hidden_at = 0 AND
@readable
          ));

-- summary_add: one more; its id
INSERT INTO summary (decision_id, number, author_id, cited, posts, last_post, read_until,
                     created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
RETURNING id;

-- summary_sentence_add: one of its sentences
INSERT INTO summary_sentence (summary_id, section, position, words) VALUES ($1, $2, $3, $4);

-- summary_cite_add: a message that it cites
INSERT INTO summary_cite (summary_id, section, position, place, post_id)
VALUES ($1, $2, $3, $4, $5);
