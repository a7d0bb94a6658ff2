-- part minutes_shown: what minutes_from() reads
SELECT meeting_minutes.revision, author.id AS author_id, author.handle AS author_handle,
       author.name AS author_name, meeting_minutes.text, meeting_minutes.html,
       meeting_minutes.created_at
FROM meeting_minutes
LEFT JOIN account AS author ON author.id = meeting_minutes.author_id

-- minutes_find: one version
@minutes_shown
WHERE meeting_minutes.meeting_id = $1 AND meeting_minutes.revision = $2;

-- minutes_versions: all of them
@minutes_shown
WHERE meeting_minutes.meeting_id = $1
ORDER BY meeting_minutes.revision DESC
LIMIT $2;

-- minutes_next: the number of the version after $2; no row when that is not the newest
UPDATE meeting
SET revision = revision + 1
WHERE id = $1 AND revision = $2
RETURNING revision;

-- minutes_add: a version
INSERT INTO meeting_minutes (meeting_id, revision, author_id, text, html, created_at)
VALUES ($1, $2, $3, $4, $5, $6);

-- minutes_publish: no row when they are, or when another version came
UPDATE meeting
SET published_at = $3, published = revision, open_until = $4
WHERE id = $1 AND revision = $2 AND published_at = 0
RETURNING id;
