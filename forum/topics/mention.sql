-- mentions_of_posts: whom the holes of at most 50 posts mean
SELECT post_mention.post_id, post_mention.handle AS folded, account.handle AS account_handle,
       team.handle AS team_handle, team_call.state,
       CASE WHEN team.is_private = 0 AND team_call.state = 1 THEN taker.handle ELSE '' END AS taker
FROM post_mention
LEFT JOIN account ON account.id = post_mention.account_id
LEFT JOIN team ON team.id = post_mention.team_id
LEFT JOIN team_call ON team_call.post_id = post_mention.post_id
                   AND team_call.team_id = post_mention.team_id
LEFT JOIN account AS taker ON taker.id = team_call.taken_by
WHERE (post_mention.account_id IS NOT NULL OR post_mention.team_id IS NOT NULL)
  AND post_mention.is_there = 1 AND post_mention.post_id IN
@fifty_ids
ORDER BY post_mention.post_id, post_mention.handle;

-- mention_target: whom a handle in lower case means now
SELECT account.handle AS account_handle, NULL AS team_handle
FROM account WHERE handle_folded = $1
UNION ALL
SELECT NULL, team.handle
FROM team WHERE handle_folded = $1;

-- mentions_drop: before another text: no mention stands in it yet
UPDATE post_mention
SET is_there = 0
WHERE post_id = $1 AND is_there = 1;

-- mention_keep: a handle in lower case that the text of a post mentions; told already, or not
INSERT INTO post_mention (post_id, handle, account_id, team_id, is_told)
SELECT post.id, $2, (SELECT id FROM account WHERE handle_folded = $2),
       (SELECT id FROM team WHERE handle_folded = $2), $3
FROM post
WHERE post.id = $1
ON CONFLICT (post_id, handle) DO UPDATE
SET is_there = 1,
    account_id = COALESCE(post_mention.account_id, excluded.account_id),
    team_id = COALESCE(post_mention.team_id, excluded.team_id);

-- mentions_settle: after an import: who came after the posts that mention them
UPDATE post_mention
SET account_id = (SELECT id FROM account WHERE handle_folded = post_mention.handle),
    team_id = (SELECT id FROM team WHERE handle_folded = post_mention.handle)
WHERE account_id IS NULL AND team_id IS NULL AND is_told = 1
  AND post_id IN (SELECT id FROM imported_post);

-- mentions_forget: of all texts of a post
DELETE FROM post_mention
WHERE post_id = $1;

-- mention_people: whose handles begin so ($1 to $2), but for $4's; first those who wrote in a topic
SELECT handle, name, in_topic
FROM (SELECT found.handle, found.handle_folded, found.name, found.post_count,
             CASE WHEN EXISTS (SELECT 1 FROM post
                               WHERE post.topic_id = $3 AND post.author_id = found.id
                                 AND post.deleted_at = 0 AND post.hidden_at = 0)
                  THEN 1 ELSE 0 END AS in_topic
      FROM (SELECT id, handle, handle_folded, name, post_count
            FROM account
            WHERE handle_folded >= $1 AND handle_folded < $2 AND id <> $4
            ORDER BY handle_folded
            LIMIT 1000) AS found) AS known
ORDER BY in_topic DESC, post_count DESC, handle_folded
LIMIT $5;

-- mention_teams: the same of teams
SELECT handle, name
FROM team
WHERE handle_folded >= $1 AND handle_folded < $2
ORDER BY handle_folded
LIMIT $3;
