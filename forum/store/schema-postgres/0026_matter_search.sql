-- Decisions and votes that can be found by their own words.
CREATE TABLE matter_search (
    id          BIGINT NOT NULL PRIMARY KEY, -- of the decision; of a vote: its own, negative
    decision_id BIGINT REFERENCES decision, -- one of the two; NULL: it is the other
    item_id     BIGINT REFERENCES ballot_item
);

-- Those whose entries are still to be made, by the same ids: all of them at first.
CREATE TABLE matter_search_stale (
    id BIGINT NOT NULL PRIMARY KEY
);
INSERT INTO matter_search_stale (id) SELECT id FROM decision UNION ALL SELECT -id FROM ballot_item;

-- On this database alone.
-- Their words, as in search_entry.
ALTER TABLE matter_search ADD COLUMN words TSVECTOR NOT NULL DEFAULT '';
CREATE INDEX matter_search_words ON matter_search USING GIN (words);
