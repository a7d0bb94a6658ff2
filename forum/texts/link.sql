-- part law_link_shown: what link_from() of texts/link.c reads
SELECT law_link.id, law_link.text_id, law_link.version_id, law_link.article_id,
       law_link.segment_id, law_link.decision_id, COALESCE(law_link.concern_id, 0) AS concern_id,
       COALESCE(amendment.number, 0) AS amendment_number, law_link.relation, law_link.created_at,
       COALESCE(law_link.actor_id, 0) AS actor_id, COALESCE(actor.handle, '') AS actor_handle,
       COALESCE(actor.name, '') AS actor_name
FROM law_link
LEFT JOIN law_amendment AS amendment ON amendment.id = law_link.amendment_id
LEFT JOIN account AS actor ON actor.id = law_link.actor_id

-- law_links_of_decision: what is tied to it as a whole
@law_link_shown
WHERE law_link.decision_id = $1 AND law_link.concern_id IS NULL
ORDER BY law_link.id
LIMIT $2;

-- law_links_of_concern: the words that it is about
@law_link_shown
WHERE law_link.concern_id = $1
ORDER BY law_link.id
LIMIT $2;

-- law_links_count: how many a decision has
SELECT COUNT(*) AS count FROM law_link WHERE decision_id = $1 AND concern_id IS NULL;

-- law_link_is_there: are these words tied to it already?
SELECT id FROM law_link
WHERE decision_id = $1 AND segment_id = $2 AND COALESCE(concern_id, 0) = $3 AND
      COALESCE(amendment_id, 0) = $4;

-- law_link_add: ties them
INSERT INTO law_link (text_id, version_id, article_id, segment_id, decision_id, concern_id,
                      amendment_id, relation, actor_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- law_link_remove: unties them
DELETE FROM law_link WHERE id = $1;

-- law_link_amendment: an amendment of a text by its number
SELECT id FROM law_amendment WHERE text_id = $1 AND number = $2;

-- law_links_of_article: decisions on the article $3, for somebody as in topics_latest. Those under
-- way first
SELECT law_link.decision_id, law_link.relation, law_link.segment_id
FROM law_link
JOIN decision ON decision.id = law_link.decision_id
JOIN topic ON topic.id = decision.topic_id
WHERE law_link.article_id = $3 AND law_link.concern_id IS NULL AND
@decision_readable
ORDER BY CASE WHEN decision.state IN (6, 10) THEN 1 ELSE 0 END, decision.id DESC, law_link.id
LIMIT $4;

-- law_links_texts_of_decision: pages of texts that say how far it is
UPDATE law_text SET version = version + 1
WHERE id IN (SELECT text_id FROM law_link WHERE decision_id = $1);

-- law_links_texts_of_topic: the same for decisions of a debate
UPDATE law_text SET version = version + 1
WHERE id IN (SELECT law_link.text_id
             FROM law_link
             JOIN decision ON decision.id = law_link.decision_id
             WHERE decision.topic_id = $1);

-- law_links_let_go: who tied them left
UPDATE law_link SET actor_id = NULL WHERE actor_id = $1;
