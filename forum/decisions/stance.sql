-- part stance_columns: what stance_from() reads
SELECT stance.id, stance.decision_id, stance.account_id AS author_id,
       account.handle AS author_handle, account.name AS author_name, stance.version_id,
       text_version.number AS version_number, text_version.option_id,
       decision_option.number AS option_number, decision_option.title AS option_title, stance.kind,
       stance.reason, stance.condition, stance.is_stale, stance.created_at, stance.ended_at
FROM stance
JOIN account ON account.id = stance.account_id
JOIN text_version ON text_version.id = stance.version_id
JOIN decision_option ON decision_option.id = text_version.option_id

-- stance_of: what one person holds now
@stance_columns
WHERE stance.decision_id = $1 AND stance.account_id = $2 AND stance.ended_at = 0;

-- stances_of_person: what one person held, the newest first
@stance_columns
WHERE stance.decision_id = $1 AND stance.account_id = $2
ORDER BY stance.id DESC
LIMIT $3;

-- stances_list: what people hold now: of an option, a kind (-1: any), a team (0: any), after an id
@stance_columns
WHERE stance.decision_id = $1 AND stance.ended_at = 0 AND
      ($2 = 0 OR text_version.option_id = $2) AND ($3 = -1 OR stance.kind = $3) AND
      ($4 = 0 OR EXISTS (SELECT 1 FROM team_member
                         WHERE team_id = $4 AND team_member.account_id = stance.account_id)) AND
      stance.id > $5
ORDER BY stance.id
LIMIT $6;

-- stance_end: they hold it no longer
UPDATE stance SET ended_at = $3
WHERE decision_id = $1 AND account_id = $2 AND ended_at = 0
RETURNING id;

-- stance_add: what they hold from now on
INSERT INTO stance (decision_id, account_id, version_id, kind, reason, condition, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- stances_go_stale: those on older versions of an option, but for blocks
UPDATE stance SET is_stale = 1
WHERE ended_at = 0 AND kind <> 3 AND version_id IN
      (SELECT id FROM text_version
       WHERE option_id = $1 AND number < (SELECT MAX(number) FROM text_version
                                          WHERE option_id = $1));

-- stance_counts: how many hold what of an option
SELECT kind, is_stale, COUNT(*) AS people,
       SUM(CASE WHEN condition <> '' THEN 1 ELSE 0 END) AS conditional
FROM stance
WHERE stance.decision_id = (SELECT decision_id FROM decision_option WHERE id = $1) AND
      ended_at = 0 AND version_id IN (SELECT id FROM text_version WHERE option_id = $1)
GROUP BY kind, is_stale
ORDER BY kind, is_stale;
