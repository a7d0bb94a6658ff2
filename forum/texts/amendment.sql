-- part law_amendment_shown: what amendment_from() reads; @readable comes after it, for somebody as in topics_latest
SELECT law_amendment.id, law_amendment.text_id, law_amendment.number, law_amendment.name,
       law_amendment.version_id, law_version.number AS version_number, law_amendment.article_id,
       COALESCE(law_state.address, '') AS article_address,
       COALESCE(law_state.num, '') AS article_num, law_amendment.alinea_id,
       topic.id AS topic_id, topic.slug AS topic_slug, topic.title AS topic_title,
       topic.post_count AS topic_posts,
       author.id AS author_id, author.handle AS author_handle, author.name AS author_name,
       law_amendment.signed, law_amendment.lang, law_amendment.words, law_amendment.reasons,
       law_amendment.division, law_amendment.alinea, law_amendment.address,
       law_amendment.outcome, law_amendment.placed, placer.id AS placer_id,
       placer.handle AS placer_handle, placer.name AS placer_name, law_amendment.state,
       COALESCE(result.number, 0) AS result_number, law_amendment.created_at
FROM law_amendment
JOIN law_version ON law_version.id = law_amendment.version_id
LEFT JOIN law_state ON law_state.version_id = law_amendment.version_id
                   AND law_state.segment_id = law_amendment.article_id
LEFT JOIN law_version AS result ON result.id = law_amendment.result_id
LEFT JOIN account AS author ON author.id = law_amendment.author_id
LEFT JOIN account AS placer ON placer.id = law_amendment.placed_by
LEFT JOIN topic ON topic.id = law_amendment.topic_id AND topic.hidden_at = 0 AND

-- law_amendments_of_text: a page of them after the number $6; $4 an article or 0, $5 a state or -1
@law_amendment_shown
@readable
WHERE law_amendment.text_id = $3 AND ($4 = 0 OR law_amendment.article_id = $4)
  AND ($5 < 0 OR law_amendment.state = $5) AND law_amendment.number > $6
ORDER BY law_amendment.number
LIMIT $7;

-- law_amendments_of_article: those on an article, in whichever version it was
@law_amendment_shown
@readable
WHERE law_amendment.article_id = $3 AND ($4 < 0 OR law_amendment.state = $4)
ORDER BY law_amendment.number
LIMIT $5;

-- law_amendment_numbered: one of them
@law_amendment_shown
@readable
WHERE law_amendment.text_id = $3 AND law_amendment.number = $4;

-- law_amendments_of_topic: those a debate is about
@law_amendment_shown
@readable
WHERE law_amendment.topic_id = $3 AND topic.id IS NOT NULL
ORDER BY law_amendment.number
LIMIT $4;

-- law_amendment_named: is there one that was filed as this?
SELECT number
FROM law_amendment
WHERE text_id = $1 AND name = $2 AND name <> '';

-- law_amendment_last: the highest number
SELECT COALESCE(MAX(number), 0) AS number
FROM law_amendment
WHERE text_id = $1;

-- law_amendment_add: a new one
INSERT INTO law_amendment (text_id, number, name, version_id, article_id, alinea_id, topic_id,
                           author_id, signed, lang, words, reasons, division, alinea, address,
                           outcome, created_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17)
RETURNING id;

-- law_amendment_place: what somebody made of the article by hand
UPDATE law_amendment
SET placed = $2, placed_by = $3, outcome = $4, changed_at = $5
WHERE id = $1 AND state = 0;

-- law_amendment_end: no row when it is not open
UPDATE law_amendment
SET state = $2, ended_by = $3, result_id = $4, changed_at = $5
WHERE id = $1 AND state = 0
RETURNING id;

-- law_amendments_let_go: who leaves for good is named by none
UPDATE law_amendment
SET author_id = CASE WHEN author_id = $1 THEN NULL ELSE author_id END,
    placed_by = CASE WHEN placed_by = $1 THEN NULL ELSE placed_by END,
    ended_by = CASE WHEN ended_by = $1 THEN NULL ELSE ended_by END
WHERE author_id = $1 OR placed_by = $1 OR ended_by = $1;
