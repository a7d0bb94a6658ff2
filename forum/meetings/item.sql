-- part item_shown: what item_from() reads, for somebody as in topics_latest
SELECT meeting_item.id, meeting_item.meeting_id, meeting_item.position,
       CASE WHEN (meeting_item.topic_id IS NULL
                  OR (topic.hidden_at = 0
                      AND topic.category_id IN (SELECT category_id FROM category_reader
                                                WHERE account_id IN ($1, $2))))
             AND (meeting_item.decision_id IS NULL
                  OR (decision.hidden_at = 0 AND opened_from.hidden_at = 0
                      AND opened_from.category_id IN (SELECT category_id FROM category_reader
                                                      WHERE account_id IN ($1, $2))))
            THEN 1 ELSE 0 END AS is_readable,
       meeting_item.topic_id, topic.slug AS topic_slug, topic.title AS topic_title,
       meeting_item.decision_id, decision.slug AS decision_slug, decision.question,
       decision.state, author.id AS author_id, author.handle AS author_handle,
       author.name AS author_name, meeting_item.title, meeting_item.text, meeting_item.text_html,
       meeting_item.arguments, meeting_item.arguments_html, meeting_item.objections,
       meeting_item.objections_html, meeting_item.outcome, meeting_item.outcome_html,
       meeting_item.revision, meeting_item.version_id, meeting_item.proposed_at
FROM meeting_item
LEFT JOIN topic ON topic.id = meeting_item.topic_id
LEFT JOIN decision ON decision.id = meeting_item.decision_id
LEFT JOIN topic AS opened_from ON opened_from.id = decision.topic_id
LEFT JOIN account AS author ON author.id = meeting_item.author_id

-- items_of_meeting: in their order
@item_shown
WHERE meeting_item.meeting_id = $3
ORDER BY meeting_item.position, meeting_item.id;

-- item_find: one of them
@item_shown
WHERE meeting_item.id = $3;

-- item_add: after the others, as long as there are fewer than $8; no row else
INSERT INTO meeting_item (meeting_id, position, topic_id, decision_id, author_id, title, text,
                          text_html, created_at)
SELECT $1, COALESCE(MAX(position), 0) + 1, $2, $3, $4, $5, $6, $7, $9
FROM meeting_item
WHERE meeting_id = $1
HAVING COUNT(*) < $8
RETURNING id;

-- item_edit: what it is about and its texts, but a text that was proposed; no row when $2 is not
-- its revision
UPDATE meeting_item
SET topic_id = $3, decision_id = $4, title = $5, text = CASE WHEN proposed_at = 0 THEN $6 ELSE text END,
    text_html = CASE WHEN proposed_at = 0 THEN $7 ELSE text_html END, arguments = $8,
    arguments_html = $9, objections = $10, objections_html = $11, outcome = $12,
    outcome_html = $13, revision = revision + 1
WHERE id = $1 AND revision = $2
RETURNING id;

-- item_place: its place in the order
UPDATE meeting_item
SET position = $2
WHERE id = $1;

-- item_remove: away from the agenda
DELETE FROM meeting_item
WHERE id = $1 AND meeting_id = $2
RETURNING id;
