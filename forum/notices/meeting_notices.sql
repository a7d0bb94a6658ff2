-- notice_minutes: who was at the meeting $1, unless by $3 at $4, that one may object until $2
INSERT INTO notice (account_id, kind, subject_id, about_id, until_at, actor_id, told_at)
SELECT told.id, CAST($5 AS BIGINT), meeting.id, meeting.id, CAST($2 AS BIGINT),
       CAST($3 AS BIGINT), CAST($4 AS BIGINT)
FROM meeting
JOIN category ON category.id = meeting.category_id
JOIN meeting_present ON meeting_present.meeting_id = meeting.id
JOIN account AS told ON told.id = meeting_present.account_id
WHERE meeting.id = $1 AND told.id <> CAST($3 AS BIGINT) AND told.left_at = 0 AND
      told.wants_decisions = 1 AND
@may_be_told
ON CONFLICT (account_id, kind, subject_id) DO NOTHING;

-- notices_see_meeting: those of the kind $4 about a meeting are seen
UPDATE notice SET seen_at = $3
WHERE account_id = $1 AND kind = $4 AND subject_id = $2 AND seen_at = 0;

-- notices_unseen_meeting: has somebody any of the kind $3 about a meeting that was not seen?
SELECT 1 AS is_there FROM notice
WHERE account_id = $1 AND kind = $3 AND subject_id = $2 AND seen_at = 0
LIMIT 1;
