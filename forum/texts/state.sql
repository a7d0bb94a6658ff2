-- part law_state_shown: what state_from() reads
SELECT law_state.segment_id, law_state.parent_id, law_state.article_id, law_state.place,
       law_state.kind, law_state.name, law_state.num, law_state.address, law_state.head,
       law_state.body, law_state.number, law_state.depth, law_state.official
FROM law_state

-- law_states_outline: parts and articles of a version; kinds up to $2
@law_state_shown
WHERE law_state.version_id = $1 AND law_state.kind <= $2
ORDER BY law_state.place;

-- law_states_of_article: an article and all that stands in it
@law_state_shown
WHERE law_state.version_id = $1 AND law_state.article_id = $2
ORDER BY law_state.place;

-- law_states_from: a page of a version
@law_state_shown
WHERE law_state.version_id = $1 AND law_state.place >= $2
ORDER BY law_state.place
LIMIT $3;

-- law_state_find: one segment in a version
@law_state_shown
WHERE law_state.version_id = $1 AND law_state.segment_id = $2;

-- law_article_at: an article by its address
@law_state_shown
WHERE law_state.version_id = $1 AND law_state.address = $2 AND law_state.address <> '';

-- law_article_before: the last article before a place; $3: its kind
@law_state_shown
WHERE law_state.version_id = $1 AND law_state.place < $2 AND law_state.kind = $3
ORDER BY law_state.place DESC
LIMIT 1;

-- law_article_after: the first one after it
@law_state_shown
WHERE law_state.version_id = $1 AND law_state.place > $2 AND law_state.kind = $3
ORDER BY law_state.place
LIMIT 1;

-- law_article_places: versions in which an article stands that was once called so, the newest first
SELECT law_state.version_id, law_state.segment_id
FROM law_state
JOIN law_version ON law_version.id = law_state.version_id
WHERE law_state.segment_id IN (
    SELECT called.segment_id
    FROM law_version AS then_version
    JOIN law_state AS called ON called.version_id = then_version.id
    WHERE then_version.text_id = $1 AND called.address = $2 AND called.address <> '')
ORDER BY law_version.number DESC
LIMIT $3;

-- law_articles_changed: articles of $1 in which something does not stand so in $2; not of kind $3
SELECT DISTINCT one.article_id
FROM law_state AS one
LEFT JOIN law_state AS other ON other.segment_id = one.segment_id AND other.version_id = $2
WHERE one.version_id = $1 AND one.article_id IS NOT NULL AND one.kind <> $3
  AND (other.segment_id IS NULL OR other.kind <> one.kind OR other.article_id <> one.article_id
       OR other.head <> one.head OR other.body <> one.body OR other.number <> one.number);
