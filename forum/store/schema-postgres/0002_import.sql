-- What an import brought, so that a second run knows it and adds only what is new.
CREATE TABLE imported (
    kind       TEXT COLLATE "C" NOT NULL, -- topic, account, category
    origin     TEXT COLLATE "C" NOT NULL, -- which forum it came from
    old_id     BIGINT NOT NULL, -- there; 0: known by its name alone
    old_name   TEXT COLLATE "C" NOT NULL,
    id         BIGINT NOT NULL, -- here
    stamp      BIGINT NOT NULL, -- how new what we know of it is: see exchange/discourse_read.h
    unfinished BIGINT NOT NULL DEFAULT 1, -- its counters and trees are still to be made
    PRIMARY KEY (kind, origin, old_id, old_name)
);
CREATE UNIQUE INDEX imported_by_id ON imported (kind, id);
CREATE INDEX imported_unfinished ON imported (kind, origin) WHERE unfinished = 1;

CREATE TABLE imported_post (
    origin   TEXT COLLATE "C" NOT NULL,
    old_id   BIGINT NOT NULL,
    id       BIGINT NOT NULL UNIQUE, -- here
    topic_id BIGINT NOT NULL, -- here
    number   BIGINT NOT NULL, -- there
    answers  BIGINT NOT NULL, -- the number there of what it answers; 0: the topic
    stamp    BIGINT NOT NULL,
    PRIMARY KEY (origin, old_id)
);
CREATE INDEX imported_post_of_topic ON imported_post (topic_id, number);
