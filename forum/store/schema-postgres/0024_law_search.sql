-- Articles of the newest version of each law text that can be found, and the texts by their titles.
CREATE TABLE law_search (
    id      BIGINT NOT NULL PRIMARY KEY, -- of the article's segment; of a text: its own, negative
    text_id BIGINT NOT NULL REFERENCES law_text
);
CREATE INDEX law_search_of_text ON law_search (text_id);

-- Texts whose entries are still to be made: all of them at first.
CREATE TABLE law_search_stale (
    text_id BIGINT NOT NULL PRIMARY KEY
);
INSERT INTO law_search_stale (text_id) SELECT id FROM law_text;

-- On this database alone.
-- Their words, as in search_entry.
ALTER TABLE law_search ADD COLUMN words TSVECTOR NOT NULL DEFAULT '';
CREATE INDEX law_search_words ON law_search USING GIN (words);
