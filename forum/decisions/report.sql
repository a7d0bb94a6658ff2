-- report_set: what came of a branch
UPDATE branch
SET report = $2, lessons = $3, reported_at = $4, no_report = 0
WHERE id = $1;

-- report_value_set: one value of it
INSERT INTO branch_value (branch_id, number, value) VALUES ($1, $2, $3)
ON CONFLICT (branch_id, number) DO UPDATE SET value = $3;
