-- Amendments to law texts: their words, on a version that never changes. What they come to is made of
-- both; what somebody placed by hand is kept.
CREATE TABLE law_amendment (
    id         INTEGER PRIMARY KEY,
    text_id    INTEGER NOT NULL REFERENCES law_text,
    number     INTEGER NOT NULL, -- in the text, from 1
    name       TEXT    NOT NULL DEFAULT '', -- its number where it was filed: "COM-40"
    version_id INTEGER NOT NULL REFERENCES law_version, -- that it is written on
    article_id INTEGER REFERENCES law_segment, -- NULL: no article of that version is named
    alinea_id  INTEGER REFERENCES law_segment, -- under which it is shown; NULL: the article as a whole
    topic_id   INTEGER REFERENCES topic, -- where it is debated; NULL: filed elsewhere, not debated here
    author_id  INTEGER REFERENCES account ON DELETE SET NULL,
    signed     TEXT    NOT NULL DEFAULT '', -- who signed it elsewhere
    lang       TEXT    NOT NULL DEFAULT '',
    words      TEXT    NOT NULL, -- the formula
    reasons    TEXT    NOT NULL DEFAULT '', -- of one that was filed elsewhere; else they are its debate's first message
    division   TEXT    NOT NULL DEFAULT '', -- where it was filed: "APRÈS ART. 9"
    alinea     TEXT    NOT NULL DEFAULT '',
    address    TEXT    NOT NULL DEFAULT '', -- of its page elsewhere
    outcome    INTEGER NOT NULL, -- enum amendment_outcome of texts/amendment.h
    placed     TEXT    NOT NULL DEFAULT '', -- by hand: the article after, an alinéa a line
    placed_by  INTEGER REFERENCES account ON DELETE SET NULL,
    state      INTEGER NOT NULL DEFAULT 0, -- enum amendment_state
    ended_by   INTEGER REFERENCES account ON DELETE SET NULL,
    result_id  INTEGER REFERENCES law_version, -- that it was adopted into
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    UNIQUE (text_id, number)
) STRICT;
CREATE INDEX law_amendment_of_article ON law_amendment (article_id, state) WHERE article_id IS NOT NULL;
CREATE INDEX law_amendment_of_name ON law_amendment (text_id, name) WHERE name <> '';
CREATE INDEX law_amendment_of_topic ON law_amendment (topic_id) WHERE topic_id IS NOT NULL;
CREATE INDEX law_amendment_of_author ON law_amendment (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX law_amendment_of_placer ON law_amendment (placed_by) WHERE placed_by IS NOT NULL;
CREATE INDEX law_amendment_of_ender ON law_amendment (ended_by) WHERE ended_by IS NOT NULL;
