-- part call_shown: calls from posts that $2, whose may_reach() is $1, may read; who took one of a
-- private team, and who answered, only its members and moderators are told
SELECT team_call.id, team_call.state, team_call.team_id, team.handle AS team, team.is_private,
       post.topic_id, topic.slug AS topic_slug, topic.title AS topic_title, post.number, post.html,
       post.author_id AS caller_id, caller.handle AS caller_handle, caller.name AS caller_name,
       member.id AS member_id, member.handle AS member_handle, member.name AS member_name,
       answer.number AS answer_number, team_call.opened_at, team_call.changed_at
FROM team_call
JOIN team ON team.id = team_call.team_id
JOIN post ON post.id = team_call.post_id
JOIN topic ON topic.id = post.topic_id
JOIN account AS caller ON caller.id = post.author_id
LEFT JOIN account AS member
       ON member.id = team_call.taken_by
      AND (team.is_private = 0 OR CAST($1 AS BIGINT) = -2
           OR EXISTS (SELECT 1 FROM team_member AS own
                      WHERE own.team_id = team.id AND own.account_id = $2))
LEFT JOIN post AS answer ON answer.id = team_call.answer_id AND member.id IS NOT NULL
WHERE post.deleted_at = 0 AND post.hidden_at = 0 AND topic.hidden_at = 0 AND
+topic.category_id IN (SELECT category_id FROM category_reader WHERE account_id IN ($1, $2))

-- calls_waiting: of $2's teams, that nobody or somebody else takes care of
@call_shown
  AND team_call.state < 2 AND COALESCE(team_call.taken_by, 0) <> $2
  AND team_call.team_id IN (SELECT team_id FROM team_member WHERE account_id = $2)
ORDER BY team_call.state, team_call.opened_at, team_call.id
LIMIT $3;

-- calls_mine: that $2 takes care of
@call_shown
  AND team_call.state = 1 AND team_call.taken_by = $2
ORDER BY team_call.opened_at, team_call.id
LIMIT $3;

-- calls_answered: of $2's teams, the newest answers first
@call_shown
  AND team_call.state = 2
  AND team_call.team_id IN (SELECT team_id FROM team_member WHERE account_id = $2)
ORDER BY team_call.changed_at DESC, team_call.id DESC
LIMIT $3;

-- calls_nobody: of all teams, that nobody takes care of
@call_shown
  AND team_call.state = 0
ORDER BY team_call.opened_at, team_call.id
LIMIT $3;

-- calls_of_team: of one team, that were not answered
@call_shown
  AND team_call.state < 2 AND team_call.team_id = $4
ORDER BY team_call.state, team_call.opened_at, team_call.id
LIMIT $3;

-- call_for: what is asked before somebody acts on a call
SELECT team_call.state, team_call.taken_by, post.topic_id, own.account_id AS own_id
FROM team_call
JOIN post ON post.id = team_call.post_id
JOIN topic ON topic.id = post.topic_id
LEFT JOIN team_member AS own ON own.team_id = team_call.team_id AND own.account_id = $2
WHERE team_call.id = $3 AND post.deleted_at = 0 AND post.hidden_at = 0 AND topic.hidden_at = 0 AND
@readable
;

-- call_topic: the topic of a call
SELECT post.topic_id
FROM team_call
JOIN post ON post.id = team_call.post_id
WHERE team_call.id = $1;

-- call_set: in another state, with who takes care of it or answered
UPDATE team_call
SET state = $2, taken_by = $3, changed_at = $4, answer_id = NULL
WHERE id = $1;

-- calls_open: of the teams that a post mentions and that were not told
INSERT INTO team_call (team_id, post_id, opened_at, changed_at)
SELECT team_id, post_id, $2, $2
FROM post_mention
WHERE post_id = $1 AND team_id IS NOT NULL AND is_there = 1 AND is_told = 0
ON CONFLICT (post_id, team_id) DO NOTHING;

-- calls_answered_by: those of the post that a post answers, when its writer is in the team
UPDATE team_call
SET state = 2, taken_by = $2, changed_at = $3, answer_id = $1
WHERE state < 2
  AND post_id = (SELECT called.id
                 FROM post
                 JOIN post AS called
                   ON called.id = COALESCE(post.parent_id,
                                           (SELECT first.id FROM post AS first
                                            WHERE first.topic_id = post.topic_id
                                              AND first.number = 1))
                 WHERE post.id = $1 AND called.author_id <> post.author_id)
  AND team_id IN (SELECT team_id FROM team_member WHERE account_id = $2);

-- calls_unanswered: their answer was withdrawn
UPDATE team_call
SET state = 0, taken_by = NULL, changed_at = $2, answer_id = NULL
WHERE answer_id = $1 AND state = 2;

-- calls_close: of a post that was withdrawn
UPDATE team_call
SET state = 3, taken_by = NULL, changed_at = $2
WHERE post_id = $1 AND state < 2;

-- calls_withdraw: opened since $3, of teams that the post's text mentions no more
UPDATE team_call
SET state = 3, taken_by = NULL, changed_at = $2
WHERE post_id = $1 AND state < 2 AND opened_at >= $3
  AND NOT EXISTS (SELECT 1 FROM post_mention
                  WHERE post_mention.post_id = team_call.post_id
                    AND post_mention.team_id = team_call.team_id AND post_mention.is_there = 1);

-- calls_reopen: closed ones of teams that the post's text mentions, and that can be read again
UPDATE team_call
SET state = 0, changed_at = $2
WHERE post_id = $1 AND state = 3
  AND EXISTS (SELECT 1 FROM post_mention
              WHERE post_mention.post_id = team_call.post_id
                AND post_mention.team_id = team_call.team_id AND post_mention.is_there = 1);

-- calls_left_topics: the topics that show who takes care of a call, before they leave the team
UPDATE topic
SET version = version + 1
WHERE id IN (SELECT post.topic_id
             FROM team_call
             JOIN post ON post.id = team_call.post_id
             WHERE team_call.team_id = $1 AND team_call.taken_by = $2 AND team_call.state = 1);

-- calls_left: what somebody took of a team they left waits again
UPDATE team_call
SET state = 0, taken_by = NULL, changed_at = $3
WHERE team_id = $1 AND taken_by = $2 AND state = 1;
