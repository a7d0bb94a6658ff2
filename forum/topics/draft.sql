-- draft_keep: what a form holds now
INSERT INTO draft (account_id, what, title, tags, category_id, kind, body, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (account_id, what) DO UPDATE
SET title = excluded.title, tags = excluded.tags, category_id = excluded.category_id,
    kind = excluded.kind, body = excluded.body, updated_at = excluded.updated_at;

-- draft_trim: somebody's newest $2 stay
DELETE FROM draft
WHERE account_id = $1 AND what NOT IN (SELECT what FROM draft
                                       WHERE account_id = $1
                                       ORDER BY updated_at DESC, what
                                       LIMIT $2);

-- part draft_columns: what draft_from() reads
SELECT what, title, tags, category_id, kind, body, updated_at
FROM draft

-- draft_find: what a form held
@draft_columns
WHERE account_id = $1 AND what = $2 AND updated_at > $3;

-- drafts_of: all of somebody's, the newest first
@draft_columns
WHERE account_id = $1 AND updated_at > $2
ORDER BY updated_at DESC, what;

-- draft_drop: it was published, or thrown away
DELETE FROM draft
WHERE account_id = $1 AND what = $2;

-- drafts_sweep: those that nobody touched since a time
DELETE FROM draft
WHERE updated_at <= $1;
