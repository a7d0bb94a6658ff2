-- moderation_record: an act, in public
INSERT INTO moderation (actor_id, act, topic_id, post_id, account_id, rule, detail, reason, ends_at,
                        created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
RETURNING id;

-- moderation_latest: the newest acts that somebody may read, below an id
SELECT moderation.id, moderation.act, moderation.rule, moderation.detail, moderation.reason,
       moderation.ends_at, moderation.created_at,
       moderation.actor_id, actor.handle AS actor_handle, actor.name AS actor_name,
       moderation.account_id AS person_id, person.handle AS person_handle,
       person.name AS person_name,
       topic.id AS topic_id, topic.slug AS topic_slug, topic.title AS topic_title,
       topic.hidden_at AS topic_hidden_at, post.number AS post_number
FROM moderation
LEFT JOIN account AS actor ON actor.id = moderation.actor_id
LEFT JOIN account AS person ON person.id = moderation.account_id
LEFT JOIN topic ON topic.id = moderation.topic_id
LEFT JOIN post ON post.id = moderation.post_id
WHERE moderation.id < $3 AND (moderation.topic_id IS NULL OR
@readable
)
ORDER BY moderation.id DESC
LIMIT $4;

-- moderation_readable: an act, if somebody may read of it
SELECT moderation.account_id, topic.title, topic.hidden_at
FROM moderation
LEFT JOIN topic ON topic.id = moderation.topic_id
WHERE moderation.id = $3 AND (moderation.topic_id IS NULL OR
@readable
);
