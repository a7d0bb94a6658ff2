-- The public log also holds acts that concern a person or a setting, and those of the
-- administration's command line, which nobody is signed in for.
CREATE TABLE moderation_new (
    id         INTEGER PRIMARY KEY,
    actor_id   INTEGER REFERENCES account, -- NULL: the command line
    act        TEXT    NOT NULL, -- its words stand in moderation/words.c
    topic_id   INTEGER REFERENCES topic,
    post_id    INTEGER REFERENCES post,
    account_id INTEGER REFERENCES account, -- whom it concerns
    rule       INTEGER NOT NULL DEFAULT 0, -- enum rule of moderation/rule.h
    detail     TEXT    NOT NULL DEFAULT '', -- what it was before, and is now
    reason     TEXT    NOT NULL,
    ends_at    INTEGER NOT NULL DEFAULT 0, -- 0: it has no end
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO moderation_new (actor_id, act, topic_id, post_id, account_id, reason, created_at)
SELECT actor_id, act, topic_id, post_id, account_id, reason, created_at FROM moderation ORDER BY id;
DROP TABLE moderation;
ALTER TABLE moderation_new RENAME TO moderation;
CREATE INDEX moderation_of_account ON moderation (account_id, id) WHERE account_id IS NOT NULL;

-- Who may not write until then.
ALTER TABLE account ADD COLUMN suspended_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN suspended_why TEXT NOT NULL DEFAULT '';

-- What members say of a message to the moderators: one of each about a message.
CREATE TABLE flag (
    post_id    INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    rule       INTEGER NOT NULL, -- enum rule
    words      TEXT    NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    closed_at  INTEGER NOT NULL DEFAULT 0, -- 0: it waits for a moderator
    outcome    INTEGER NOT NULL DEFAULT 0, -- enum flag_outcome of moderation/flag.h
    closed_by  INTEGER REFERENCES account, -- NULL: nobody, or its author deleted the message
    PRIMARY KEY (post_id, account_id)
) STRICT;
CREATE INDEX flag_open ON flag (post_id, created_at) WHERE closed_at = 0;
CREATE INDEX flag_of_account ON flag (account_id, created_at);

-- What new people wrote and a moderator has not let in yet: it becomes a message, with a number
-- and a place, only then.
CREATE TABLE held (
    id            INTEGER PRIMARY KEY,
    author_id     INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    topic_id      INTEGER REFERENCES topic ON DELETE CASCADE, -- NULL: it opens one
    parent_number INTEGER NOT NULL DEFAULT 0,
    category_id   INTEGER REFERENCES category, -- of a new topic
    title         TEXT    NOT NULL DEFAULT '',
    tags          TEXT    NOT NULL DEFAULT '',
    kind          INTEGER NOT NULL DEFAULT 0, -- enum post_kind of topics/post.h
    lang          TEXT    NOT NULL DEFAULT '',
    markdown      TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    refused_at    INTEGER NOT NULL DEFAULT 0, -- 0: it waits
    refused_why   TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX held_waiting ON held (id) WHERE refused_at = 0;
CREATE INDEX held_of_author ON held (author_id, id);
