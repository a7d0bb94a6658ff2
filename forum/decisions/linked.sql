-- linked_topics: the debates of the decision $3, for somebody as in topics_latest
SELECT topic.id
FROM decision_topic
JOIN topic ON topic.id = decision_topic.topic_id
WHERE decision_topic.decision_id = $3 AND topic.hidden_at = 0 AND
@readable
ORDER BY decision_topic.created_at, topic.id
LIMIT $4;
