-- What can be found: the posts that are to be seen. Their words are made by search/words.h.
CREATE TABLE search_entry (
    id         BIGINT NOT NULL PRIMARY KEY, -- of the post
    topic_id   BIGINT NOT NULL,
    author_id  BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

-- Posts whose entry is still to be made: all of them at first, then what an import brings.
CREATE TABLE search_stale (
    post_id BIGINT NOT NULL PRIMARY KEY
);
INSERT INTO search_stale (post_id) SELECT id FROM post;

-- The words of what was taken out stay in parts of SQLite's index until they are merged.
CREATE TABLE search_erasure (
    wanted BIGINT NOT NULL, -- grows with each entry that is taken out
    begun  BIGINT NOT NULL, -- what wanted was when the merge under way began
    done   BIGINT NOT NULL -- what it was when the last finished one began
);
INSERT INTO search_erasure (wanted, begun, done) VALUES (0, 0, 0);

-- On this database alone.
-- The words: see search/tsvector.c.
ALTER TABLE search_entry ADD COLUMN words TSVECTOR NOT NULL DEFAULT '';
CREATE INDEX search_entry_words ON search_entry USING GIN (words);
