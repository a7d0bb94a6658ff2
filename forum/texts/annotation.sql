-- annotation_add: a new one
INSERT INTO annotation (text_id, author_id, topic_id, post_id, motivation, created_at)
VALUES ($1, $2, $3, $4, $5, $6)
RETURNING id;

-- annotation_target_add: what it points at
INSERT INTO annotation_target (annotation_id, n, version_id, segment_id, from_at, to_at, is_whole,
                               exact, prefix, suffix)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- annotation_find: one of them
SELECT annotation.id, annotation.text_id, author.id AS author_id, author.handle AS author_handle,
       author.name AS author_name, annotation.topic_id, annotation.post_id, annotation.motivation,
       annotation.created_at, annotation.archived_at
FROM annotation
LEFT JOIN account AS author ON author.id = annotation.author_id
WHERE annotation.id = $1;

-- annotation_targets: what it points at
SELECT n, version_id, segment_id, from_at, to_at, is_whole, exact, prefix, suffix
FROM annotation_target
WHERE annotation_id = $1
ORDER BY n;

-- annotation_set_archived: put aside by somebody (0: shown again); no row when it is so already
UPDATE annotation
SET archived_at = $2, archived_by = $3
WHERE id = $1 AND (archived_at <> 0) <> ($2 <> 0)
RETURNING text_id;

-- annotation_delete: one of them, with all that was derived
DELETE FROM annotation
WHERE id = $1;

-- annotation_answers: did anybody else write in its debate?
SELECT COUNT(*) AS count
FROM (SELECT post.id
      FROM annotation
      JOIN post ON post.topic_id = annotation.topic_id
      WHERE annotation.id = $1 AND post.author_id <> annotation.author_id
      LIMIT 1) AS answer;

-- annotation_topic_looks_changed: the pages of a debate, which show the words it is about
UPDATE topic
SET version = version + 1
WHERE id = $1;

-- annotation_post_first: the message that opened a debate
SELECT id
FROM post
WHERE topic_id = $1 AND number = 1;

-- annotations_topics_look_changed: the pages of all debates about a text
UPDATE topic
SET version = version + 1
WHERE id IN (SELECT topic_id FROM annotation WHERE text_id = $1);

-- annotations_texts_changed: the texts that a debate is about
UPDATE law_text
SET version = version + 1
WHERE id IN (SELECT text_id FROM annotation WHERE topic_id = $1);

-- annotations_texts_of_decision: the same, of the debates of a decision
UPDATE law_text
SET version = version + 1
WHERE id IN (SELECT annotation.text_id
             FROM decision_topic
             JOIN annotation ON annotation.topic_id = decision_topic.topic_id
             WHERE decision_topic.decision_id = $1);

-- annotations_texts_of_person: those that somebody annotated
UPDATE law_text
SET version = version + 1
WHERE id IN (SELECT text_id FROM annotation WHERE author_id = $1);

-- gone_annotations: they stay, without who made them
UPDATE annotation SET author_id = NULL WHERE author_id = $1;

-- gone_annotations_archived: nor who put them aside
UPDATE annotation SET archived_by = NULL WHERE archived_by = $1;

-- gone_anchors: nor who confirmed where they stand
UPDATE annotation_anchor SET confirmed_by = NULL WHERE confirmed_by = $1;
