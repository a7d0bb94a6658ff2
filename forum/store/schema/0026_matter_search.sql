-- Decisions and votes that can be found by their own words.
CREATE TABLE matter_search (
    id          INTEGER PRIMARY KEY, -- of the decision; of a vote: its own, negative
    decision_id INTEGER REFERENCES decision, -- one of the two; NULL: it is the other
    item_id     INTEGER REFERENCES ballot_item
) STRICT;

-- Those whose entries are still to be made, by the same ids: all of them at first.
CREATE TABLE matter_search_stale (
    id INTEGER PRIMARY KEY
) STRICT;
INSERT INTO matter_search_stale (id) SELECT id FROM decision UNION ALL SELECT -id FROM ballot_item;

-- On this database alone.
-- Their words, as in search_text.
CREATE VIRTUAL TABLE matter_search_words USING fts5 (
    title,       -- the question
    title_stems,
    body,
    body_stems,
    marks,
    tokenize = 'unicode61 remove_diacritics 0 categories ''L* M* N* Co'''
);
