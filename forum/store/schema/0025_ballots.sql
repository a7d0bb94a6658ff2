-- A draw by ticket that people can follow: a list, declared quotas and sources, then the seats.
CREATE TABLE draw (
    id           INTEGER PRIMARY KEY,
    slug         TEXT    NOT NULL,
    category_id  INTEGER NOT NULL REFERENCES category, -- who may see it
    lang         TEXT    NOT NULL,
    title        TEXT    NOT NULL,
    purpose      TEXT    NOT NULL, -- what those who are drawn will do
    seats        INTEGER NOT NULL,
    way          INTEGER NOT NULL, -- enum draw_way of ballots/assembly.h: how its list comes to be
    team_id      INTEGER REFERENCES team,
    actor_id     INTEGER REFERENCES account ON DELETE SET NULL,
    created_at   INTEGER NOT NULL,
    published_at INTEGER NOT NULL DEFAULT 0, -- the list is fixed from then on
    list_hash    TEXT    NOT NULL DEFAULT '', -- as draw_list_hash() of decisions/draw_list.h
    list_entry   INTEGER NOT NULL DEFAULT -1, -- of the log
    known_at     INTEGER NOT NULL, -- from when the sources are known; after published_at
    held_at      INTEGER NOT NULL DEFAULT 0,
    seed         TEXT    NOT NULL DEFAULT '', -- in hexadecimal
    result_entry INTEGER NOT NULL DEFAULT -1,
    cancelled_at INTEGER NOT NULL DEFAULT 0,
    cancel_reason TEXT   NOT NULL DEFAULT '',
    changed_at   INTEGER NOT NULL,
    version      INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX draw_by_time ON draw (created_at, id);
CREATE TABLE draw_source (
    draw_id INTEGER NOT NULL REFERENCES draw,
    number  INTEGER NOT NULL, -- from 1, in the order declared
    name    TEXT    NOT NULL, -- what it is, and how its bytes are written
    bytes   TEXT    NOT NULL DEFAULT '', -- once they are known
    PRIMARY KEY (draw_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE draw_quota (
    draw_id INTEGER NOT NULL REFERENCES draw,
    label   TEXT    NOT NULL,
    most    INTEGER NOT NULL,
    PRIMARY KEY (draw_id, label)
) STRICT, WITHOUT ROWID;
CREATE TABLE draw_member (
    draw_id     INTEGER NOT NULL REFERENCES draw,
    name        TEXT    NOT NULL, -- the id that the ticket is made of
    label       TEXT    NOT NULL DEFAULT '',
    account_id  INTEGER REFERENCES account ON DELETE SET NULL, -- NULL: a name of a list from elsewhere
    ticket      TEXT    NOT NULL DEFAULT '', -- in hexadecimal, once it is held
    seat        INTEGER NOT NULL DEFAULT 0, -- from 1; 0: not drawn
    stood_for   TEXT    NOT NULL DEFAULT '', -- the name of who stepped down for them; empty: drawn at first
    declined_at INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (draw_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX draw_member_of_account ON draw_member (account_id) WHERE account_id IS NOT NULL;

-- What is voted on, and when. The words are frozen with it: other words are another item.
CREATE TABLE ballot_item (
    id                INTEGER PRIMARY KEY,
    slug              TEXT    NOT NULL, -- made from the question; never all digits
    category_id       INTEGER NOT NULL REFERENCES category, -- who may see it
    lang              TEXT    NOT NULL,
    question          TEXT    NOT NULL,
    kind              INTEGER NOT NULL, -- enum ballot_kind of ballots/item.h
    source            INTEGER NOT NULL, -- enum ballot_source
    words             TEXT    NOT NULL, -- the exact bytes; they never change
    hash              TEXT    NOT NULL, -- SHA-256 of them, in hexadecimal
    text_id           INTEGER REFERENCES law_text,
    law_version_id    INTEGER REFERENCES law_version,
    article_id        INTEGER REFERENCES law_segment, -- NULL: the whole version
    amendment_id      INTEGER REFERENCES law_amendment,
    option_version_id INTEGER REFERENCES text_version,
    decision_id       INTEGER REFERENCES decision, -- it comes from
    is_fallback       INTEGER NOT NULL DEFAULT 0, -- the decision opened it, and takes its outcome
    follows_id        INTEGER REFERENCES ballot_item, -- the item whose words were others
    electorate        INTEGER NOT NULL, -- enum ballot_electorate
    team_id           INTEGER REFERENCES team,
    draw_id           INTEGER REFERENCES draw,
    opens_at          INTEGER NOT NULL,
    closes_at         INTEGER NOT NULL,
    quorum            INTEGER NOT NULL DEFAULT 0, -- percent of the roll; 0: none
    seats             INTEGER NOT NULL DEFAULT 0, -- shared in proportion; 0: none
    seat_rule         INTEGER NOT NULL DEFAULT 0, -- enum seat_rule of ballots/tally.h
    -- of one that is held elsewhere
    address           TEXT    NOT NULL DEFAULT '',
    fingerprint       TEXT    NOT NULL DEFAULT '', -- of the election, as its place says it
    archive           TEXT    NOT NULL DEFAULT '', -- the address of its archive
    archive_hash      TEXT    NOT NULL DEFAULT '', -- SHA-256, in hexadecimal
    -- what became of it; times are seconds, 0: not yet
    actor_id          INTEGER REFERENCES account ON DELETE SET NULL, -- NULL: the system, or who left
    entry             INTEGER NOT NULL DEFAULT -1, -- of the log, with its words' hash
    created_at        INTEGER NOT NULL,
    opened_at         INTEGER NOT NULL DEFAULT 0, -- the roll was written
    roll_count        INTEGER NOT NULL DEFAULT 0,
    shuffled          INTEGER NOT NULL DEFAULT 0, -- ballots there were when they were last rewritten
    shuffled_at       INTEGER NOT NULL DEFAULT 0,
    closed_at         INTEGER NOT NULL DEFAULT 0, -- counted, or the figures of elsewhere recorded
    ballots           INTEGER NOT NULL DEFAULT 0, -- counted
    list_hash         TEXT    NOT NULL DEFAULT '', -- SHA-256 of the published list, in hexadecimal
    list_entry        INTEGER NOT NULL DEFAULT -1, -- of the log
    site              TEXT    NOT NULL DEFAULT '', -- the address that its published list names; empty: it had none
    seed              TEXT    NOT NULL DEFAULT '', -- of ties: the log's root after that entry
    result_entry      INTEGER NOT NULL DEFAULT -1,
    outcome           INTEGER NOT NULL DEFAULT 0, -- enum ballot_outcome
    winner            INTEGER NOT NULL DEFAULT 0, -- the proposal's number
    cancelled_at      INTEGER NOT NULL DEFAULT 0,
    cancel_reason     TEXT    NOT NULL DEFAULT '',
    changed_at        INTEGER NOT NULL,
    version           INTEGER NOT NULL DEFAULT 1 -- grows with every change of its page
) STRICT;
CREATE INDEX ballot_item_by_close ON ballot_item (closes_at, id);
CREATE INDEX ballot_item_to_open ON ballot_item (opens_at) WHERE opened_at = 0 AND closed_at = 0 AND cancelled_at = 0;
CREATE INDEX ballot_item_to_close ON ballot_item (closes_at) WHERE closed_at = 0 AND cancelled_at = 0;
CREATE INDEX ballot_item_of_text ON ballot_item (text_id) WHERE text_id IS NOT NULL;
CREATE INDEX ballot_item_of_decision ON ballot_item (decision_id) WHERE decision_id IS NOT NULL;
CREATE UNIQUE INDEX ballot_item_followed ON ballot_item (follows_id) WHERE follows_id IS NOT NULL AND cancelled_at = 0;

-- What is graded by majority judgment; a fallback's proposals are options of its decision.
CREATE TABLE ballot_proposal (
    item_id           INTEGER NOT NULL REFERENCES ballot_item,
    number            INTEGER NOT NULL, -- from 1
    words             TEXT    NOT NULL,
    option_version_id INTEGER REFERENCES text_version, -- NULL: the status quo, or typed
    PRIMARY KEY (item_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE ballot_grade (
    item_id INTEGER NOT NULL REFERENCES ballot_item,
    number  INTEGER NOT NULL, -- from 1, the best
    name    TEXT    NOT NULL,
    PRIMARY KEY (item_id, number)
) STRICT, WITHOUT ROWID;

-- Who may vote, written when it opens; it never grows. Nothing here leads to a ballot.
CREATE TABLE ballot_roll (
    item_id    INTEGER NOT NULL REFERENCES ballot_item,
    account_id INTEGER NOT NULL REFERENCES account,
    has_voted  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (item_id, account_id)
) STRICT, WITHOUT ROWID;

-- What was voted. No voter, no time, no order but that of the receipts, which are random.
CREATE TABLE ballot (
    item_id INTEGER NOT NULL REFERENCES ballot_item,
    receipt TEXT    NOT NULL, -- SHA-256 of the secret that its owner alone keeps, in hexadecimal
    choice  TEXT    NOT NULL, -- as in the published list (ballots/list.h)
    PRIMARY KEY (item_id, receipt)
) STRICT, WITHOUT ROWID;

-- What came out. Yes, no and abstentions are grades 1, 2, 3 of proposal 0.
CREATE TABLE ballot_count (
    item_id  INTEGER NOT NULL REFERENCES ballot_item,
    proposal INTEGER NOT NULL,
    grade    INTEGER NOT NULL,
    votes    INTEGER NOT NULL,
    seats    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (item_id, proposal, grade)
) STRICT, WITHOUT ROWID;

-- Turnout of groups that are large enough to hide in, at the close.
CREATE TABLE ballot_turnout (
    item_id INTEGER NOT NULL REFERENCES ballot_item,
    team_id INTEGER NOT NULL REFERENCES team,
    on_roll INTEGER NOT NULL,
    voted   INTEGER NOT NULL,
    PRIMARY KEY (item_id, team_id)
) STRICT, WITHOUT ROWID;

-- Debates tied to it by moderators.
CREATE TABLE ballot_topic (
    item_id    INTEGER NOT NULL REFERENCES ballot_item,
    topic_id   INTEGER NOT NULL REFERENCES topic,
    relation   INTEGER NOT NULL, -- enum law_relation of texts/link.h
    actor_id   INTEGER REFERENCES account ON DELETE SET NULL, -- NULL: the system, or who left
    created_at INTEGER NOT NULL,
    PRIMARY KEY (item_id, topic_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ballot_topic_of_topic ON ballot_topic (topic_id);

-- When the community votes: "the first Sunday, from 8:00 to 20:00". One row at most.
CREATE TABLE ballot_rhythm (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    week          INTEGER NOT NULL, -- of the month: 1 to 4; 5: the last
    weekday       INTEGER NOT NULL, -- 1: Monday … 7: Sunday
    opens_minute  INTEGER NOT NULL, -- of the day
    closes_minute INTEGER NOT NULL,
    zone          TEXT    NOT NULL, -- the IANA's name
    changed_at    INTEGER NOT NULL
) STRICT;

-- What a vote that takes the place of an agreement came to, besides its figures.
ALTER TABLE decision_vote ADD COLUMN is_carried INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decision_vote ADD COLUMN version_id INTEGER REFERENCES text_version; -- the text that carried
