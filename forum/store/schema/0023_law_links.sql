-- What ties words of a law text to a decision: an article, or an alinéa of one, as they stood in a
-- version. A concern of the decision may have words of its own.
CREATE TABLE law_link (
    id           INTEGER PRIMARY KEY,
    text_id      INTEGER NOT NULL REFERENCES law_text,
    version_id   INTEGER NOT NULL REFERENCES law_version, -- the words at the time
    article_id   INTEGER NOT NULL REFERENCES law_segment,
    segment_id   INTEGER NOT NULL REFERENCES law_segment, -- the article itself, or an alinéa of it
    decision_id  INTEGER NOT NULL REFERENCES decision,
    concern_id   INTEGER REFERENCES concern, -- NULL: of the decision as a whole
    amendment_id INTEGER REFERENCES law_amendment, -- NULL: the words as they are
    relation     INTEGER NOT NULL, -- enum law_relation of texts/link.h
    actor_id     INTEGER REFERENCES account ON DELETE SET NULL, -- NULL: they left
    created_at   INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX law_link_once
ON law_link (decision_id, segment_id, COALESCE(concern_id, 0), COALESCE(amendment_id, 0));
CREATE INDEX law_link_of_article ON law_link (article_id);
CREATE INDEX law_link_of_text ON law_link (text_id);
CREATE INDEX law_link_of_concern ON law_link (concern_id) WHERE concern_id IS NOT NULL;
CREATE INDEX law_link_of_actor ON law_link (actor_id) WHERE actor_id IS NOT NULL;
