-- deed_add: a row of a decision's timeline
INSERT INTO decision_event (decision_id, kind, transition, from_state, to_state, actor_id,
                            option_id, version_id, concern_id, branch_id, words, at, entry)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- deed_seen: what somebody did to it wakes it; the system's own steps do not
UPDATE decision
SET version = version + 1,
    active_at = CASE WHEN $2 = 1 THEN $3 ELSE active_at END,
    warned_at = CASE WHEN $2 = 1 THEN 0 ELSE warned_at END
WHERE id = $1;

-- decision_set_due: when the system has its next step
UPDATE decision SET due_at = $2 WHERE id = $1 AND due_at <> $2;
