-- decision_enter: a new state, with all its clocks
UPDATE decision
SET state = $2, closed_as = $3, state_since = $4, back_state = $5, version_id = $6,
    proposed_at = $7, window_ends_at = $8, ceiling_at = $9, resets = $10, call_ends_at = $11,
    is_extended = $12, decided_at = $13, review_at = $14, is_unreviewed = $15, warned_at = 0
WHERE id = $1;

-- move_fact: a concern that may bring the text back from its last call
SELECT concern.id
FROM concern
JOIN text_version ON text_version.id = concern.version_id
WHERE concern.decision_id = $1 AND concern.id = $2 AND ended_at = 0 AND returned_at = 0 AND
      text_version.option_id =
@current_option
;
