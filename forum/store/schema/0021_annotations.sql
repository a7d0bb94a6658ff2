-- What people say of words of a law text. What was pointed at stands in annotation_target as it was
-- made and is never rewritten; where it is in a version stands in annotation_anchor, which is derived.
CREATE TABLE annotation (
    id          INTEGER PRIMARY KEY,
    text_id     INTEGER NOT NULL REFERENCES law_text,
    author_id   INTEGER REFERENCES account ON DELETE SET NULL, -- NULL: they left
    topic_id    INTEGER NOT NULL REFERENCES topic, -- where it is debated
    post_id     INTEGER REFERENCES post, -- the message that came with it; NULL: it only leads to the debate
    motivation  INTEGER NOT NULL, -- enum motivation of texts/annotation.h
    created_at  INTEGER NOT NULL,
    archived_at INTEGER NOT NULL DEFAULT 0, -- 0: it is shown beside the text
    archived_by INTEGER REFERENCES account ON DELETE SET NULL
) STRICT;
CREATE INDEX annotation_of_text ON annotation (text_id, id);
CREATE INDEX annotation_of_topic ON annotation (topic_id, id);
CREATE INDEX annotation_of_author ON annotation (author_id) WHERE author_id IS NOT NULL;

-- What was pointed at, in the version it was made on. Characters as law/canon.h counts them.
CREATE TABLE annotation_target (
    annotation_id INTEGER NOT NULL REFERENCES annotation ON DELETE CASCADE,
    n             INTEGER NOT NULL, -- from 0: a selection over several alinéas has several
    version_id    INTEGER NOT NULL REFERENCES law_version,
    segment_id    INTEGER NOT NULL REFERENCES law_segment,
    from_at       INTEGER NOT NULL,
    to_at         INTEGER NOT NULL,
    is_whole      INTEGER NOT NULL, -- all of the alinéa
    exact         TEXT    NOT NULL,
    prefix        TEXT    NOT NULL DEFAULT '',
    suffix        TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (annotation_id, n)
) STRICT, WITHOUT ROWID;

-- Where it stands in a version: one row in the version it was made on and in each that came after.
CREATE TABLE annotation_anchor (
    version_id    INTEGER NOT NULL REFERENCES law_version,
    annotation_id INTEGER NOT NULL REFERENCES annotation ON DELETE CASCADE,
    n             INTEGER NOT NULL,
    segment_id    INTEGER REFERENCES law_segment, -- of an orphan: what it hangs on; NULL: nothing is left
    article_id    INTEGER REFERENCES law_segment, -- in which article of the version that stands
    from_at       INTEGER NOT NULL,
    to_at         INTEGER NOT NULL, -- both 0 for an orphan
    state         INTEGER NOT NULL, -- enum anchor_state of law/anchor.h
    score         INTEGER NOT NULL, -- thousandths
    method        TEXT    NOT NULL, -- "made", "same", "diff", "elsewhere", "words", "hand", "none"
    confirmed_by  INTEGER REFERENCES account ON DELETE SET NULL,
    confirmed_at  INTEGER NOT NULL DEFAULT 0, -- somebody looked and said that it is there
    PRIMARY KEY (version_id, annotation_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_anchor_of_article ON annotation_anchor (version_id, article_id);
CREATE INDEX annotation_anchor_changed ON annotation_anchor (version_id) WHERE state >= 2;
CREATE INDEX annotation_anchor_of_annotation ON annotation_anchor (annotation_id);
