-- What can be found: the posts that are to be seen. Their words are made by search/words.h.
CREATE TABLE search_entry (
    id         INTEGER PRIMARY KEY, -- of the post
    topic_id   INTEGER NOT NULL,
    author_id  INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- Posts whose entry is still to be made: all of them at first, then what an import brings.
CREATE TABLE search_stale (
    post_id INTEGER PRIMARY KEY
) STRICT;
INSERT INTO search_stale (post_id) SELECT id FROM post;

-- The words of what was taken out stay in parts of SQLite's index until they are merged.
CREATE TABLE search_erasure (
    wanted INTEGER NOT NULL, -- grows with each entry that is taken out
    begun  INTEGER NOT NULL, -- what wanted was when the merge under way began
    done   INTEGER NOT NULL -- what it was when the last finished one began
) STRICT;
INSERT INTO search_erasure (wanted, begun, done) VALUES (0, 0, 0);

-- On this database alone.
-- The words stand here, cut by unicode61 where we put spaces: they hold letters, marks and digits alone.
CREATE VIRTUAL TABLE search_text USING fts5 (
    title,       -- of the topic, in the entry of its first post
    title_stems,
    body,
    body_stems,
    marks,       -- any, a and the author's id, t and the topic's
    tokenize = 'unicode61 remove_diacritics 0 categories ''L* M* N* Co'''
);
