-- part decision_tell: of decision $1, in the words of kind $2: what it is about ($3), a version or a
-- state ($4), until when ($5), whose act it was ($6), now ($7), whether it asks something ($8)
INSERT INTO notice (account_id, kind, subject_id, decision_id, about_id, number, until_at, actor_id,
                    told_at)
SELECT told.id, CAST($2 AS BIGINT), decision.id, decision.id, CAST($3 AS BIGINT),
       CAST($4 AS BIGINT), CAST($5 AS BIGINT), CAST($6 AS BIGINT), CAST($7 AS BIGINT)
FROM decision
JOIN topic ON topic.id = decision.topic_id
JOIN category ON category.id = topic.category_id
CROSS JOIN account AS told
WHERE decision.id = $1 AND decision.hidden_at = 0 AND topic.hidden_at = 0 AND
      told.id <> CAST($6 AS BIGINT) AND told.left_at = 0 AND
      (CAST($8 AS BIGINT) = 1 OR told.wants_decisions = 1) AND

-- part decision_gather: another one of what is gathered until it is seen, leading to the last
ON CONFLICT (account_id, kind, subject_id) DO UPDATE
SET count = CASE WHEN notice.seen_at = 0 THEN notice.count + 1 ELSE 1 END,
    about_id = excluded.about_id, number = excluded.number, until_at = excluded.until_at,
    actor_id = excluded.actor_id, told_at = excluded.told_at, seen_at = 0

-- part decision_spoken: who put the question, took a position or raised a concern
SELECT author_id FROM decision WHERE id = $1
UNION SELECT account_id FROM stance WHERE decision_id = $1 AND ended_at = 0
UNION SELECT author_id FROM concern WHERE decision_id = $1

-- part decision_owners: who speaks for a branch that is on
SELECT branch_owner.account_id
FROM branch_owner
JOIN branch ON branch.id = branch_owner.branch_id AND branch.ended_at = 0
JOIN trial ON trial.id = branch.trial_id
WHERE trial.decision_id = $1 AND branch_owner.accepted_at > 0
UNION
SELECT team_member.account_id
FROM branch
JOIN trial ON trial.id = branch.trial_id
JOIN team_member ON team_member.team_id = branch.team_id AND team_member.leads = 1
WHERE trial.decision_id = $1 AND branch.ended_at = 0 AND branch.team_accepted_at > 0

-- notice_spoken: who took part in it
@decision_tell
@may_be_told
  AND told.id IN (
@decision_spoken
)
@decision_gather
;

-- notice_written: who took part in it, or in its debates
@decision_tell
@may_be_told
  AND told.id IN (
@decision_spoken
 UNION SELECT post.author_id
       FROM decision_topic
       JOIN post ON post.topic_id = decision_topic.topic_id
       WHERE decision_topic.decision_id = $1 AND post.deleted_at = 0
)
@decision_gather
;

-- notice_leads: who put the question, and its clerk
@decision_tell
@may_be_told
  AND told.id IN (SELECT author_id FROM decision WHERE id = $1
 UNION SELECT clerk_id FROM decision WHERE id = $1)
@decision_gather
;

-- notice_clerk: its clerk
@decision_tell
@may_be_told
  AND told.id IN (SELECT clerk_id FROM decision WHERE id = $1)
@decision_gather
;

-- notice_review: its clerk, and who speaks for its branches
@decision_tell
@may_be_told
  AND told.id IN (SELECT clerk_id FROM decision WHERE id = $1
 UNION
@decision_owners
)
@decision_gather
;

-- notice_owners: who speaks for its branches
@decision_tell
@may_be_told
  AND told.id IN (
@decision_owners
)
@decision_gather
;

-- notice_concern_author: who raised the concern $3
@decision_tell
@may_be_told
  AND told.id IN (SELECT author_id FROM concern WHERE id = $3)
@decision_gather
;

-- notice_answered: the same, when the last reply is an answer
@decision_tell
@may_be_told
  AND told.id IN (SELECT concern.author_id
 FROM concern
 JOIN concern_reply ON concern_reply.id = (SELECT MAX(last.id) FROM concern_reply AS last
                                           WHERE last.concern_id = concern.id)
 WHERE concern.id = $3 AND concern_reply.is_answer = 1)
@decision_gather
;

-- notice_arbiters: who is to say whether the concern $3 is answered
@decision_tell
@may_be_told
  AND told.id IN (SELECT account_id FROM concern_arbiter WHERE concern_id = $3 AND said_at = 0)
@decision_gather
;

-- notice_on_option: who holds something of an older text of the option $3 than the version $9
@decision_tell
@may_be_told
  AND told.id IN (SELECT stance.account_id
 FROM stance
 JOIN text_version AS held ON held.id = stance.version_id
 JOIN text_version AS new ON new.id = $9
 WHERE stance.decision_id = $1 AND stance.ended_at = 0 AND held.option_id = $3 AND
       held.id <> new.id AND new.option_id = $3 AND new.is_substantial = 1)
@decision_gather
;

-- notice_owner_asked: who was asked by now ($7) to own the branch $3, and did not say yet
@decision_tell
@may_be_told
  AND told.id IN (SELECT account_id FROM branch_owner
 WHERE branch_id = $3 AND accepted_at = 0 AND asked_at >= $7
 UNION
 SELECT team_member.account_id
 FROM branch
 JOIN team_member ON team_member.team_id = branch.team_id AND team_member.leads = 1
 WHERE branch.id = $3 AND branch.team_accepted_at = 0 AND branch.ended_at = 0)
@decision_gather
;

-- notice_members: who tries the branch $3, when it runs with fewer than $9 owners and no team's
-- lead, and who acts is none of them
@decision_tell
@may_be_told
  AND told.id IN (SELECT branch_member.account_id
 FROM branch
 JOIN branch_member ON branch_member.branch_id = branch.id
 WHERE branch.id = $3 AND branch.state = 1 AND branch.team_id IS NULL AND
       (SELECT COUNT(*) FROM branch_owner
        WHERE branch_owner.branch_id = branch.id AND accepted_at > 0) < $9 AND
       NOT EXISTS (SELECT 1 FROM branch_owner
                   WHERE branch_owner.branch_id = branch.id AND
                         branch_owner.account_id = CAST($6 AS BIGINT)))
@decision_gather
;

-- notice_call_extended: the time of a last call ($2) that people were told of
UPDATE notice SET until_at = $3 WHERE decision_id = $1 AND kind = $2;

-- notice_call_ends: when the last call on a decision ends, or on the verdict of its review
SELECT COALESCE((SELECT MAX(call_ends_at) FROM review
                 WHERE decision_id = $1 AND ended_at = 0), call_ends_at) AS ends_at
FROM decision
WHERE id = $1;

-- notices_forget_decision: those about a decision
DELETE FROM notice WHERE decision_id = $1;

-- notices_forget_decisions_of: those about the decisions of a topic
DELETE FROM notice
WHERE decision_id IN (SELECT id FROM decision WHERE topic_id = $1);

-- notices_see_decision: those about a decision are seen
UPDATE notice SET seen_at = $3 WHERE account_id = $1 AND decision_id = $2 AND seen_at = 0;

-- notices_unseen_of: has somebody any of a decision that was not seen?
SELECT 1 AS is_there FROM notice
WHERE account_id = $1 AND decision_id = $2 AND seen_at = 0
LIMIT 1;
