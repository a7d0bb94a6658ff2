-- decision_about: what an entry is about, for who may read it; $1 and $2 as in every list
SELECT decision.id, decision.slug, decision.question
FROM decision
JOIN topic ON topic.id = decision.topic_id
WHERE decision.id = $3 AND ($1 = -2 OR (decision.hidden_at = 0 AND topic.hidden_at = 0)) AND
@readable
;
