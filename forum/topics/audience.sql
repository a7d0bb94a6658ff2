-- part may_be_told: the account `told` may read what stands in the category joined with it, as
-- access/may.h has it
(category.readers <= 1 OR told.role >= 2
 OR EXISTS (SELECT 1 FROM team_member AS reader
            WHERE reader.team_id = category.team_id AND reader.account_id = told.id))

-- audience_person: somebody, if they would be told of a post in a category
SELECT told.id
FROM account AS told
JOIN category ON category.id = $2
WHERE told.id = $1 AND
@may_be_told
;

-- audience_team: the members of a team who would be told of a post by somebody in a category
SELECT told.id
FROM team_member
JOIN account AS told ON told.id = team_member.account_id
JOIN category ON category.id = $2
WHERE team_member.team_id = $1 AND told.id <> $3 AND told.wants_calls = 1 AND
@may_be_told
;

-- audience_told: the handles of a post's mentions that were told
SELECT handle
FROM post_mention
WHERE post_id = $1 AND is_told = 1;
