-- moderation_record: an act, in public
INSERT INTO moderation (actor_id, act, topic_id, post_id, reason, created_at)
VALUES ($1, $2, $3, $4, $5, $6);

-- moderation_latest: the newest acts on topics and posts that somebody may read, below an id
SELECT moderation.id, moderation.act, moderation.reason, moderation.created_at,
       moderation.actor_id, actor.handle AS actor_handle, actor.name AS actor_name,
       topic.id AS topic_id, topic.slug AS topic_slug, topic.title AS topic_title,
       topic.hidden_at AS topic_hidden_at, post.number AS post_number
FROM moderation
JOIN account AS actor ON actor.id = moderation.actor_id
JOIN topic ON topic.id = moderation.topic_id
LEFT JOIN post ON post.id = moderation.post_id
WHERE moderation.id < $3 AND
@readable
ORDER BY moderation.id DESC
LIMIT $4;
