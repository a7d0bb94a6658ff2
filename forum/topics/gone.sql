-- readings_drop_all: how far somebody read, everywhere
DELETE FROM topic_reading WHERE account_id = $1;

-- drafts_drop_all: all that somebody has typed and not published
DELETE FROM draft WHERE account_id = $1;

-- held_drop_all: what waits to be let in
DELETE FROM held WHERE author_id = $1;

-- posts_to_erase: messages of somebody that still have words
SELECT id FROM post WHERE author_id = $1 AND deleted_at = 0 ORDER BY id LIMIT $2;
