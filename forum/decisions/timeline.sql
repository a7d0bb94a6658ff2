-- events: what happened to a decision, but for kinds that come by the hundred
SELECT decision_event.id, decision_event.kind, transition, from_state, to_state,
       COALESCE(actor.id, 0) AS actor_id, COALESCE(actor.handle, '') AS actor_handle,
       COALESCE(actor.name, '') AS actor_name,
       COALESCE(decision_option.id, 0) AS option_id,
       COALESCE(decision_option.title, '') AS option_title,
       COALESCE(text_version.number, 0) AS version_number,
       COALESCE(concern.id, 0) AS concern_id, COALESCE(concern.is_block, 0) AS is_block,
       COALESCE(branch.id, 0) AS branch_id, COALESCE(branch.number, 0) AS branch_number,
       decision_event.words, decision_event.at, entry
FROM decision_event
LEFT JOIN account AS actor ON actor.id = decision_event.actor_id
LEFT JOIN text_version ON text_version.id = decision_event.version_id
LEFT JOIN decision_option
       ON decision_option.id = COALESCE(decision_event.option_id, text_version.option_id)
LEFT JOIN concern ON concern.id = decision_event.concern_id
LEFT JOIN branch ON branch.id = decision_event.branch_id
WHERE decision_event.decision_id = $1 AND decision_event.kind NOT IN ($2, $3, $4, $5)
ORDER BY decision_event.at, decision_event.id
LIMIT 1000;
