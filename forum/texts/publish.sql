-- law_text_add: a new one
INSERT INTO law_text (slug, title, kind, jurisdiction, lang, number, official, eli, source, licence,
                      category_id, actor_id, created_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
RETURNING id;

-- law_version_same: a version with these words and this day
SELECT id, number
FROM law_version
WHERE text_id = $1 AND hash = $2 AND starts_on = $3
ORDER BY number DESC
LIMIT 1;

-- law_version_add: the next one
INSERT INTO law_version (text_id, number, label, starts_on, ends_on, day, status, origin, format,
                         hash, note, articles, alineas, actor_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
RETURNING id;

-- law_version_logged: its entry of the log
UPDATE law_version
SET entry = $2
WHERE id = $1;

-- law_text_renewed: it has a new version
UPDATE law_text
SET version_id = $2, title = $3, changed_at = $4, version = version + 1
WHERE id = $1;

-- law_segment_add: a segment that was not there
INSERT INTO law_segment (text_id, kind)
VALUES ($1, $2)
RETURNING id;

-- law_state_add: how it stands in a version
INSERT INTO law_state (version_id, place, segment_id, parent_id, article_id, kind, name, num,
                       address, head, body, number, depth, official)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- law_lineage_add: what became of it
INSERT INTO law_lineage (version_id, place, before_id, after_id, kind, score, is_renumbered)
VALUES ($1, $2, $3, $4, $5, $6, $7);
