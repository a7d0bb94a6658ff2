-- part decision_shown: what decision_from() reads
SELECT decision.id, decision.topic_id, decision.slug, decision.lang,
       COALESCE(decision.author_id, 0) AS author_id,
       COALESCE(author.handle, '') AS author_handle, COALESCE(author.name, '') AS author_name,
       decision.kind, decision.question, decision.status_quo, decision.scope, decision.affected,
       decision.is_reversible, decision.undo, decision.is_urgent, decision.is_forkable,
       decision.fork_why, decision.fallback, decision.floor_people, decision.floor_groups,
       decision.rules_version, decision.state, decision.closed_as, decision.state_since,
       decision.back_state, COALESCE(decision.clerk_id, 0) AS clerk_id,
       COALESCE(clerk.handle, '') AS clerk_handle, COALESCE(clerk.name, '') AS clerk_name,
       decision.clerk_entry, COALESCE(decision.version_id, 0) AS version_id, decision.created_at,
       decision.proposed_at, decision.window_ends_at, decision.ceiling_at, decision.resets,
       decision.call_ends_at, decision.is_extended, decision.decided_at, decision.review_at,
       decision.is_unreviewed, decision.active_at, decision.warned_at, decision.due_at,
       decision.hidden_at, decision.version
FROM decision
LEFT JOIN account AS author ON author.id = decision.author_id
LEFT JOIN account AS clerk ON clerk.id = decision.clerk_id

-- decision_find: one decision, with the people its pages name
@decision_shown
WHERE decision.id = $1;

-- decision_bump: its pages changed
UPDATE decision SET version = version + 1 WHERE id = $1;
