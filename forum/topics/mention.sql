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
