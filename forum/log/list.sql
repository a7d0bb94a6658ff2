-- part log_entry_shown: an entry and who it was
SELECT log_entry.number, log_entry.created_at, log_entry.kind, log_entry.subject, log_entry.actor,
       log_entry.commitment, account.id AS actor_id, account.handle AS actor_handle,
       account.name AS actor_name
FROM log_entry
LEFT JOIN log_actor ON log_actor.actor = log_entry.actor
LEFT JOIN account ON account.id = log_actor.account_id

-- log_latest: the newest entries below a number
@log_entry_shown
WHERE log_entry.number < $1
ORDER BY log_entry.number DESC
LIMIT $2;

-- log_latest_of_kind: the same, of one kind
@log_entry_shown
WHERE log_entry.kind = $3 AND log_entry.number < $1
ORDER BY log_entry.number DESC
LIMIT $2;

-- log_entry_find: one of them
@log_entry_shown
WHERE log_entry.number = $1;

-- log_words_find: its words, if they were not erased
SELECT secret, payload FROM log_words WHERE number = $1;

-- log_leaves_from: what is in the tree of entries in order
SELECT number, created_at, kind, subject, actor, commitment
FROM log_entry
WHERE number >= $1
ORDER BY number
LIMIT $2;
