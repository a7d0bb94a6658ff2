-- part meeting_shown: what meeting_from() reads
SELECT meeting.id, meeting.slug, meeting.title, meeting.category_id,
       category.slug AS category_slug, category.name AS category_name,
       category.readers, category.writers, category.team_id AS category_team_id,
       meeting.team_id, team.handle AS team_handle, team.name AS team_name,
       keeper.id AS keeper_id, keeper.handle AS keeper_handle, keeper.name AS keeper_name,
       meeting.zone, meeting.starts_at, meeting.length, meeting.place, meeting.address,
       meeting.was_at, meeting.cancelled_at, meeting.cancel_reason, meeting.others,
       meeting.revision, meeting.published_at, meeting.published, meeting.open_until,
       meeting.uid, meeting.sequence, meeting.changed_at, meeting.created_at
FROM meeting
JOIN category ON category.id = meeting.category_id
LEFT JOIN team ON team.id = meeting.team_id
LEFT JOIN account AS keeper ON keeper.id = meeting.keeper_id

-- part meeting_readable: in a list for somebody, as in topics_latest
+meeting.category_id IN (SELECT category_id FROM category_reader WHERE account_id IN ($1, $2))

-- meeting_call: a new one
INSERT INTO meeting (slug, title, category_id, team_id, keeper_id, zone, starts_at, length, place,
                     address, uid, changed_at, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
RETURNING id;

-- meeting_find: one of them
@meeting_shown
WHERE meeting.id = $1;

-- meeting_change: all that can be changed of it; $9 says whether it is moved
UPDATE meeting
SET slug = $2, title = $3, was_at = CASE WHEN $9 = 1 THEN starts_at ELSE was_at END, zone = $4,
    starts_at = $5, length = $6, place = $7, address = $8, sequence = sequence + 1,
    changed_at = $10
WHERE id = $1 AND cancelled_at = 0
RETURNING id;

-- meeting_cancel: no row when it is already
UPDATE meeting
SET cancelled_at = $2, cancel_reason = $3, sequence = sequence + 1, changed_at = $2
WHERE id = $1 AND cancelled_at = 0
RETURNING id;

-- meeting_set_others: who were present without an account
UPDATE meeting
SET others = $2
WHERE id = $1;

-- meetings_ahead: a page of those that are not over at $3, after ($4, $5)
@meeting_shown
WHERE meeting.starts_at + meeting.length * 60 > $3 AND (meeting.starts_at, meeting.id) > ($4, $5)
  AND meeting.starts_at > $3 - 3 * 24 * 60 * 60 AND
@meeting_readable
ORDER BY meeting.starts_at, meeting.id
LIMIT $6;

-- meetings_past: a page of those that are over at $3, before ($4, $5)
@meeting_shown
WHERE meeting.starts_at + meeting.length * 60 <= $3 AND (meeting.starts_at, meeting.id) < ($4, $5) AND
@meeting_readable
ORDER BY meeting.starts_at DESC, meeting.id DESC
LIMIT $6;

-- meetings_since: for calendars
@meeting_shown
WHERE meeting.starts_at >= $3 AND
@meeting_readable
ORDER BY meeting.starts_at, meeting.id
LIMIT $4;

-- meetings_of_team: the newest of a team
@meeting_shown
WHERE meeting.team_id = $3 AND
@meeting_readable
ORDER BY meeting.starts_at DESC, meeting.id DESC
LIMIT $4;

-- meetings_of_topic: the newest that have an item on a debate, and that all its readers may see
@meeting_shown
WHERE meeting.id IN (SELECT meeting_id FROM meeting_item WHERE topic_id = $1)
  AND (meeting.category_id = $2 OR category.readers = 0)
ORDER BY meeting.starts_at DESC, meeting.id DESC
LIMIT $3;

-- meetings_of_decision: the same on a decision
@meeting_shown
WHERE meeting.id IN (SELECT meeting_id FROM meeting_item WHERE decision_id = $3) AND
@meeting_readable
ORDER BY meeting.starts_at DESC, meeting.id DESC
LIMIT $4;

-- meetings_unfinished: over at $3, without minutes, called by $2
@meeting_shown
WHERE meeting.keeper_id = $2 AND meeting.published_at = 0 AND meeting.cancelled_at = 0
  AND meeting.starts_at + meeting.length * 60 <= $3 AND
@meeting_readable
ORDER BY meeting.starts_at, meeting.id
LIMIT $4;

-- meeting_touch_topics: the pages of the debates that it speaks of
UPDATE topic
SET version = version + 1
WHERE id IN (SELECT topic_id FROM meeting_item WHERE meeting_id = $1);

-- meeting_touch_decisions: the pages of the decisions
UPDATE decision
SET version = version + 1
WHERE id IN (SELECT decision_id FROM meeting_item WHERE meeting_id = $1);
