-- ballot_topics: debates tied to the item $3, for somebody as in topics_latest
SELECT topic.id AS topic_id, topic.slug, topic.title, topic.post_count, ballot_topic.relation,
       actor.id AS actor_id, actor.handle AS actor_handle, actor.name AS actor_name,
       ballot_topic.created_at
FROM ballot_topic
JOIN topic ON topic.id = ballot_topic.topic_id
LEFT JOIN account AS actor ON actor.id = ballot_topic.actor_id
WHERE ballot_topic.item_id = $3 AND topic.hidden_at = 0 AND
@readable
ORDER BY ballot_topic.created_at, topic.id
LIMIT $4;

-- ballots_of_topic: what the debate $3 is tied to, those under way and ahead first
SELECT ballot_item.id, ballot_topic.relation
FROM ballot_topic
JOIN ballot_item ON ballot_item.id = ballot_topic.item_id
WHERE ballot_topic.topic_id = $3 AND
@ballot_readable
ORDER BY CASE WHEN ballot_item.closed_at = 0 AND ballot_item.cancelled_at = 0 THEN 0 ELSE 1 END,
         ballot_item.closes_at DESC, ballot_item.id DESC
LIMIT $4;

-- ballot_topic_count: how many an item has
SELECT COUNT(*) AS count FROM ballot_topic WHERE item_id = $1;

-- ballot_tie: no row when they are tied already
INSERT INTO ballot_topic (item_id, topic_id, relation, actor_id, created_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (item_id, topic_id) DO NOTHING
RETURNING topic_id;

-- ballot_untie: no row when they are not
DELETE FROM ballot_topic
WHERE item_id = $1 AND topic_id = $2
RETURNING relation;

-- ballot_untie_touch: its page shows the item no more
UPDATE topic
SET version = version + 1
WHERE id = $1;
