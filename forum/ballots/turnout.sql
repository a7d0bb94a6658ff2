-- part local_groups: whose members everyone may see
(SELECT id, handle, handle_folded, name FROM team WHERE kind = 0 AND is_private = 0)

-- turnout_groups: with at least $2 people on the roll, the largest first
SELECT local.id, COUNT(*) AS on_roll, SUM(ballot_roll.has_voted) AS voted
FROM
@local_groups
     AS local
JOIN team_member ON team_member.team_id = local.id
JOIN ballot_roll ON ballot_roll.item_id = $1 AND
                    ballot_roll.account_id = team_member.account_id
GROUP BY local.id
HAVING COUNT(*) >= $2
ORDER BY on_roll DESC, local.id
LIMIT $3;

-- turnout_people: who of the roll is in which local group
SELECT ballot_roll.account_id, local.id
FROM
@local_groups
     AS local
JOIN team_member ON team_member.team_id = local.id
JOIN ballot_roll ON ballot_roll.item_id = $1 AND
                    ballot_roll.account_id = team_member.account_id
ORDER BY ballot_roll.account_id;

-- turnout_put: one group's
INSERT INTO ballot_turnout (item_id, team_id, on_roll, voted) VALUES ($1, $2, $3, $4);

-- turnout_of: by handle
SELECT local.id, local.handle, local.name, ballot_turnout.on_roll, ballot_turnout.voted
FROM ballot_turnout
JOIN
@local_groups
     AS local ON local.id = ballot_turnout.team_id
WHERE ballot_turnout.item_id = $1
ORDER BY local.handle_folded;
