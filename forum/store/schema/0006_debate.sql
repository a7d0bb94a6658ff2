-- What a message is in its debate, who may change it, and who likes it.
ALTER TABLE post ADD COLUMN kind INTEGER NOT NULL DEFAULT 0; -- enum post_kind of topics/kind.h
ALTER TABLE post ADD COLUMN is_wiki INTEGER NOT NULL DEFAULT 0; -- any member may edit it
ALTER TABLE post ADD COLUMN editor_id INTEGER REFERENCES account; -- who wrote the text shown; NULL: its author
ALTER TABLE post ADD COLUMN like_count INTEGER NOT NULL DEFAULT 0; -- the rows of post_like: likes_before are others
CREATE INDEX post_of_kind ON post (topic_id, kind, number, deleted_at, hidden_at) WHERE kind <> 0;

CREATE TABLE post_like (
    post_id    INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    topic_id   INTEGER NOT NULL REFERENCES topic ON DELETE CASCADE, -- the post's
    created_at INTEGER NOT NULL,
    PRIMARY KEY (post_id, account_id)
) STRICT;
CREATE INDEX post_like_of_account ON post_like (account_id, created_at);
CREATE INDEX post_like_in_topic ON post_like (account_id, topic_id, post_id);

-- Tags. How often one is used depends on who asks, so that is counted when it is shown.
CREATE TABLE tag (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL, -- as first written; letters, digits and -
    name_folded TEXT NOT NULL UNIQUE -- without case and accents
) STRICT;

CREATE TABLE topic_tag (
    topic_id INTEGER NOT NULL REFERENCES topic ON DELETE CASCADE,
    tag_id   INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE,
    PRIMARY KEY (topic_id, tag_id)
) STRICT;
CREATE INDEX topic_tag_of_tag ON topic_tag (tag_id, topic_id);
-- Their names again, joined by commas, so that lists need not ask: tags_set() writes both.
ALTER TABLE topic ADD COLUMN tags TEXT NOT NULL DEFAULT '';

-- Pins: first in the list of its category, or in all lists.
ALTER TABLE topic ADD COLUMN pinned_at INTEGER NOT NULL DEFAULT 0; -- 0: not pinned
ALTER TABLE topic ADD COLUMN is_pinned_everywhere INTEGER NOT NULL DEFAULT 0;
CREATE INDEX topic_pinned ON topic (pinned_at DESC, id DESC) WHERE pinned_at <> 0;

-- How far a person has read: of each debate they opened, one number.
CREATE TABLE topic_reading (
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    topic_id   INTEGER NOT NULL REFERENCES topic ON DELETE CASCADE,
    number     INTEGER NOT NULL, -- of the last post before which none is unread
    PRIMARY KEY (account_id, topic_id)
) STRICT;
-- Debates opened before this, or before the account, are not new to it.
ALTER TABLE account ADD COLUMN read_all_at INTEGER NOT NULL DEFAULT 0;

-- What somebody has typed and not published yet.
CREATE TABLE draft (
    account_id  INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    what        TEXT    NOT NULL, -- "topic", "reply:TOPIC:NUMBER", "edit:POST"
    title       TEXT    NOT NULL DEFAULT '',
    tags        TEXT    NOT NULL DEFAULT '', -- as typed
    category_id INTEGER NOT NULL DEFAULT 0, -- 0: none chosen yet
    kind        INTEGER NOT NULL DEFAULT 0, -- enum post_kind
    body        TEXT    NOT NULL,
    updated_at  INTEGER NOT NULL,
    PRIMARY KEY (account_id, what)
) STRICT;
CREATE INDEX draft_by_age ON draft (updated_at);

-- All that is asked of it stands in the index, even what its condition says: SQLite 3.40 reads the
-- rows for that, and this is asked for each page of a topic that a member opens.
DROP INDEX post_of_person;
CREATE INDEX post_of_person ON post (topic_id, author_id, created_at, id, deleted_at, hidden_at)
    WHERE deleted_at = 0 AND hidden_at = 0;
