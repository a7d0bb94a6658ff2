-- log_checkpoint_find: the kept one of so many entries
SELECT note FROM log_checkpoint WHERE size = $1;

-- log_witnessed_size: of the newest checkpoint that a witness signed
SELECT size FROM log_cosignature ORDER BY size DESC LIMIT 1;

-- log_node_find: the hash of a complete subtree
SELECT hash FROM log_node WHERE level = $1 AND position = $2;
