-- annotation_anchor_add: where one of its targets stands in a version
INSERT INTO annotation_anchor (version_id, annotation_id, n, segment_id, article_id, from_at, to_at,
                               state, score, method, confirmed_by, confirmed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- annotation_anchors_page: some hundred of a version, after ($2, $3), with what was made
SELECT annotation_anchor.annotation_id, annotation_anchor.n, annotation_anchor.segment_id,
       annotation_anchor.from_at, annotation_anchor.to_at, annotation_anchor.state,
       annotation_anchor.confirmed_by, annotation_anchor.confirmed_at,
       annotation_target.segment_id AS made_in, annotation_target.is_whole,
       annotation_target.exact, annotation_target.prefix, annotation_target.suffix
FROM annotation_anchor
JOIN annotation_target ON annotation_target.annotation_id = annotation_anchor.annotation_id
                      AND annotation_target.n = annotation_anchor.n
WHERE annotation_anchor.version_id = $1
  AND (annotation_anchor.annotation_id, annotation_anchor.n) > ($2, $3)
ORDER BY annotation_anchor.annotation_id, annotation_anchor.n
LIMIT $4;

-- annotation_standings: where it stands in a version
SELECT annotation_anchor.n, annotation_anchor.version_id, annotation_anchor.segment_id,
       annotation_anchor.article_id, annotation_anchor.from_at, annotation_anchor.to_at,
       annotation_anchor.state, annotation_anchor.score, annotation_anchor.method,
       person.id AS person_id, person.handle AS person_handle, person.name AS person_name,
       annotation_anchor.confirmed_at
FROM annotation_anchor
LEFT JOIN account AS person ON person.id = annotation_anchor.confirmed_by
WHERE annotation_anchor.annotation_id = $1 AND annotation_anchor.version_id = $2
ORDER BY annotation_anchor.n;

-- annotation_anchor_confirm: somebody says that it stands there; states below $6 are no orphans
UPDATE annotation_anchor
SET confirmed_by = $4, confirmed_at = $5
WHERE version_id = $1 AND annotation_id = $2 AND n = $3 AND state < $6 AND confirmed_at = 0
RETURNING annotation_id;

-- annotation_anchor_move: it is placed by hand
UPDATE annotation_anchor
SET segment_id = $4, article_id = $5, from_at = $6, to_at = $7, state = $8, score = $9,
    method = 'hand', confirmed_by = $10, confirmed_at = $11
WHERE version_id = $1 AND annotation_id = $2 AND n = $3
RETURNING annotation_id;
