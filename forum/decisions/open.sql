-- decision_insert: a row that is in no state yet
INSERT INTO decision (topic_id, slug, lang, author_id, kind, question, status_quo, scope, affected,
                      is_reversible, undo, is_urgent, is_forkable, fork_why, fallback,
                      floor_people, floor_groups, rules_version, state, state_since, created_at,
                      active_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0, $19,
        $19, $19)
RETURNING id;

-- decision_fill: what a notice did not say
UPDATE decision
SET kind = $2, status_quo = $3, affected = $4, is_forkable = $5, fork_why = $6, fallback = $7,
    floor_people = $8, floor_groups = $9
WHERE id = $1;

-- decision_topic_add: no row when it is linked already
INSERT INTO decision_topic (decision_id, topic_id, actor_id, created_at)
VALUES ($1, $2, $3, $4)
ON CONFLICT (decision_id, topic_id) DO NOTHING
RETURNING topic_id;

-- decision_topic_remove: no row when it was not linked
DELETE FROM decision_topic WHERE decision_id = $1 AND topic_id = $2 RETURNING topic_id;

-- decision_option_insert: an option, the status quo too
INSERT INTO decision_option (decision_id, number, title, author_id, created_at)
VALUES ($1, $2, $3, $4, $5)
RETURNING id;

-- text_first_insert: the first text of an option
INSERT INTO text_version (option_id, number, text, html, hash, author_id, created_at)
VALUES ($1, 1, $2, $3, $4, $5, $6)
RETURNING id;
