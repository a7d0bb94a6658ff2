-- part gather: another one of what is gathered until it is seen
ON CONFLICT (account_id, kind, subject_id) DO UPDATE
SET count = CASE WHEN notice.seen_at = 0 THEN notice.count + 1 ELSE 1 END,
    post_id = CASE WHEN notice.seen_at = 0 THEN notice.post_id ELSE excluded.post_id END,
    actor_id = excluded.actor_id, told_at = excluded.told_at, seen_at = 0

-- part calls_told: the calls that an account `told` is told of, being in the team since: not of
-- its own messages, not those that mention it anyway, and nothing it may not read
FROM account AS told
JOIN team_member AS own ON own.account_id = told.id
JOIN team_call ON team_call.team_id = own.team_id AND team_call.opened_at >= own.since
JOIN post ON post.id = team_call.post_id
JOIN topic ON topic.id = post.topic_id
JOIN category ON category.id = topic.category_id
WHERE told.wants_calls = 1 AND team_call.state < 3 AND post.author_id <> told.id
  AND post.deleted_at = 0 AND post.hidden_at = 0 AND topic.hidden_at = 0
  AND (category.readers <= 1 OR told.role >= 2
       OR EXISTS (SELECT 1 FROM team_member AS reader
                  WHERE reader.team_id = category.team_id AND reader.account_id = told.id))
  AND NOT EXISTS (SELECT 1 FROM notice AS mention
                  WHERE mention.account_id = told.id AND mention.kind = 0
                    AND mention.subject_id = post.id)

-- part call_is_new: of these, those that it has not seen
  AND team_call.opened_at > told.calls_seen_at
  AND NOT EXISTS (SELECT 1 FROM call_seen
                  WHERE call_seen.account_id = told.id AND call_seen.call_id = team_call.id)

-- notices_of: the newest of $2's that they may still read, and since $4 the calls to their teams;
-- those of the kind $5 are about meetings
SELECT listed.kind, listed.count, listed.actor_id, COALESCE(actor.handle, '') AS actor_handle,
       COALESCE(actor.name, '') AS actor_name, listed.team, listed.topic_id, listed.topic_slug,
       listed.topic_title, listed.number, listed.decision_id, listed.about_id,
       listed.until_at, listed.state, listed.closed_as, listed.told_at, listed.seen_at
FROM (SELECT notice.kind, notice.count, notice.actor_id, '' AS team, post.topic_id,
             topic.slug AS topic_slug, topic.title AS topic_title, post.number,
             0 AS decision_id, 0 AS about_id, 0 AS until_at, 0 AS state,
             0 AS closed_as, notice.told_at, notice.seen_at
      FROM notice
      JOIN post ON post.id = notice.post_id
      JOIN topic ON topic.id = post.topic_id
      WHERE notice.account_id = $2 AND topic.hidden_at = 0 AND
@readable
      UNION ALL
      SELECT notice.kind, notice.count, notice.actor_id, '', decision.topic_id, decision.slug,
             decision.question, notice.number, decision.id, notice.about_id,
             notice.until_at, decision.state, decision.closed_as, notice.told_at, notice.seen_at
      FROM notice
      JOIN decision ON decision.id = notice.decision_id
      JOIN topic ON topic.id = decision.topic_id
      WHERE notice.account_id = $2 AND decision.hidden_at = 0 AND topic.hidden_at = 0 AND
@readable
      UNION ALL
      SELECT notice.kind, notice.count, notice.actor_id, '', 0, meeting.slug, meeting.title, 0, 0,
             meeting.id, notice.until_at, 0, 0, notice.told_at, notice.seen_at
      FROM notice
      JOIN meeting ON meeting.id = notice.about_id
      WHERE notice.account_id = $2 AND notice.kind = $5 AND
@meeting_readable
      UNION ALL
      SELECT 0, 1, post.author_id, team.handle, post.topic_id, topic.slug, topic.title,
             post.number, 0, 0, 0, 0, 0, team_call.opened_at,
             CASE WHEN team_call.opened_at <= told.calls_seen_at OR call_seen.call_id IS NOT NULL
                  THEN 1 ELSE 0 END
      FROM account AS told
      JOIN team_member AS own ON own.account_id = told.id
      JOIN team_call ON team_call.team_id = own.team_id AND team_call.opened_at >= own.since
      JOIN team ON team.id = team_call.team_id
      JOIN post ON post.id = team_call.post_id
      JOIN topic ON topic.id = post.topic_id
      LEFT JOIN call_seen ON call_seen.account_id = told.id AND call_seen.call_id = team_call.id
      WHERE told.id = $2 AND team_call.opened_at > $4
        AND team_call.id IN (SELECT MIN(team_call.id)
@calls_told
                               AND told.id = $2 AND team_call.opened_at > $4
                             GROUP BY post.id)) AS listed
