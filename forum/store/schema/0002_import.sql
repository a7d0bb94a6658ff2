-- What an import brought, so that a second run knows it and adds only what is new.
CREATE TABLE imported (
    kind       TEXT    NOT NULL, -- topic, account, category
    origin     TEXT    NOT NULL, -- which forum it came from
    old_id     INTEGER NOT NULL, -- there; 0: known by its name alone
    old_name   TEXT    NOT NULL,
    id         INTEGER NOT NULL, -- here
    stamp      INTEGER NOT NULL, -- how new what we know of it is: see exchange/discourse_read.h
    unfinished INTEGER NOT NULL DEFAULT 1, -- its counters and trees are still to be made
    PRIMARY KEY (kind, origin, old_id, old_name)
) STRICT;
CREATE UNIQUE INDEX imported_by_id ON imported (kind, id);
CREATE INDEX imported_unfinished ON imported (kind, origin) WHERE unfinished = 1;

CREATE TABLE imported_post (
    origin   TEXT    NOT NULL,
    old_id   INTEGER NOT NULL,
    id       INTEGER NOT NULL UNIQUE, -- here
    topic_id INTEGER NOT NULL, -- here
    number   INTEGER NOT NULL, -- there
    answers  INTEGER NOT NULL, -- the number there of what it answers; 0: the topic
    stamp    INTEGER NOT NULL,
    PRIMARY KEY (origin, old_id)
) STRICT;
CREATE INDEX imported_post_of_topic ON imported_post (topic_id, number);
