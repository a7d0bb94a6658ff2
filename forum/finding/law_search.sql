-- law_search_ids: what of a text can be found
SELECT id
FROM law_search
WHERE text_id = $1;

-- law_search_stale_all: the entries of every text are to be made
INSERT INTO law_search_stale (text_id)
SELECT id
FROM law_text
WHERE id > 0
ON CONFLICT DO NOTHING;

-- law_search_stale_take: one of those
SELECT text_id
FROM law_search_stale
ORDER BY text_id
LIMIT 1;

-- law_search_stale_made: its entries are made
DELETE FROM law_search_stale
WHERE text_id = $1;

-- law_search_text: which text an entry is of
SELECT text_id
FROM law_search
WHERE id = $1;
