-- present_at: who was at a meeting
SELECT account.id AS author_id, account.handle AS author_handle, account.name AS author_name
FROM meeting_present
JOIN account ON account.id = meeting_present.account_id
WHERE meeting_present.meeting_id = $1
ORDER BY account.handle_folded
LIMIT $2;

-- present_add: somebody is there
INSERT INTO meeting_present (meeting_id, account_id, created_at)
SELECT $1, $2, $3
WHERE (SELECT COUNT(*) FROM meeting_present WHERE meeting_id = $1) < $4
ON CONFLICT (meeting_id, account_id) DO UPDATE SET created_at = meeting_present.created_at
RETURNING account_id;

-- present_remove: they are not
DELETE FROM meeting_present
WHERE meeting_id = $1 AND account_id = $2;
