-- present_count: how many are noted
SELECT COUNT(*) AS people
FROM meeting_present
WHERE meeting_id = $1;

-- item_proposed: its text is one of a decision's; no row when it was before
UPDATE meeting_item
SET version_id = $2, proposed_at = $3, revision = revision + 1
WHERE id = $1 AND proposed_at = 0
RETURNING id;

-- item_opened: what it opened; no row when it was about a decision before
UPDATE meeting_item
SET decision_id = $2, version_id = $3, proposed_at = $4, revision = revision + 1
WHERE id = $1 AND decision_id IS NULL
RETURNING id;

-- decision_window_until: a text stands at least until then before its last call
UPDATE decision
SET window_ends_at = $2, version = version + 1
WHERE id = $1 AND window_ends_at < $2;

-- decision_text: the version that is proposed, or given notice of
SELECT version_id
FROM decision
WHERE id = $1;
