-- team_has: is somebody a member of a team?
SELECT account_id
FROM team_member
WHERE team_id = $1 AND account_id = $2;
