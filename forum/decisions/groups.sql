-- part groups_seen: the local groups whose members $2 may see; $3 = 1: all of them
(SELECT team.id, team.handle, team.handle_folded, team.name, team.is_private
 FROM team
 WHERE team.kind = 0 AND
       (team.is_private = 0 OR $3 = 1 OR
        EXISTS (SELECT 1 FROM team_member
                WHERE team_member.team_id = team.id AND team_member.account_id = $2)))

-- groups_of: what people of each group hold of the decision $1, by kind and option
SELECT seen.id, seen.handle, seen.name, seen.is_private, text_version.option_id, stance.kind,
       COUNT(*) AS people
FROM
@groups_seen
     AS seen
JOIN team_member ON team_member.team_id = seen.id
JOIN stance ON stance.account_id = team_member.account_id
JOIN text_version ON text_version.id = stance.version_id
WHERE stance.decision_id = $1 AND stance.ended_at = 0 AND stance.is_stale = 0
GROUP BY seen.id, seen.handle, seen.handle_folded, seen.name, seen.is_private,
         text_version.option_id, stance.kind
ORDER BY seen.handle_folded, text_version.option_id, stance.kind;

-- groups_none: the same of people who are in none of those groups
SELECT text_version.option_id, stance.kind, COUNT(*) AS people
FROM stance
JOIN text_version ON text_version.id = stance.version_id
WHERE stance.decision_id = $1 AND stance.ended_at = 0 AND stance.is_stale = 0 AND
      stance.account_id NOT IN
      (SELECT team_member.account_id FROM team_member
       JOIN
@groups_seen
            AS seen ON seen.id = team_member.team_id)
GROUP BY text_version.option_id, stance.kind
ORDER BY text_version.option_id, stance.kind;
