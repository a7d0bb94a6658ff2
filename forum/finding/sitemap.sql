-- sitemap_pages: the ranges of $3 ids that hold a debate to be listed, and the newest change in each
SELECT (topic.id - 1) / $3 + 1 AS page, MAX(topic.bumped_at) AS changed_at
FROM topic
WHERE topic.hidden_at = 0 AND
@readable
GROUP BY (topic.id - 1) / $3 + 1
ORDER BY page
LIMIT $4;

-- sitemap_topics: the debates of one such range, from the id $3 on and before $4
SELECT topic.id, topic.slug, topic.bumped_at
FROM topic
WHERE topic.id >= $3 AND topic.id < $4 AND topic.hidden_at = 0 AND
@readable
ORDER BY topic.id;

-- sitemap_decisions: at most $3 decisions, where something was done last first
SELECT decision.id, decision.slug, decision.active_at
FROM decision
JOIN topic ON topic.id = decision.topic_id
WHERE
@decision_readable
ORDER BY decision.active_at DESC, decision.id DESC
LIMIT $3;
