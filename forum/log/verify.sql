-- log_entries_from: entries in order, with their words where there are some
SELECT log_entry.number, log_entry.created_at, log_entry.kind, log_entry.subject, log_entry.actor,
       log_entry.commitment, log_words.secret, log_words.payload
FROM log_entry
LEFT JOIN log_words ON log_words.number = log_entry.number
WHERE log_entry.number >= $1
ORDER BY log_entry.number
LIMIT $2;

-- log_nodes_of_level: from a position up to another
SELECT position, hash FROM log_node
WHERE level = $1 AND position >= $2 AND position < $3
ORDER BY position;

-- log_nodes_count: all of them
SELECT COUNT(*) AS count FROM log_node;

-- log_checkpoint_after: the next one that was kept
SELECT size, created_at, note FROM log_checkpoint WHERE size > $1 ORDER BY size LIMIT 1;

-- log_cosignatures_of: what witnesses signed of a kept checkpoint
SELECT log_witness.vkey, log_cosignature.signed_at, log_cosignature.line
FROM log_cosignature
JOIN log_witness ON log_witness.id = log_cosignature.witness_id
WHERE log_cosignature.size = $1
ORDER BY log_witness.id;
