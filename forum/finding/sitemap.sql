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

-- sitemap_laws: at most $2 articles (kind $1) of the newest versions of law texts
SELECT law_text.slug, law_text.changed_at, law_version.number, law_state.address
FROM law_text
JOIN law_version ON law_version.id = law_text.version_id
JOIN law_state ON law_state.version_id = law_version.id AND law_state.kind = $1
ORDER BY law_text.id, law_state.place
LIMIT $2;

-- sitemap_ballots: at most $3 votes, the newest change first
SELECT ballot_item.id, ballot_item.slug,
       CASE WHEN closed_at > changed_at THEN closed_at ELSE changed_at END AS news_at
FROM ballot_item
WHERE
@ballot_readable
ORDER BY news_at DESC, ballot_item.id DESC
LIMIT $3;
