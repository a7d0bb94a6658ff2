-- Articles of the newest version of each law text that can be found, and the texts by their titles.
CREATE TABLE law_search (
    id      INTEGER PRIMARY KEY, -- of the article's segment; of a text: its own, negative
    text_id INTEGER NOT NULL REFERENCES law_text
) STRICT;
CREATE INDEX law_search_of_text ON law_search (text_id);

-- Texts whose entries are still to be made: all of them at first.
CREATE TABLE law_search_stale (
    text_id INTEGER PRIMARY KEY
) STRICT;
INSERT INTO law_search_stale (text_id) SELECT id FROM law_text;

-- On this database alone.
-- Their words, as in search_text.
CREATE VIRTUAL TABLE law_search_words USING fts5 (
    title,       -- of the article, or of the text
    title_stems,
    body,
    body_stems,
    marks,
    tokenize = 'unicode61 remove_diacritics 0 categories ''L* M* N* Co'''
);
