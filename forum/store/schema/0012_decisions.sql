-- The numbers a decision goes by. A version that was used is never changed: each decision records
-- the one it runs under.
CREATE TABLE decision_rule (
    version INTEGER NOT NULL,
    name    TEXT    NOT NULL, -- of decisions/rules.c
    value   INTEGER NOT NULL,
    PRIMARY KEY (version, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE decision_rules (
    version    INTEGER PRIMARY KEY,
    actor_id   INTEGER REFERENCES account, -- NULL: it came with the program, or the command line
    reason     TEXT    NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL
) STRICT;

INSERT INTO decision_rules (version, created_at) VALUES (1, 0);
INSERT INTO decision_rule (version, name, value) VALUES
    (1, 'notice_hours', 72),
    (1, 'urgent_hours', 24),
    (1, 'urgent_review_days', 14),
    (1, 'window_days', 7),
    (1, 'resets', 3),
    (1, 'ceiling_days', 60),
    (1, 'call_days', 7),
    (1, 'national_call_days', 10),
    (1, 'second_days', 5),
    (1, 'seconders', 2),
    (1, 'answer_days', 7),
    (1, 'fork_block_days', 14),
    (1, 'silent_days', 30),
    (1, 'warn_days', 7),
    (1, 'takeover_days', 7),
    (1, 'review_days', 180),
    (1, 'review_seconders', 3),
    (1, 'review_apart_days', 30),
    (1, 'review_open_days', 60),
    (1, 'report_days', 14),
    (1, 'renewals', 2),
    (1, 'owners', 3),
    (1, 'small_words', 5),
    (1, 'floor_people', 5),
    (1, 'floor_groups', 2),
    (1, 'vote_days', 14);

-- A question, and how far it is on its way to a decision.
CREATE TABLE decision (
    id              INTEGER PRIMARY KEY,
    topic_id        INTEGER NOT NULL REFERENCES topic, -- it was opened from; its space is that of the topic
    slug            TEXT    NOT NULL,
    lang            TEXT    NOT NULL DEFAULT '',
    author_id       INTEGER REFERENCES account ON DELETE SET NULL, -- NULL: they left, nobody took over
    kind            INTEGER NOT NULL, -- enum decision_kind of decisions/decision.h
    question        TEXT    NOT NULL,
    status_quo      TEXT    NOT NULL DEFAULT '',
    scope           INTEGER NOT NULL DEFAULT 0, -- enum decision_scope
    affected        TEXT    NOT NULL DEFAULT '',
    is_reversible   INTEGER NOT NULL DEFAULT 1,
    undo            TEXT    NOT NULL DEFAULT '', -- of a notice: how to go back
    is_urgent       INTEGER NOT NULL DEFAULT 0,  -- a notice that a meeting opened
    is_forkable     INTEGER NOT NULL DEFAULT 1,
    fork_why        TEXT    NOT NULL DEFAULT '',
    fallback        INTEGER NOT NULL DEFAULT 0, -- enum decision_fallback
    floor_people    INTEGER NOT NULL DEFAULT 0,
    floor_groups    INTEGER NOT NULL DEFAULT 0,
    rules_version   INTEGER NOT NULL REFERENCES decision_rules,
    state           INTEGER NOT NULL, -- enum decision_state
    closed_as       INTEGER NOT NULL DEFAULT 0, -- enum decision_close; 0 as long as it is not closed
    state_since     INTEGER NOT NULL,
    back_state      INTEGER NOT NULL DEFAULT 0, -- where it wakes to, or is taken over to; enum decision_state
    clerk_id        INTEGER REFERENCES account ON DELETE SET NULL,
    clerk_entry     INTEGER NOT NULL DEFAULT -1, -- the log's entry of the draw
    version_id      INTEGER, -- the text that is proposed, or decided
    created_at      INTEGER NOT NULL,
    proposed_at     INTEGER NOT NULL DEFAULT 0, -- first
    window_ends_at  INTEGER NOT NULL DEFAULT 0, -- before it no last call
    ceiling_at      INTEGER NOT NULL DEFAULT 0, -- by then it ends some way
    resets          INTEGER NOT NULL DEFAULT 0, -- of the window, by new versions
    call_ends_at    INTEGER NOT NULL DEFAULT 0, -- of the notice, the last call
    is_extended     INTEGER NOT NULL DEFAULT 0, -- the last call was, once
    decided_at      INTEGER NOT NULL DEFAULT 0,
    review_at       INTEGER NOT NULL DEFAULT 0,
    is_unreviewed   INTEGER NOT NULL DEFAULT 0, -- a review came to no end
    active_at       INTEGER NOT NULL, -- somebody last did or said something
    warned_at       INTEGER NOT NULL DEFAULT 0, -- of falling asleep
    due_at          INTEGER NOT NULL DEFAULT 0, -- the system's next step; 0: none ahead
    hidden_at       INTEGER NOT NULL DEFAULT 0, -- by a moderator
    version         INTEGER NOT NULL DEFAULT 1 -- grows with every change of its page
) STRICT;
CREATE INDEX decision_due ON decision (due_at, id) WHERE due_at > 0;
CREATE INDEX decision_of_state ON decision (state, active_at, id);
CREATE INDEX decision_of_topic ON decision (topic_id);
CREATE INDEX decision_of_author ON decision (author_id, id);
CREATE INDEX decision_of_clerk ON decision (clerk_id, id) WHERE clerk_id IS NOT NULL;

-- The debates it is discussed in, among them the one it was opened from.
CREATE TABLE decision_topic (
    decision_id INTEGER NOT NULL REFERENCES decision,
    topic_id    INTEGER NOT NULL REFERENCES topic,
    actor_id    INTEGER REFERENCES account ON DELETE SET NULL,
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (decision_id, topic_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_topic_of_topic ON decision_topic (topic_id, decision_id);

CREATE TABLE decision_link (
    decision_id INTEGER NOT NULL REFERENCES decision, -- the later one
    kind        INTEGER NOT NULL, -- enum decision_link of decisions/lineage.h
    other_id    INTEGER NOT NULL REFERENCES decision,
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (decision_id, kind, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_link_back ON decision_link (other_id, kind);

-- What can be chosen. Number 0 is the status quo, which has no text of its own.
CREATE TABLE decision_option (
    id           INTEGER PRIMARY KEY,
    decision_id  INTEGER NOT NULL REFERENCES decision,
    number       INTEGER NOT NULL,
    kind         INTEGER NOT NULL DEFAULT 0, -- enum option_kind of decisions/option.h
    title        TEXT    NOT NULL,
    author_id    INTEGER REFERENCES account ON DELETE SET NULL,
    set_aside_at INTEGER NOT NULL DEFAULT 0,
    set_aside    TEXT    NOT NULL DEFAULT '', -- why; cites messages as #12
    created_at   INTEGER NOT NULL,
    UNIQUE (decision_id, number)
) STRICT;

-- The words of an option: never changed, only followed by others.
CREATE TABLE text_version (
    id             INTEGER PRIMARY KEY,
    option_id      INTEGER NOT NULL REFERENCES decision_option,
    number         INTEGER NOT NULL,
    text           TEXT    NOT NULL, -- Markdown
    html           TEXT    NOT NULL,
    hash           BLOB    NOT NULL, -- SHA-256 of the text's bytes
    author_id      INTEGER REFERENCES account ON DELETE SET NULL,
    is_substantial INTEGER NOT NULL DEFAULT 1,
    note           TEXT    NOT NULL DEFAULT '', -- what changed
    created_at     INTEGER NOT NULL,
    UNIQUE (option_id, number)
) STRICT;

-- What people hold of a text. One of a person in a decision is current (ended_at = 0).
CREATE TABLE stance (
    id          INTEGER PRIMARY KEY,
    decision_id INTEGER NOT NULL REFERENCES decision,
    account_id  INTEGER NOT NULL REFERENCES account,
    version_id  INTEGER NOT NULL REFERENCES text_version,
    kind        INTEGER NOT NULL, -- enum stance_kind of decisions/stance.h
    reason      TEXT    NOT NULL DEFAULT '',
    condition   TEXT    NOT NULL DEFAULT '', -- "I would, if ..."
    is_stale    INTEGER NOT NULL DEFAULT 0,  -- the text changed since
    created_at  INTEGER NOT NULL,
    ended_at    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX stance_current ON stance (decision_id, account_id) WHERE ended_at = 0;
CREATE INDEX stance_of_decision ON stance (decision_id, id);
CREATE INDEX stance_of_account ON stance (account_id, id);

-- Where a text would do harm, and what would lift that. A block is a concern that stops.
CREATE TABLE concern (
    id             INTEGER PRIMARY KEY,
    decision_id    INTEGER NOT NULL REFERENCES decision,
    author_id      INTEGER REFERENCES account ON DELETE SET NULL, -- NULL: they left
    version_id     INTEGER NOT NULL REFERENCES text_version,
    passage        TEXT    NOT NULL DEFAULT '', -- of the text
    harm           TEXT    NOT NULL,
    remedy         TEXT    NOT NULL, -- what would resolve it
    is_must        INTEGER NOT NULL DEFAULT 0,
    is_block       INTEGER NOT NULL DEFAULT 0,
    state          INTEGER NOT NULL DEFAULT 0, -- enum concern_state of decisions/concern.h
    second_until   INTEGER NOT NULL DEFAULT 0, -- of a block: seconders come until then
    sustained_at   INTEGER NOT NULL DEFAULT 0, -- of a block; 0: not, or not yet
    stood_aside_at INTEGER NOT NULL DEFAULT 0, -- of a block that found no seconders
    returned_at    INTEGER NOT NULL DEFAULT 0, -- it brought the decision back from a last call, once
    asked_id       INTEGER REFERENCES text_version, -- "does this version answer you?"
    asked_at       INTEGER NOT NULL DEFAULT 0,      -- 0: not asked, or answered
    ended_at       INTEGER NOT NULL DEFAULT 0,
    is_reopened    INTEGER NOT NULL DEFAULT 0, -- after arbiters marked it addressed, once
    created_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX concern_of_decision ON concern (decision_id, id);
CREATE INDEX concern_of_author ON concern (author_id, id) WHERE author_id IS NOT NULL;

CREATE TABLE concern_second (
    concern_id INTEGER NOT NULL REFERENCES concern,
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    team_id    INTEGER REFERENCES team ON DELETE SET NULL, -- in whose name; NULL: their own
    created_at INTEGER NOT NULL,
    PRIMARY KEY (concern_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE concern_reply (
    id         INTEGER PRIMARY KEY,
    concern_id INTEGER NOT NULL REFERENCES concern,
    author_id  INTEGER REFERENCES account ON DELETE SET NULL,
    words      TEXT    NOT NULL,
    is_answer  INTEGER NOT NULL DEFAULT 0, -- by who proposes: what is done about it
    version_id INTEGER REFERENCES text_version, -- an answer: the version that answers it
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX concern_reply_of_concern ON concern_reply (concern_id, id);

-- Uninvolved clerks, drawn to say whether a concern is addressed.
CREATE TABLE concern_arbiter (
    concern_id INTEGER NOT NULL REFERENCES concern,
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    round      INTEGER NOT NULL DEFAULT 1,
    verdict    INTEGER NOT NULL DEFAULT 0, -- enum arbiter_verdict of decisions/arbiter.h
    reason     TEXT    NOT NULL DEFAULT '',
    drawn_at   INTEGER NOT NULL,
    said_at    INTEGER NOT NULL DEFAULT 0,
    entry      INTEGER NOT NULL, -- the log's, of the draw
    PRIMARY KEY (concern_id, round, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX concern_arbiter_of_account ON concern_arbiter (account_id);

-- Who is willing to be drawn.
CREATE TABLE clerk_volunteer (
    account_id INTEGER PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    created_at INTEGER NOT NULL
) STRICT;

-- What a debate came to, in sentences that cite its messages. The newest version counts.
CREATE TABLE summary (
    id          INTEGER PRIMARY KEY,
    decision_id INTEGER NOT NULL REFERENCES decision,
    number      INTEGER NOT NULL,
    author_id   INTEGER REFERENCES account ON DELETE SET NULL,
    cited       INTEGER NOT NULL, -- messages it cites
    posts       INTEGER NOT NULL, -- there were when it was written
    last_post   INTEGER NOT NULL, -- the number of the last one that was read
    created_at  INTEGER NOT NULL,
    UNIQUE (decision_id, number)
) STRICT;
CREATE TABLE summary_sentence (
    summary_id INTEGER NOT NULL REFERENCES summary,
    section    INTEGER NOT NULL, -- enum summary_section of decisions/summary.h
    position   INTEGER NOT NULL,
    words      TEXT    NOT NULL,
    PRIMARY KEY (summary_id, section, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE summary_cite (
    summary_id INTEGER NOT NULL REFERENCES summary,
    section    INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    place      INTEGER NOT NULL,
    post_id    INTEGER NOT NULL REFERENCES post,
    PRIMARY KEY (summary_id, section, position, place)
) STRICT, WITHOUT ROWID;

-- Options tried in parallel: what is common to them.
CREATE TABLE trial (
    id          INTEGER PRIMARY KEY,
    decision_id INTEGER NOT NULL REFERENCES decision,
    question    TEXT    NOT NULL DEFAULT '',
    review_at   INTEGER NOT NULL DEFAULT 0,
    renewals    INTEGER NOT NULL DEFAULT 0,
    created_at  INTEGER NOT NULL,
    started_at  INTEGER NOT NULL DEFAULT 0, -- 0: it is only offered
    ended_at    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX trial_of_decision ON trial (decision_id, id);

CREATE TABLE trial_measure (
    trial_id INTEGER NOT NULL REFERENCES trial,
    number   INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    how      TEXT    NOT NULL, -- it is taken
    PRIMARY KEY (trial_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE branch (
    id          INTEGER PRIMARY KEY,
    trial_id    INTEGER NOT NULL REFERENCES trial,
    number      INTEGER NOT NULL, -- 0 is A
    option_id   INTEGER NOT NULL REFERENCES decision_option,
    version_id  INTEGER NOT NULL REFERENCES text_version,
    state       INTEGER NOT NULL DEFAULT 0, -- enum branch_state of decisions/branch.h
    author_id   INTEGER REFERENCES account ON DELETE SET NULL, -- who wrote the charter
    team_id     INTEGER REFERENCES team ON DELETE SET NULL, -- that owns it; NULL: three people do
    perimeter   TEXT    NOT NULL DEFAULT '',
    hypothesis  TEXT    NOT NULL DEFAULT '',
    expected_by INTEGER NOT NULL DEFAULT 0,
    stop_rule   TEXT    NOT NULL DEFAULT '',
    topic_id    INTEGER REFERENCES topic, -- where it is talked about
    agreed_at   INTEGER NOT NULL DEFAULT 0, -- its side agrees to the fork
    report      TEXT    NOT NULL DEFAULT '',
    reported_at INTEGER NOT NULL DEFAULT 0,
    no_report   INTEGER NOT NULL DEFAULT 0, -- marked so when none came
    lessons     TEXT    NOT NULL DEFAULT '',
    created_at  INTEGER NOT NULL,
    ended_at    INTEGER NOT NULL DEFAULT 0,
    UNIQUE (trial_id, number)
) STRICT;

CREATE TABLE branch_owner (
    branch_id   INTEGER NOT NULL REFERENCES branch,
    account_id  INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    asked_at    INTEGER NOT NULL,
    accepted_at INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (branch_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX branch_owner_of_account ON branch_owner (account_id, branch_id);

-- Who tries it.
CREATE TABLE branch_member (
    branch_id  INTEGER NOT NULL REFERENCES branch,
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (branch_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE branch_value (
    branch_id INTEGER NOT NULL REFERENCES branch,
    number    INTEGER NOT NULL, -- of the measure
    value     TEXT    NOT NULL,
    PRIMARY KEY (branch_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
    id         INTEGER PRIMARY KEY,
    branch_id  INTEGER NOT NULL REFERENCES branch,
    author_id  INTEGER REFERENCES account ON DELETE SET NULL,
    effect     INTEGER NOT NULL, -- enum evidence_effect of decisions/evidence.h
    words      TEXT    NOT NULL,
    seen_on    INTEGER NOT NULL, -- the day it was seen
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_of_branch ON evidence (branch_id, seen_on, id);

CREATE TABLE review (
    id           INTEGER PRIMARY KEY,
    decision_id  INTEGER NOT NULL REFERENCES decision,
    trial_id     INTEGER REFERENCES trial, -- NULL: of what was adopted
    why          TEXT    NOT NULL DEFAULT '', -- what is new; empty: its date came
    opened_at    INTEGER NOT NULL,
    verdict      INTEGER NOT NULL DEFAULT 0, -- enum review_verdict of decisions/review.h
    branch_id    INTEGER REFERENCES branch, -- the one that is kept
    version_id   INTEGER REFERENCES text_version, -- the verdict's words, which stances are on
    helped       TEXT    NOT NULL DEFAULT '', -- the four answers
    drop_why     TEXT    NOT NULL DEFAULT '',
    improve      TEXT    NOT NULL DEFAULT '',
    next_at      INTEGER NOT NULL DEFAULT 0,
    proposed_at  INTEGER NOT NULL DEFAULT 0,
    call_ends_at INTEGER NOT NULL DEFAULT 0,
    ended_at     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX review_of_decision ON review (decision_id, id);

-- What the owners of each branch say of the verdict.
CREATE TABLE review_answer (
    review_id  INTEGER NOT NULL REFERENCES review,
    branch_id  INTEGER NOT NULL REFERENCES branch,
    account_id INTEGER REFERENCES account ON DELETE SET NULL, -- who answered for them
    words      TEXT    NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    PRIMARY KEY (review_id, branch_id)
) STRICT, WITHOUT ROWID;

-- Somebody asks for a review before its date.
CREATE TABLE review_request (
    id          INTEGER PRIMARY KEY,
    decision_id INTEGER NOT NULL REFERENCES decision,
    author_id   INTEGER REFERENCES account ON DELETE SET NULL,
    fact        TEXT    NOT NULL, -- what is new
    created_at  INTEGER NOT NULL,
    ended_at    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX review_request_of_decision ON review_request (decision_id, id);
CREATE TABLE review_second (
    request_id INTEGER NOT NULL REFERENCES review_request,
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (request_id, account_id)
) STRICT, WITHOUT ROWID;

-- When no agreement came and a vote takes its place.
CREATE TABLE decision_vote (
    decision_id INTEGER PRIMARY KEY REFERENCES decision,
    opened_at   INTEGER NOT NULL,
    ends_at     INTEGER NOT NULL,
    electorate  INTEGER NOT NULL, -- people who may vote, at its opening
    place       TEXT    NOT NULL DEFAULT '', -- the address it was held at
    yes         INTEGER NOT NULL DEFAULT 0,
    no          INTEGER NOT NULL DEFAULT 0,
    abstain     INTEGER NOT NULL DEFAULT 0,
    actor_id    INTEGER REFERENCES account ON DELETE SET NULL, -- who recorded the figures
    recorded_at INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Everything that happened to a decision; each has its entry in the log.
CREATE TABLE decision_event (
    id          INTEGER PRIMARY KEY,
    decision_id INTEGER NOT NULL REFERENCES decision,
    kind        INTEGER NOT NULL, -- enum deed_kind of decisions/deed.h
    transition  INTEGER NOT NULL DEFAULT 0, -- its number in the table of decisions/machine.c
    from_state  INTEGER NOT NULL DEFAULT 0,
    to_state    INTEGER NOT NULL DEFAULT 0,
    actor_id    INTEGER REFERENCES account ON DELETE SET NULL, -- NULL: the system, or who left
    option_id   INTEGER REFERENCES decision_option,
    version_id  INTEGER REFERENCES text_version,
    concern_id  INTEGER REFERENCES concern,
    branch_id   INTEGER REFERENCES branch,
    words       TEXT    NOT NULL DEFAULT '', -- a reason, in somebody's words
    at          INTEGER NOT NULL,
    entry       INTEGER NOT NULL -- its number in the log
) STRICT;
CREATE INDEX decision_event_of_decision ON decision_event (decision_id, at, id);
CREATE INDEX decision_event_of_actor ON decision_event (actor_id, id) WHERE actor_id IS NOT NULL;
