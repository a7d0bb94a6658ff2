-- tick_moment: when a decision's next step is due, and not before its last one
SELECT due_at, state_since FROM decision WHERE id = $1;

-- tick_due: the decision with the earliest step that is due, after ($2, $3) among them
SELECT id, due_at FROM decision
WHERE due_at > 0 AND due_at <= $1 AND (due_at, id) > ($2, $3)
ORDER BY due_at, id
LIMIT 1;

-- tick_later: a step that cannot be taken is looked at again later
UPDATE decision SET due_at = $2 WHERE id = $1;

-- tick_warn: it will fall asleep
UPDATE decision SET warned_at = $2 WHERE id = $1;

-- tick_extend: the last call lasts as long as a block waits for seconders, once
UPDATE decision
SET is_extended = 1, call_ends_at = CASE WHEN state = 4 THEN $2 ELSE call_ends_at END
WHERE id = $1;

-- tick_extend_review: the same of a verdict's
UPDATE review SET call_ends_at = $2 WHERE decision_id = $1 AND ended_at = 0;

-- tick_left: decisions with a concern whose author left, after $1
SELECT DISTINCT decision_id AS id FROM concern
WHERE author_id IS NULL AND ended_at = 0 AND decision_id > $1
ORDER BY decision_id
LIMIT 1;

-- tick_new_block: a block that brings the text back now
SELECT COALESCE(MIN(concern.id), 0) AS id
FROM concern
JOIN text_version ON text_version.id = concern.version_id
WHERE concern.decision_id = $1 AND is_block = 1 AND ended_at = 0 AND stood_aside_at = 0 AND
      sustained_at > 0 AND returned_at = 0 AND text_version.option_id =
@current_option
;
