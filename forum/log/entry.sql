-- log_head_find: the log as it stands
SELECT size, created_at, frontier, note FROM log_head WHERE id = 1;

-- log_head_move: it has one entry more
UPDATE log_head SET size = $1, created_at = $2, frontier = $3, note = $4 WHERE id = 1;

-- log_entry_add: an entry, for good
INSERT INTO log_entry (number, created_at, kind, subject, actor, commitment)
VALUES ($1, $2, $3, $4, $5, $6);

-- log_words_add: its words, as long as nobody erases them
INSERT INTO log_words (number, secret, payload) VALUES ($1, $2, $3);

-- log_node_add: a complete subtree
INSERT INTO log_node (level, position, hash) VALUES ($1, $2, $3);

-- log_checkpoint_keep: a checkpoint that stays
INSERT INTO log_checkpoint (size, created_at, note) VALUES ($1, $2, $3)
ON CONFLICT (size) DO NOTHING;

-- log_actor_find: what an account is called in the log
SELECT actor FROM log_actor WHERE account_id = $1;

-- log_actor_add: from now on
INSERT INTO log_actor (account_id, actor) VALUES ($1, $2);

-- log_words_erase: of one entry
DELETE FROM log_words WHERE number = $1;

-- log_words_erase_by: of all that somebody made
DELETE FROM log_words WHERE number IN
    (SELECT log_entry.number FROM log_actor JOIN log_entry ON log_entry.actor = log_actor.actor
     WHERE log_actor.account_id = $1);

-- log_actor_forget: nobody knows any more whose they are
DELETE FROM log_actor WHERE account_id = $1;

-- log_keys: with which keys the log was signed, the newest last
SELECT vkey, since_size FROM log_key ORDER BY id;

-- log_key_add: from now on
INSERT INTO log_key (vkey, since_size, created_at) VALUES ($1, $2, $3);
