-- part annotation_listed_columns: what listed_from() reads
SELECT annotation.id, annotation_target.n, annotation.motivation,
       author.id AS author_id, author.handle AS author_handle, author.name AS author_name,
       annotation.created_at, annotation.archived_at,
       topic.id AS topic_id, topic.slug AS topic_slug, topic.title AS topic_title,
       topic.lang AS topic_lang, topic.post_count, topic.decision_mark,
       post.number AS post_number,
       law_text.slug AS text_slug, law_text.title AS text_title, law_text.lang AS text_lang,
       annotation_target.is_whole, annotation_target.from_at AS made_from,
       annotation_target.to_at AS made_to, annotation_target.exact, annotation_target.prefix,
       annotation_target.suffix,
       made_version.number AS made_version, made_article.address AS made_address,
       made_article.name AS made_name, made_article.num AS made_num, made_article.head AS made_head, made.number AS made_alinea,
       now_version.number AS now_version, now_article.address AS now_address,
       now_article.name AS now_name, now_article.num AS now_num, now_article.head AS now_head, now.number AS now_alinea,
       annotation_anchor.state, annotation_anchor.score, annotation_anchor.from_at AS now_from,
       annotation_anchor.to_at AS now_to,
       substr(now.body, CAST(annotation_anchor.from_at + 1 AS INTEGER),
              CAST(annotation_anchor.to_at - annotation_anchor.from_at AS INTEGER)) AS now_words,
       confirmer.id AS confirmer_id, confirmer.handle AS confirmer_handle,
       confirmer.name AS confirmer_name, annotation_anchor.confirmed_at

-- part annotation_listed_tables: where it reads them
FROM annotation
JOIN law_text ON law_text.id = annotation.text_id
JOIN topic ON topic.id = annotation.topic_id
JOIN annotation_target ON annotation_target.annotation_id = annotation.id
JOIN annotation_anchor ON annotation_anchor.version_id = law_text.version_id
                      AND annotation_anchor.annotation_id = annotation.id
                      AND annotation_anchor.n = annotation_target.n
JOIN law_version AS made_version ON made_version.id = annotation_target.version_id
JOIN law_version AS now_version ON now_version.id = law_text.version_id
JOIN law_state AS made ON made.version_id = annotation_target.version_id
                      AND made.segment_id = annotation_target.segment_id
LEFT JOIN law_state AS made_article ON made_article.version_id = made.version_id
                                   AND made_article.segment_id = made.article_id
LEFT JOIN law_state AS now ON now.version_id = annotation_anchor.version_id
                          AND now.segment_id = annotation_anchor.segment_id
LEFT JOIN law_state AS now_article ON now_article.version_id = annotation_anchor.version_id
                                  AND now_article.segment_id = annotation_anchor.article_id
LEFT JOIN post ON post.id = annotation.post_id
LEFT JOIN account AS author ON author.id = annotation.author_id
LEFT JOIN account AS confirmer ON confirmer.id = annotation_anchor.confirmed_by

-- annotations_of_text_newest: a page of a text's below an id, in states $5 to $6; archived or not
@annotation_listed_columns
@annotation_listed_tables
WHERE annotation.text_id = $3 AND annotation.id < $4 AND
      annotation_anchor.state BETWEEN $5 AND $6 AND (annotation.archived_at <> 0) = ($7 <> 0) AND
      topic.hidden_at = 0 AND
@readable
ORDER BY annotation.id DESC, annotation_target.n
LIMIT $8;

-- annotations_of_text_oldest: the same above an id
@annotation_listed_columns
@annotation_listed_tables
WHERE annotation.text_id = $3 AND annotation.id > $4 AND
      annotation_anchor.state BETWEEN $5 AND $6 AND (annotation.archived_at <> 0) = ($7 <> 0) AND
      topic.hidden_at = 0 AND
@readable
ORDER BY annotation.id, annotation_target.n
LIMIT $8;

-- annotations_of_topic: those of a debate
@annotation_listed_columns
@annotation_listed_tables
WHERE annotation.topic_id = $1
ORDER BY annotation.id, annotation_target.n
LIMIT $2;

-- annotation_listed: one of them
@annotation_listed_columns
@annotation_listed_tables
WHERE annotation.id = $1
ORDER BY annotation_target.n;

-- annotations_count: how many of a text there are in each state; archived apart
SELECT annotation_anchor.state, 
       CASE WHEN annotation.archived_at <> 0 THEN 1 ELSE 0 END AS is_archived, COUNT(*) AS count
FROM annotation
JOIN law_text ON law_text.id = annotation.text_id
JOIN topic ON topic.id = annotation.topic_id
JOIN annotation_anchor ON annotation_anchor.version_id = law_text.version_id
                      AND annotation_anchor.annotation_id = annotation.id
WHERE annotation.text_id = $3 AND topic.hidden_at = 0 AND
@readable
GROUP BY annotation_anchor.state, CASE WHEN annotation.archived_at <> 0 THEN 1 ELSE 0 END;

-- annotation_debates: those about words of an article in a version, for somebody
SELECT topic.id, topic.slug, topic.title, topic.lang, topic.post_count
FROM topic
WHERE topic.hidden_at = 0 AND
      topic.id IN (SELECT annotation.topic_id
                   FROM annotation_anchor
                   JOIN annotation ON annotation.id = annotation_anchor.annotation_id
                   WHERE annotation_anchor.version_id = $3 AND annotation_anchor.article_id = $4
                     AND annotation.archived_at = 0) AND
@readable
ORDER BY topic.bumped_at DESC, topic.id DESC
LIMIT 20;

-- annotations_total: how many of a text somebody may read, each once
SELECT COUNT(*) AS count
FROM annotation
JOIN topic ON topic.id = annotation.topic_id
WHERE annotation.text_id = $3 AND
@annotation_open
@readable
;
