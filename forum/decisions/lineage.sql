-- lineage_link: no row when it is there already
INSERT INTO decision_link (decision_id, kind, other_id, created_at)
VALUES ($1, $2, $3, $4)
ON CONFLICT (decision_id, kind, other_id) DO NOTHING
RETURNING other_id;

-- lineage_superseded: what a decision takes the place of
SELECT other_id FROM decision_link WHERE decision_id = $1 AND kind = 0 ORDER BY other_id;
