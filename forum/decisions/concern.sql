-- part concern_columns: what concern_from() reads
SELECT concern.id, concern.decision_id, COALESCE(concern.author_id, 0) AS author_id,
       COALESCE(account.handle, '') AS author_handle, COALESCE(account.name, '') AS author_name,
       concern.version_id, text_version.number AS version_number, text_version.option_id,
       decision_option.number AS option_number, decision_option.title AS option_title,
       concern.passage, concern.harm, concern.remedy, concern.is_must, concern.is_block,
       concern.state, concern.second_until, concern.sustained_at, concern.stood_aside_at,
       concern.returned_at, COALESCE(concern.asked_id, 0) AS asked_id,
       COALESCE(asked.number, 0) AS asked_number, concern.asked_at, concern.ended_at,
       concern.is_reopened, concern.created_at,
       (SELECT COUNT(*) FROM concern_second WHERE concern_id = concern.id) AS seconds
FROM concern
JOIN text_version ON text_version.id = concern.version_id
JOIN decision_option ON decision_option.id = text_version.option_id
LEFT JOIN text_version AS asked ON asked.id = concern.asked_id
LEFT JOIN account ON account.id = concern.author_id

-- concern_find: one concern
@concern_columns
WHERE concern.id = $1;

-- concerns_of: those of a decision, by when they were raised
@concern_columns
WHERE concern.decision_id = $1
ORDER BY concern.id;

-- concerns_of_option: those about an option that have not ended
@concern_columns
WHERE concern.decision_id = (SELECT decision_id FROM decision_option WHERE id = $1) AND
      text_version.option_id = $1 AND concern.ended_at = 0
ORDER BY concern.id;

-- concerns_answered: those that a version says it answers
@concern_columns
WHERE concern.id IN (SELECT concern_id FROM concern_reply WHERE version_id = $1 AND is_answer = 1)
ORDER BY concern.id;

-- concerns_of_author: what somebody holds open where it still matters: not adopted, not closed
@concern_columns
JOIN decision ON decision.id = concern.decision_id
WHERE concern.author_id = $1 AND concern.ended_at = 0 AND decision.state NOT IN (6, 10)
ORDER BY concern.id;

-- concern_seconds_of: who seconded it, the first one first
SELECT account.id AS author_id, account.handle AS author_handle, account.name AS author_name,
       COALESCE(team.id, 0) AS team_id, COALESCE(team.handle, '') AS team_handle,
       COALESCE(team.name, '') AS team_name, concern_second.created_at
FROM concern_second
JOIN account ON account.id = concern_second.account_id
LEFT JOIN team ON team.id = concern_second.team_id
WHERE concern_id = $1
ORDER BY concern_second.created_at, account.id;

-- concern_replies_of: what was said of it
SELECT concern_reply.id, COALESCE(concern_reply.author_id, 0) AS author_id,
       COALESCE(account.handle, '') AS author_handle, COALESCE(account.name, '') AS author_name,
       concern_reply.words, concern_reply.is_answer,
       COALESCE(concern_reply.version_id, 0) AS version_id,
       COALESCE(text_version.number, 0) AS version_number, concern_reply.created_at
FROM concern_reply
LEFT JOIN account ON account.id = concern_reply.author_id
LEFT JOIN text_version ON text_version.id = concern_reply.version_id
WHERE concern_id = $1
ORDER BY concern_reply.id;

-- concern_replies_count: how many there are
SELECT COUNT(*) AS replies FROM concern_reply WHERE concern_id = $1;

-- concern_add: raised
INSERT INTO concern (decision_id, author_id, version_id, passage, harm, remedy, is_must, is_block,
                     second_until, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
RETURNING id;

-- concern_save: how far it is
UPDATE concern
SET state = $2, sustained_at = $3, stood_aside_at = $4, asked_id = $5, asked_at = $6,
    ended_at = $7, is_reopened = $8
WHERE id = $1;

-- concern_take_over: by its first seconder
UPDATE concern SET author_id = $2 WHERE id = $1;

-- concern_second_add: no row for who seconded it already
INSERT INTO concern_second (concern_id, account_id, team_id, created_at)
VALUES ($1, $2, $3, $4)
ON CONFLICT (concern_id, account_id) DO NOTHING
RETURNING concern_id;

-- concern_second_drop: who takes it over seconds it no longer
DELETE FROM concern_second WHERE concern_id = $1 AND account_id = $2;

-- concern_reply_add: what somebody said of it
INSERT INTO concern_reply (concern_id, author_id, words, is_answer, version_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6);