LEFT JOIN account AS actor ON actor.id = listed.actor_id
ORDER BY listed.told_at DESC, listed.topic_id DESC, listed.number DESC, listed.kind
LIMIT $3;

-- notice_mentions: the people that a post mentions and who were not told, by $2 at $3; of calls
-- to teams, calls_told says who is
INSERT INTO notice (account_id, kind, subject_id, post_id, actor_id, told_at)
SELECT told.id, 0, post.id, post.id, $2, $3
FROM post_mention
JOIN post ON post.id = post_mention.post_id
JOIN topic ON topic.id = post.topic_id
JOIN category ON category.id = topic.category_id
JOIN account AS told ON told.id = post_mention.account_id
WHERE post_mention.post_id = $1 AND post_mention.is_there = 1 AND post_mention.is_told = 0
  AND told.id <> $2 AND
@may_be_told
ON CONFLICT (account_id, kind, subject_id) DO NOTHING;

-- mentions_told: whom a post mentions was told
UPDATE post_mention
SET is_told = 1
WHERE post_id = $1 AND is_told = 0 AND is_there = 1;

-- notice_reply: who wrote what a post answers, unless it has told them by a mention
INSERT INTO notice (account_id, kind, subject_id, post_id, actor_id, told_at)
SELECT told.id, 1, post.topic_id, post.id, post.author_id, $2
FROM post
JOIN topic ON topic.id = post.topic_id
JOIN category ON category.id = topic.category_id
LEFT JOIN post AS parent ON parent.id = post.parent_id
JOIN account AS told ON told.id = COALESCE(parent.author_id, topic.author_id)
WHERE post.id = $1 AND post.number > 1 AND told.id <> post.author_id AND told.wants_replies = 1
  AND NOT EXISTS (SELECT 1 FROM notice AS mention
                  WHERE mention.account_id = told.id AND mention.kind = 0
                    AND mention.subject_id = post.id) AND
@may_be_told
@gather
;

-- notice_tell: $1 of a kind about a post by $4, unless they do not want thanks
INSERT INTO notice (account_id, kind, subject_id, post_id, actor_id, told_at)
SELECT told.id, CAST($2 AS BIGINT), post.id, post.id, $4, $5
FROM account AS told
JOIN post ON post.id = $3
JOIN topic ON topic.id = post.topic_id
JOIN category ON category.id = topic.category_id
WHERE told.id = $1 AND (CAST($2 AS BIGINT) <> 2 OR told.wants_thanks = 1) AND
@may_be_told
@gather
;

-- notice_untell: one less of what was gathered and not seen
UPDATE notice
SET count = count - 1
WHERE account_id = $1 AND kind = $2 AND subject_id = $3 AND seen_at = 0;

-- notice_drop_empty: nothing of it is left
DELETE FROM notice
WHERE account_id = $1 AND kind = $2 AND subject_id = $3 AND count = 0;

-- notice_reply_gone: a reply that is withdrawn is one less, for who is told of several; when it
-- was the first of them, the next one takes its place
UPDATE notice
SET count = count - 1,
    post_id = CASE WHEN post_id <> $1 THEN post_id
                   ELSE COALESCE((SELECT MIN(later.id)
                                  FROM post
                                  JOIN post AS later ON later.topic_id = post.topic_id
                                                    AND later.number > post.number
                                  LEFT JOIN post AS parent ON parent.id = later.parent_id
                                  JOIN topic ON topic.id = later.topic_id
                                  WHERE post.id = $1 AND later.deleted_at = 0
                                    AND later.hidden_at = 0
                                    AND later.author_id <> notice.account_id
                                    AND COALESCE(parent.author_id, topic.author_id)
                                        = notice.account_id), post_id) END
