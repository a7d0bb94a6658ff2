-- matter_search_stale_all: the entries of all decisions and votes are to be made
INSERT INTO matter_search_stale (id)
SELECT id
FROM decision
WHERE id > 0
UNION ALL
SELECT -id
FROM ballot_item
WHERE id > 0
ON CONFLICT DO NOTHING;

-- matter_search_stale_take: some of those
SELECT id
FROM matter_search_stale
ORDER BY id
LIMIT $1;

-- matter_search_stale_made: up to this one they are made
DELETE FROM matter_search_stale
WHERE id <= $1;
