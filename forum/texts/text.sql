-- part law_text_shown: what text_from() reads
SELECT law_text.id, law_text.slug, law_text.title, law_text.kind, law_text.jurisdiction,
       law_text.lang, law_text.number, law_text.official, law_text.eli, law_text.source,
       law_text.licence, law_text.category_id, actor.id AS actor_id, actor.handle AS actor_handle,
       actor.name AS actor_name, law_text.version_id, law_text.created_at, law_text.changed_at,
       law_text.version
FROM law_text
LEFT JOIN account AS actor ON actor.id = law_text.actor_id

-- part law_version_shown: what version_from() reads
SELECT law_version.id, law_version.text_id, law_version.number, law_version.label,
       law_version.starts_on,
       CASE WHEN law_version.ends_on <> '' THEN law_version.ends_on
            ELSE COALESCE(next.starts_on, '') END AS ends_on,
       law_version.status, law_version.origin, law_version.format, law_version.hash,
       law_version.note, law_version.articles, law_version.alineas, law_version.entry,
       actor.id AS actor_id, actor.handle AS actor_handle, actor.name AS actor_name,
       law_version.created_at
FROM law_version
LEFT JOIN law_version AS next ON next.text_id = law_version.text_id
                             AND next.number = law_version.number + 1
LEFT JOIN account AS actor ON actor.id = law_version.actor_id

-- law_text_find: one of them
@law_text_shown
WHERE law_text.id = $1;

-- law_text_called: by its word in an address
@law_text_shown
WHERE law_text.slug = $1;

-- law_text_official: by what its publisher calls it
@law_text_shown
WHERE law_text.official = $1 AND law_text.official <> ''
ORDER BY law_text.id
LIMIT 1;

-- law_texts_latest: a page of them, before ($1, $2)
@law_text_shown
WHERE (law_text.changed_at, law_text.id) < ($1, $2)
ORDER BY law_text.changed_at DESC, law_text.id DESC
LIMIT $3;

-- law_text_touch: its pages changed
UPDATE law_text
SET version = version + 1
WHERE id = $1;

-- law_version_find: one of them
@law_version_shown
WHERE law_version.id = $1;

-- law_versions_of: all of a text, the oldest first
@law_version_shown
WHERE law_version.text_id = $1
ORDER BY law_version.number
LIMIT $2;

-- law_version_numbered: the one with this number
@law_version_shown
WHERE law_version.text_id = $1 AND law_version.number = $2;

-- law_version_on: the one that held on a day
@law_version_shown
WHERE law_version.text_id = $1 AND law_version.day <= $2
ORDER BY law_version.number DESC
LIMIT 1;

-- law_versions_latest: the newest ones of all texts
@law_version_shown
ORDER BY law_version.id DESC
LIMIT $1;
