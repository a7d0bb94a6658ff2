-- Whom the text of a post mentions: the handle as typed, in lower case, and whose it was then.
CREATE TABLE post_mention (
    post_id    INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
    handle     TEXT    NOT NULL,
    account_id INTEGER REFERENCES account,
    team_id    INTEGER REFERENCES team, -- both NULL: it was nobody's
    is_there   INTEGER NOT NULL DEFAULT 1, -- 0: an edit took it out
    is_told    INTEGER NOT NULL DEFAULT 0, -- whom it means was told, once and for all
    PRIMARY KEY (post_id, handle)
) STRICT;

-- A team that was called from a post, and who takes care of it.
CREATE TABLE team_call (
    id         INTEGER PRIMARY KEY,
    team_id    INTEGER NOT NULL REFERENCES team ON DELETE CASCADE,
    post_id    INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
    state      INTEGER NOT NULL DEFAULT 0, -- enum call_state of topics/mention.h
    opened_at  INTEGER NOT NULL,
    changed_at INTEGER NOT NULL, -- when it came to be in this state
    taken_by   INTEGER REFERENCES account, -- who takes care of it, or answered
    answer_id  INTEGER REFERENCES post ON DELETE SET NULL, -- the reply; NULL: answered elsewhere
    UNIQUE (post_id, team_id)
) STRICT;
CREATE INDEX team_call_of_team ON team_call (team_id, state, opened_at, id);
CREATE INDEX team_call_news ON team_call (team_id, opened_at);
CREATE INDEX team_call_open ON team_call (opened_at, id) WHERE state = 0;
CREATE INDEX team_call_taken ON team_call (taken_by, team_id) WHERE state = 1;
CREATE INDEX team_call_answer ON team_call (answer_id) WHERE answer_id IS NOT NULL;

-- What somebody is told of, gathered: one row for all of a kind about one subject. What calls
-- their teams is not among it: that is told by the calls themselves, so that a message which
-- calls a team of a hundred costs no more than one which calls a team of two.
CREATE TABLE notice (
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    kind       INTEGER NOT NULL, -- enum notice_kind of notices/notice.h
    subject_id INTEGER NOT NULL, -- the post or the topic by which it is gathered
    post_id    INTEGER NOT NULL REFERENCES post ON DELETE CASCADE, -- the first one not seen
    actor_id   INTEGER NOT NULL, -- whose act was the last
    count      INTEGER NOT NULL DEFAULT 1,
    told_at    INTEGER NOT NULL, -- the last time
    seen_at    INTEGER NOT NULL DEFAULT 0, -- 0: not yet
    PRIMARY KEY (account_id, kind, subject_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_unseen ON notice (account_id, seen_at) WHERE seen_at = 0;
CREATE INDEX notice_of_post ON notice (post_id);

-- Which calls of their teams somebody has seen, of those after account.calls_seen_at.
CREATE TABLE call_seen (
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    call_id    INTEGER NOT NULL REFERENCES team_call ON DELETE CASCADE,
    PRIMARY KEY (account_id, call_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX call_seen_of_call ON call_seen (call_id);
ALTER TABLE account ADD COLUMN calls_seen_at INTEGER NOT NULL DEFAULT 0; -- all until then

-- What they want to be told of; of what mentions them they always are.
ALTER TABLE account ADD COLUMN wants_replies INTEGER NOT NULL DEFAULT 1;
ALTER TABLE account ADD COLUMN wants_calls INTEGER NOT NULL DEFAULT 1;
ALTER TABLE account ADD COLUMN wants_thanks INTEGER NOT NULL DEFAULT 1;

-- Posts whose html an older renderer made, before mentions were holes in it.
CREATE INDEX post_to_render ON post (id) WHERE renderer < 2;
