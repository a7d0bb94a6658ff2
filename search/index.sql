-- search_entry_put: a post that can be found, besides its words
INSERT INTO search_entry (id, topic_id, author_id, created_at)
VALUES ($1, $2, $3, $4)
ON CONFLICT (id) DO UPDATE
SET topic_id = excluded.topic_id, author_id = excluded.author_id, created_at = excluded.created_at;

-- search_entry_remove: one that cannot be found any more
DELETE FROM search_entry
WHERE id = $1
RETURNING id;

-- search_erasure: how far the merging of parts is, which erases words
SELECT wanted, begun, done
FROM search_erasure;

-- search_erasure_wanted: there is more to merge
UPDATE search_erasure
SET wanted = wanted + 1;

-- search_erasure_went: so far it is now
UPDATE search_erasure
SET begun = $1, done = $2;

-- part search_filtered: for whom ($1 is their may_reach(), $2 their id), and what else was asked for:
-- written from $4 until before $5, category of slug $6, status $7, at least $8 posts, team $9, tag $11; 0 and '' ask nothing
topic.hidden_at = 0 AND
+topic.category_id IN (SELECT category_id FROM category_reader WHERE account_id IN ($1, $2)) AND
search_entry.created_at >= $4 AND search_entry.created_at < $5 AND
($6 = '' OR topic.category_id IN (SELECT id FROM category WHERE slug = $6)) AND
(CAST($7 AS BIGINT) = 0 OR (CAST($7 AS BIGINT) = 1) = (topic.closed_at = 0)) AND
topic.post_count >= $8 AND
(CAST($9 AS BIGINT) = 0 OR search_entry.author_id IN (SELECT account_id FROM team_member
                                                      WHERE team_id = $9)) AND
($11 = '' OR topic.id IN (SELECT topic_tag.topic_id
                          FROM topic_tag
                          JOIN tag ON tag.id = topic_tag.tag_id
                          WHERE tag.name_folded = $11))

-- law_entry_put: an article that can be found, or a text, besides its words
INSERT INTO law_search (id, text_id)
VALUES ($1, $2)
ON CONFLICT (id) DO UPDATE
SET text_id = excluded.text_id;

-- law_entry_remove: one that cannot be found any more
DELETE FROM law_search
WHERE id = $1;

-- matter_entry_put: a decision or a vote that can be found, besides its words
INSERT INTO matter_search (id, decision_id, item_id)
VALUES ($1, $2, $3)
ON CONFLICT (id) DO NOTHING;

-- part matter_decision_asked: what else was asked for: category of slug $4, from $5 until before $6,
-- in the state $8; '' and 0 ask nothing
($4 = '' OR topic.category_id IN (SELECT id FROM category WHERE slug = $4)) AND
decision.created_at >= $5 AND decision.created_at < $6 AND
(CAST($8 AS BIGINT) = 0 OR decision.state = CAST($8 AS BIGINT)) AND

-- part matter_ballot_asked: the same of a vote, which is in no such state
($4 = '' OR ballot_item.category_id IN (SELECT id FROM category WHERE slug = $4)) AND
ballot_item.created_at >= $5 AND ballot_item.created_at < $6 AND