WHERE kind = 1 AND count > 1 AND seen_at = 0 AND post_id <= $1
  AND subject_id = (SELECT topic_id FROM post WHERE id = $1)
  AND account_id = (SELECT COALESCE(parent.author_id, topic.author_id)
                    FROM post
                    JOIN topic ON topic.id = post.topic_id
                    LEFT JOIN post AS parent ON parent.id = post.parent_id
                    WHERE post.id = $1);

-- notices_forget_post: those that lead to a post
DELETE FROM notice
WHERE post_id = $1;

-- notices_forget_topic: those that lead to a post of a topic
DELETE FROM notice
WHERE post_id IN (SELECT id FROM post WHERE topic_id = $1);

-- notices_see_all: all of somebody's are seen at $2
UPDATE notice
SET seen_at = $2
WHERE account_id = $1 AND seen_at = 0;

-- calls_see_until: and all calls of their teams until then
UPDATE account
SET calls_seen_at = $2
WHERE id = $1;

-- call_seen_forget: which need not be known one by one any more
DELETE FROM call_seen
WHERE account_id = $1
  AND call_id IN (SELECT team_call.id
                  FROM call_seen AS seen
                  JOIN team_call ON team_call.id = seen.call_id
                  JOIN account ON account.id = seen.account_id
                  WHERE seen.account_id = $1 AND team_call.opened_at <= account.calls_seen_at);

-- notices_see_topic: those of a topic
UPDATE notice
SET seen_at = $3
WHERE account_id = $1 AND seen_at = 0
  AND EXISTS (SELECT 1 FROM post WHERE post.id = notice.post_id AND post.topic_id = $2);

-- calls_see_topic: the calls from it
INSERT INTO call_seen (account_id, call_id)
SELECT told.id, team_call.id
@calls_told
  AND told.id = $1 AND post.topic_id = $2
@call_is_new
ON CONFLICT (account_id, call_id) DO NOTHING;

-- calls_see_on: all calls before the first that somebody has not seen are seen
UPDATE account
SET calls_seen_at = COALESCE((SELECT MIN(team_call.opened_at) - 1
@calls_told
                                AND told.id = $1
@call_is_new
                              ), $2)
WHERE id = $1;

-- notices_unseen_in: has somebody any of a topic that was not seen?
SELECT notice.post_id AS id
FROM notice
JOIN post ON post.id = notice.post_id
WHERE notice.account_id = $1 AND notice.seen_at = 0 AND post.topic_id = $2
UNION ALL
SELECT post.id
@calls_told
  AND told.id = $1 AND post.topic_id = $2
@call_is_new
LIMIT 1;

-- notice_wants: which kinds somebody wants to be told of
SELECT wants_replies, wants_calls, wants_thanks, wants_decisions
FROM account
WHERE id = $1;

-- notice_set_wants: from now on
UPDATE account
SET wants_replies = $2, wants_calls = $3, wants_thanks = $4, wants_decisions = $5
WHERE id = $1;

-- notices_sweep_old: told before a time
DELETE FROM notice
WHERE told_at < $1;

-- notices_sweep_many: of each person but the newest so many
DELETE FROM notice
WHERE (account_id, kind, subject_id) IN
      (SELECT account_id, kind, subject_id
       FROM (SELECT account_id, kind, subject_id,
                    ROW_NUMBER() OVER (PARTITION BY account_id ORDER BY told_at DESC) AS nth
             FROM notice) AS ordered
       WHERE nth > $1);

-- notice_author: who is thanked for a post
SELECT author_id
FROM post
WHERE id = $1;

-- notices_drop_all: all that somebody was told
DELETE FROM notice WHERE account_id = $1;
