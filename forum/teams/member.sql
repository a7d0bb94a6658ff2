-- member_add: one more member, from $3; no row for one who is in it
INSERT INTO team_member (team_id, account_id, since)
VALUES ($1, $2, $3)
ON CONFLICT (team_id, account_id) DO NOTHING
RETURNING account_id;

-- member_drop: not a member any more; no row for one who was not
DELETE FROM team_member
WHERE team_id = $1 AND account_id = $2
RETURNING account_id;

-- member_set_lead: leads the team, or not any more; no row when that is so already
UPDATE team_member
SET leads = $3
WHERE team_id = $1 AND account_id = $2 AND leads <> $3
RETURNING account_id;

-- team_grow: so many more are in it
UPDATE team
SET member_count = member_count + $2
WHERE id = $1;

-- request_add: asks to be in a team; no row for one who waits already
INSERT INTO team_request (team_id, account_id, asked_at)
VALUES ($1, $2, $3)
ON CONFLICT (team_id, account_id) DO NOTHING
RETURNING account_id;

-- request_drop: does not wait any more; no row for one who did not
DELETE FROM team_request
WHERE team_id = $1 AND account_id = $2
RETURNING account_id;

-- members_of_team: who leads a team, then the others, after the one of the handle $2
SELECT account.id, account.handle, account.name, team_member.leads, team_member.since
FROM team_member
JOIN account ON account.id = team_member.account_id
WHERE team_member.team_id = $1
  AND (1 - team_member.leads, account.handle_folded) >
      (COALESCE((SELECT 1 - before.leads
                 FROM team_member AS before
                 JOIN account AS person ON person.id = before.account_id
                 WHERE before.team_id = $1 AND person.handle_folded = $2), 0), $2)
ORDER BY 1 - team_member.leads, account.handle_folded
LIMIT $3;

-- members_asking: who waits for an answer, the longest first
SELECT account.id, account.handle, account.name, team_request.asked_at
FROM team_request
JOIN account ON account.id = team_request.account_id
WHERE team_request.team_id = $1
ORDER BY team_request.asked_at, account.handle_folded
LIMIT $2;

-- teams_to_leave: all that somebody is in
SELECT team_id
FROM team_member
WHERE account_id = $1
ORDER BY team_id;

-- requests_drop_all: somebody waits for no team any more
DELETE FROM team_request
WHERE account_id = $1;
