-- Law texts. A version is never changed, only followed by others; what is in it stands in law_state,
-- and a segment is the same one from version to version whatever its number becomes.
CREATE TABLE law_text (
    id           INTEGER PRIMARY KEY,
    slug         TEXT    NOT NULL UNIQUE,
    title        TEXT    NOT NULL,
    kind         INTEGER NOT NULL, -- enum text_kind of texts/text.h
    jurisdiction TEXT    NOT NULL DEFAULT '', -- "fr", "gb", "eu"
    lang         TEXT    NOT NULL DEFAULT '',
    number       TEXT    NOT NULL DEFAULT '', -- "n° 2008-724"
    official     TEXT    NOT NULL DEFAULT '', -- what its publisher calls it: LEGITEXT…, a FRBRuri
    eli          TEXT    NOT NULL DEFAULT '',
    source       TEXT    NOT NULL DEFAULT '', -- where it came from, an address
    licence      TEXT    NOT NULL DEFAULT '',
    category_id  INTEGER REFERENCES category ON DELETE SET NULL, -- its debates are opened there; NULL: chosen each time
    actor_id     INTEGER REFERENCES account ON DELETE SET NULL, -- who brought it in; NULL: the command line, or they left
    version_id   INTEGER, -- the newest
    created_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL, -- a version came
    version      INTEGER NOT NULL DEFAULT 1 -- grows with every change of its pages
) STRICT;
CREATE INDEX law_text_of_official ON law_text (official) WHERE official <> '';
CREATE INDEX law_text_changed ON law_text (changed_at, id);

CREATE TABLE law_version (
    id         INTEGER PRIMARY KEY,
    text_id    INTEGER NOT NULL REFERENCES law_text,
    number     INTEGER NOT NULL, -- from 1: the N of "vN"
    label      TEXT    NOT NULL DEFAULT '',
    starts_on  TEXT    NOT NULL DEFAULT '', -- 2008-07-23; it holds from that day
    ends_on    TEXT    NOT NULL DEFAULT '', -- as its source says; the next version ends it too
    day        TEXT    NOT NULL, -- by which it is found at a date: that it starts on, or it came in
    status     TEXT    NOT NULL DEFAULT '',
    origin     INTEGER NOT NULL, -- enum version_origin
    format     TEXT    NOT NULL DEFAULT '', -- of the source: "legi", "akn"
    hash       BLOB    NOT NULL, -- SHA-256 of its words as plain text (law/document.h)
    note       TEXT    NOT NULL DEFAULT '', -- what changed, or what was not understood
    articles   INTEGER NOT NULL,
    alineas    INTEGER NOT NULL,
    entry      INTEGER NOT NULL DEFAULT -1, -- of the log
    actor_id   INTEGER REFERENCES account ON DELETE SET NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (text_id, number)
) STRICT;

CREATE TABLE law_segment (
    id      INTEGER PRIMARY KEY,
    text_id INTEGER NOT NULL REFERENCES law_text,
    kind    INTEGER NOT NULL -- enum segment_kind of law/document.h
) STRICT;
CREATE INDEX law_segment_of_text ON law_segment (text_id);

-- A segment as it stands in a version.
CREATE TABLE law_state (
    version_id INTEGER NOT NULL REFERENCES law_version,
    place      INTEGER NOT NULL, -- in reading order, from 0
    segment_id INTEGER NOT NULL REFERENCES law_segment,
    parent_id  INTEGER REFERENCES law_segment, -- the segment it stands in
    article_id INTEGER REFERENCES law_segment, -- the article it is or stands in; NULL: a part
    kind       INTEGER NOT NULL,
    name       TEXT    NOT NULL DEFAULT '',
    num        TEXT    NOT NULL DEFAULT '',
    address    TEXT    NOT NULL DEFAULT '', -- of an article, in the version: "4", "l-131-2"
    head       TEXT    NOT NULL DEFAULT '',
    body       TEXT    NOT NULL DEFAULT '', -- canonical (law/canon.h)
    number     INTEGER NOT NULL DEFAULT 0,  -- of an alinéa in its article
    depth      INTEGER NOT NULL DEFAULT 0,
    official   TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (version_id, place)
) STRICT;
CREATE UNIQUE INDEX law_state_of_segment ON law_state (segment_id, version_id);
CREATE INDEX law_state_of_article ON law_state (version_id, article_id, place);
CREATE INDEX law_state_of_address ON law_state (version_id, address) WHERE address <> '';

-- What became of each segment from one version to the next; the same words at the same place are not listed.
CREATE TABLE law_lineage (
    version_id INTEGER NOT NULL REFERENCES law_version, -- the later one
    place      INTEGER NOT NULL, -- in its list
    before_id  INTEGER REFERENCES law_segment, -- NULL: a new one
    after_id   INTEGER REFERENCES law_segment, -- NULL: deleted
    kind       INTEGER NOT NULL, -- enum lineage_kind of law/align.h
    score      INTEGER NOT NULL,
    is_renumbered INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (version_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX law_lineage_of_segment ON law_lineage (before_id) WHERE before_id IS NOT NULL;
