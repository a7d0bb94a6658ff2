-- Accounts and their sessions.
CREATE TABLE account (
    id            INTEGER PRIMARY KEY,
    handle        TEXT    NOT NULL, -- as its owner writes it; letters, digits, - _ .
    handle_folded TEXT    NOT NULL UNIQUE, -- in lower case: people and teams share these names
    name          TEXT    NOT NULL, -- shown beside the handle, may be empty
    about         TEXT    NOT NULL DEFAULT '', -- Markdown
    mail          TEXT    NOT NULL DEFAULT '', -- in lower case; never shown to anyone
    mail_since    INTEGER NOT NULL DEFAULT 0, -- who held an address first logs in with it
    password      TEXT    NOT NULL DEFAULT '', -- Argon2id; empty: cannot log in (imported)
    role          INTEGER NOT NULL DEFAULT 1, -- enum role of access/may.h
    language      TEXT    NOT NULL DEFAULT '', -- empty: as the browser asks
    zone          TEXT    NOT NULL DEFAULT '', -- IANA name; empty: the site's
    created_at    INTEGER NOT NULL,
    post_count    INTEGER NOT NULL DEFAULT 0,
    topic_count   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX account_by_mail ON account (mail, mail_since, id) WHERE mail <> '';

CREATE TABLE session (
    token_hash BLOB    PRIMARY KEY, -- BLAKE2b of the cookie, which is kept nowhere
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    seen_on    INTEGER NOT NULL, -- rounded down to a day
    expires_at INTEGER NOT NULL,
    device     TEXT    NOT NULL -- "Firefox on Linux": to know one's own sessions apart
) STRICT;
CREATE INDEX session_of_account ON session (account_id);

-- Counts of things that may happen only so often, by what and who.
CREATE TABLE throttle (
    key        TEXT    PRIMARY KEY, -- "login:account:12", "login:address:…": addresses only as keyed hashes
    count      INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

-- A form that creates something and was sent twice gives the same answer twice.
CREATE TABLE once (
    account_id INTEGER NOT NULL,
    value      TEXT    NOT NULL, -- the form's hidden field
    content    BLOB    NOT NULL, -- BLAKE2b of what was sent
    location   TEXT    NOT NULL, -- where the first answer led
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, value)
) STRICT;

-- Categories, topics, posts.
CREATE TABLE category (
    id          INTEGER PRIMARY KEY,
    slug        TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    description TEXT    NOT NULL DEFAULT '',
    position    INTEGER NOT NULL DEFAULT 0,
    lang        TEXT    NOT NULL DEFAULT '',
    topic_count INTEGER NOT NULL DEFAULT 0 -- that can be seen
) STRICT;

CREATE TABLE topic (
    id            INTEGER PRIMARY KEY,
    slug          TEXT    NOT NULL, -- never all digits
    title         TEXT    NOT NULL,
    category_id   INTEGER NOT NULL REFERENCES category,
    author_id     INTEGER NOT NULL REFERENCES account,
    lang          TEXT    NOT NULL DEFAULT '',
    created_at    INTEGER NOT NULL,
    bumped_at     INTEGER NOT NULL, -- the last post's time: lists go by it
    last_post_by  INTEGER NOT NULL REFERENCES account,
    post_count    INTEGER NOT NULL DEFAULT 0, -- that can be seen
    highest       INTEGER NOT NULL DEFAULT 0, -- the highest number given to a post
    people_count  INTEGER NOT NULL DEFAULT 0,
    like_count    INTEGER NOT NULL DEFAULT 0,
    views         INTEGER NOT NULL DEFAULT 0,
    closed_at     INTEGER NOT NULL DEFAULT 0, -- 0: open
    hidden_at     INTEGER NOT NULL DEFAULT 0,
    version       INTEGER NOT NULL DEFAULT 1 -- grows with every write that changes a page of it
) STRICT;
CREATE INDEX topic_latest ON topic (bumped_at DESC, id DESC) WHERE hidden_at = 0;
CREATE INDEX topic_latest_of_category ON topic (category_id, bumped_at DESC, id DESC) WHERE hidden_at = 0;
CREATE INDEX topic_of_author ON topic (author_id, created_at, id);

CREATE TABLE post (
    id           INTEGER PRIMARY KEY,
    topic_id     INTEGER NOT NULL REFERENCES topic ON DELETE CASCADE,
    number       INTEGER NOT NULL, -- in its topic, from 1; numbers may have gaps
    parent_id    INTEGER REFERENCES post, -- what it answers; NULL: the topic itself
    path         BLOB    NOT NULL, -- ancestors' numbers and its own, 4 big-endian bytes each
    author_id    INTEGER NOT NULL REFERENCES account,
    lang         TEXT    NOT NULL DEFAULT '',
    markdown     TEXT    NOT NULL,
    html         TEXT    NOT NULL, -- with holes, see render/markdown.h
    renderer     INTEGER NOT NULL, -- the version of the renderer that made html
    created_at   INTEGER NOT NULL,
    edited_at    INTEGER NOT NULL DEFAULT 0,
    revision     INTEGER NOT NULL DEFAULT 1, -- of the text shown; older ones in post_revision
    reply_count  INTEGER NOT NULL DEFAULT 0, -- direct answers, withdrawn ones too: they keep their place
    likes_before INTEGER NOT NULL DEFAULT 0, -- counted elsewhere before an import, without names
    deleted_at   INTEGER NOT NULL DEFAULT 0, -- by its author
    hidden_at    INTEGER NOT NULL DEFAULT 0, -- by a moderator
    hidden_why   TEXT    NOT NULL DEFAULT '',
    UNIQUE (topic_id, number)
) STRICT;
CREATE UNIQUE INDEX post_tree ON post (topic_id, path);
-- The levels that a page of a whole topic shows, see posts_in_shallow_tree.
CREATE INDEX post_shallow ON post (topic_id, path) WHERE LENGTH(path) <= 16;
CREATE INDEX post_of_author ON post (author_id, created_at, id);
CREATE INDEX post_of_person ON post (topic_id, author_id) WHERE deleted_at = 0 AND hidden_at = 0;
CREATE INDEX post_of_parent ON post (parent_id);

-- What a post said before each public change.
CREATE TABLE post_revision (
    post_id    INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
    revision   INTEGER NOT NULL,
    markdown   TEXT    NOT NULL,
    written_at INTEGER NOT NULL, -- when this text was written
    author_id  INTEGER NOT NULL REFERENCES account, -- who wrote it
    PRIMARY KEY (post_id, revision)
) STRICT;

-- Quotes by reference: which post each hole of a post's html shows. Those of older texts are
-- kept too, so that erasing a post finds every text that repeats its words.
CREATE TABLE post_quote (
    post_id         INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
    revision        INTEGER NOT NULL, -- of the post: the text it stands in
    place           INTEGER NOT NULL, -- among the text's references, from 0: its hole in the html
    inside          INTEGER NOT NULL, -- the place of the one whose words it stands in; else its own
    quoted_topic_id INTEGER NOT NULL,
    quoted_number   INTEGER NOT NULL,
    quoted_handle   TEXT    NOT NULL, -- as typed; shown only while the post cannot be found
    html            TEXT    NOT NULL,
    PRIMARY KEY (post_id, revision, place)
) STRICT;
CREATE INDEX post_quote_of ON post_quote (quoted_topic_id, quoted_number);

-- Acts of moderators, in public.
CREATE TABLE moderation (
    id         INTEGER PRIMARY KEY,
    actor_id   INTEGER NOT NULL REFERENCES account,
    act        TEXT    NOT NULL, -- close, open, hide, restore, role
    topic_id   INTEGER REFERENCES topic,
    post_id    INTEGER REFERENCES post,
    account_id INTEGER REFERENCES account,
    reason     TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- Addresses of things that came from elsewhere with an id that was already taken here.
CREATE TABLE old_address (
    kind   TEXT    NOT NULL, -- topic, post, account, category
    origin TEXT    NOT NULL, -- which archive
    old_id INTEGER NOT NULL,
    slug   TEXT    NOT NULL DEFAULT '',
    id     INTEGER NOT NULL, -- here
    PRIMARY KEY (kind, origin, old_id, slug) -- a topic may have had several
) STRICT;
CREATE INDEX old_address_by_slug ON old_address (kind, old_id, slug);

-- What the site is set to; missing means the default in forum/base or its domain.
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
