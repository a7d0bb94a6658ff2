-- People meet; what they propose there is decided elsewhere. A meeting is cancelled, never deleted.
CREATE TABLE meeting (
    id            INTEGER PRIMARY KEY,
    slug          TEXT    NOT NULL,
    title         TEXT    NOT NULL,
    category_id   INTEGER NOT NULL REFERENCES category, -- who may see it, who may take part
    team_id       INTEGER REFERENCES team ON DELETE SET NULL, -- whose meeting it is; NULL: no team's
    keeper_id     INTEGER REFERENCES account ON DELETE SET NULL, -- who called it; NULL: they left
    zone          TEXT    NOT NULL, -- the IANA's name, that its hour was said in
    starts_at     INTEGER NOT NULL,
    length        INTEGER NOT NULL, -- minutes
    place         TEXT    NOT NULL DEFAULT '',
    address       TEXT    NOT NULL DEFAULT '', -- http or https
    was_at        INTEGER NOT NULL DEFAULT 0, -- it was planned for, before it was moved
    cancelled_at  INTEGER NOT NULL DEFAULT 0,
    cancel_reason TEXT    NOT NULL DEFAULT '',
    others        INTEGER NOT NULL DEFAULT 0, -- who were present and have no account
    revision      INTEGER NOT NULL DEFAULT 0, -- of its minutes, the newest; 0: none yet
    published_at  INTEGER NOT NULL DEFAULT 0, -- its minutes were
    published     INTEGER NOT NULL DEFAULT 0, -- the revision that was
    open_until    INTEGER NOT NULL DEFAULT 0, -- who was not there may object until then
    uid           TEXT    NOT NULL UNIQUE, -- for calendars (RFC 5545, 3.8.4.7)
    sequence      INTEGER NOT NULL DEFAULT 0, -- of its changes, for calendars
    changed_at    INTEGER NOT NULL,
    created_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX meeting_by_time ON meeting (starts_at, id);
CREATE INDEX meeting_of_team ON meeting (team_id, starts_at) WHERE team_id IS NOT NULL;
CREATE INDEX meeting_of_keeper ON meeting (keeper_id, starts_at) WHERE published_at = 0 AND cancelled_at = 0;

-- What is talked about, and what came of it.
CREATE TABLE meeting_item (
    id              INTEGER PRIMARY KEY,
    meeting_id      INTEGER NOT NULL REFERENCES meeting,
    position        INTEGER NOT NULL,
    topic_id        INTEGER REFERENCES topic,
    decision_id     INTEGER REFERENCES decision, -- that it is about, or that it opened
    author_id       INTEGER REFERENCES account ON DELETE SET NULL,
    title           TEXT    NOT NULL,
    text            TEXT    NOT NULL DEFAULT '', -- that is proposed; Markdown, as all these
    text_html       TEXT    NOT NULL DEFAULT '',
    arguments       TEXT    NOT NULL DEFAULT '',
    arguments_html  TEXT    NOT NULL DEFAULT '',
    objections      TEXT    NOT NULL DEFAULT '', -- that were left
    objections_html TEXT    NOT NULL DEFAULT '',
    outcome         TEXT    NOT NULL DEFAULT '',
    outcome_html    TEXT    NOT NULL DEFAULT '',
    revision        INTEGER NOT NULL DEFAULT 1,
    version_id      INTEGER REFERENCES text_version, -- it became, in the decision
    proposed_at     INTEGER NOT NULL DEFAULT 0, -- it did; or the decision was opened
    created_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX meeting_item_of_meeting ON meeting_item (meeting_id, position, id);
CREATE INDEX meeting_item_of_topic ON meeting_item (topic_id) WHERE topic_id IS NOT NULL;
CREATE INDEX meeting_item_of_decision ON meeting_item (decision_id) WHERE decision_id IS NOT NULL;

CREATE TABLE meeting_present (
    meeting_id INTEGER NOT NULL REFERENCES meeting,
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, account_id)
) STRICT, WITHOUT ROWID;

-- A page that all who may write there write together; every version stays.
CREATE TABLE meeting_minutes (
    meeting_id INTEGER NOT NULL REFERENCES meeting,
    revision   INTEGER NOT NULL,
    author_id  INTEGER REFERENCES account ON DELETE SET NULL,
    text       TEXT    NOT NULL,
    html       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, revision)
) STRICT, WITHOUT ROWID;
