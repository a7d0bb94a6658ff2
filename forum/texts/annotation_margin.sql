-- part annotation_open: what is shown of annotations to somebody, with @readable behind it
annotation.archived_at = 0 AND topic.hidden_at = 0 AND

-- annotations_of_article: what stands in an article of a version
SELECT annotation.id, annotation_anchor.segment_id, annotation_anchor.from_at,
       annotation_anchor.to_at, annotation_anchor.state, annotation_target.is_whole,
       annotation_target.exact, annotation_target.prefix, annotation_target.suffix,
       author.id AS author_id, author.handle AS author_handle, author.name AS author_name,
       topic.id AS topic_id, topic.slug AS topic_slug, topic.title AS topic_title,
       topic.lang AS topic_lang, topic.post_count, topic.decision_mark,
       post.number AS post_number, made.number AS made_alinea,
       law_version.number AS made_version, made_article.address AS made_address
FROM annotation_anchor
JOIN annotation ON annotation.id = annotation_anchor.annotation_id
JOIN topic ON topic.id = annotation.topic_id
JOIN annotation_target ON annotation_target.annotation_id = annotation.id
                      AND annotation_target.n = annotation_anchor.n
JOIN law_version ON law_version.id = annotation_target.version_id
JOIN law_state AS made ON made.version_id = annotation_target.version_id
                      AND made.segment_id = annotation_target.segment_id
LEFT JOIN law_state AS made_article ON made_article.version_id = made.version_id
                                   AND made_article.segment_id = made.article_id
LEFT JOIN post ON post.id = annotation.post_id
LEFT JOIN account AS author ON author.id = annotation.author_id
WHERE annotation_anchor.version_id = $3 AND annotation_anchor.article_id = $4 AND
@annotation_open
@readable
ORDER BY annotation.id, annotation_anchor.n
LIMIT $5;

-- annotation_counts: how many stand in each article of a version
SELECT annotation_anchor.article_id, COUNT(*) AS count
FROM annotation_anchor
JOIN annotation ON annotation.id = annotation_anchor.annotation_id
JOIN topic ON topic.id = annotation.topic_id
WHERE annotation_anchor.version_id = $3 AND annotation_anchor.article_id IS NOT NULL AND
@annotation_open
@readable
GROUP BY annotation_anchor.article_id
ORDER BY annotation_anchor.article_id;

-- annotations_changed: how many stand on words that were changed or are gone (2: ANCHOR_REWORDED)
SELECT COUNT(*) AS count
FROM annotation_anchor
JOIN annotation ON annotation.id = annotation_anchor.annotation_id
JOIN topic ON topic.id = annotation.topic_id
WHERE annotation_anchor.version_id = $3 AND annotation_anchor.state >= 2 AND
@annotation_open
@readable
;
