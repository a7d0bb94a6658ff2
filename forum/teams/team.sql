-- part team_shown: what team_from() reads, for the account $1
SELECT team.id, team.handle, team.name, team.description, team.lang, team.kind, team.admission,
       team.mentionable, team.is_private, team.called_when_large, team.member_count,
       team.created_at, own.account_id AS own_id, own.leads AS own_leads,
       team_request.account_id AS asked_id
FROM team
LEFT JOIN team_member AS own ON own.team_id = team.id AND own.account_id = $1
LEFT JOIN team_request ON team_request.team_id = team.id AND team_request.account_id = $1

-- team_create: a new team with nobody in it; no row when a team has its handle
INSERT INTO team (handle, handle_folded, name, description, lang, kind, admission, mentionable,
                  is_private, called_when_large, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (handle_folded) DO NOTHING
RETURNING id;

-- team_edit: all of it but what is counted
UPDATE team
SET handle = $2, handle_folded = $3, name = $4, description = $5, lang = $6, kind = $7,
    admission = $8, mentionable = $9, is_private = $10, called_when_large = $11
WHERE id = $1
RETURNING id;

-- team_find: one team
@team_shown
WHERE team.id = $2;

-- team_by_handle: the same, by the handle in lower case
@team_shown
WHERE team.handle_folded = $2;

-- teams_all: all teams, the local groups first
@team_shown
ORDER BY team.kind, team.handle_folded
LIMIT $2;

-- teams_of: those that $2 is in; of private ones, those that $1 is in too, or all for a moderator
@team_shown
JOIN team_member AS theirs ON theirs.team_id = team.id
WHERE theirs.account_id = $2 AND (team.is_private = 0 OR $3 = 1 OR own.account_id IS NOT NULL)
ORDER BY team.kind, team.handle_folded;

-- team_has: is somebody a member of a team?
SELECT account_id
FROM team_member
WHERE team_id = $1 AND account_id = $2;

-- team_admission: how one comes in
SELECT admission
FROM team
WHERE id = $1;
