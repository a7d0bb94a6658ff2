-- The public log: what must not be rewritten. forum/log/leaf.h says what of an entry is in the
-- tree, forum/log/tree.h what the tree is.
CREATE TABLE log_entry (
    number     INTEGER PRIMARY KEY, -- from 0, without a gap
    created_at INTEGER NOT NULL, -- never goes back from one to the next
    kind       TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    actor      BLOB    NOT NULL, -- 16 bytes for a person, see log_actor; zeros: the system
    commitment BLOB    NOT NULL -- to the words, keyed
) STRICT;
CREATE INDEX log_entry_of_actor ON log_entry (actor);
CREATE INDEX log_entry_of_kind ON log_entry (kind, number);
CREATE INDEX log_entry_of_subject ON log_entry (subject, number);

-- The words of an entry and the key of its commitment. Erasing is deleting here.
CREATE TABLE log_words (
    number  INTEGER PRIMARY KEY REFERENCES log_entry,
    secret  BLOB NOT NULL,
    payload TEXT NOT NULL
) STRICT;

-- Who is meant by an entry's actor; without the row, nobody.
CREATE TABLE log_actor (
    account_id INTEGER PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    actor      BLOB NOT NULL UNIQUE
) STRICT;

-- The hash of each complete subtree of 2^level entries.
CREATE TABLE log_node (
    level    INTEGER NOT NULL,
    position INTEGER NOT NULL,
    hash     BLOB    NOT NULL,
    PRIMARY KEY (level, position)
) STRICT, WITHOUT ROWID;

-- The log as it stands: one row.
CREATE TABLE log_head (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    size       INTEGER NOT NULL,
    created_at INTEGER NOT NULL, -- of the last entry
    frontier   BLOB    NOT NULL, -- the hashes of its largest complete subtrees
    note       TEXT    NOT NULL -- the signed checkpoint
) STRICT;
INSERT INTO log_head (id, size, created_at, frontier, note) VALUES (1, 0, 0, x'', '');

-- Checkpoints that are kept: the last one of each day, and those that witnesses signed.
CREATE TABLE log_checkpoint (
    size       INTEGER PRIMARY KEY,
    created_at INTEGER NOT NULL,
    note       TEXT    NOT NULL
) STRICT;

-- Whose keys the checkpoints are signed with: the last is in use since the log had this size.
CREATE TABLE log_key (
    id         INTEGER PRIMARY KEY,
    vkey       TEXT    NOT NULL UNIQUE,
    since_size INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- Who watches from elsewhere that the log only grows.
CREATE TABLE log_witness (
    id         INTEGER PRIMARY KEY,
    vkey       TEXT    NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;

-- What they signed: a line of a kept checkpoint.
CREATE TABLE log_cosignature (
    witness_id INTEGER NOT NULL REFERENCES log_witness ON DELETE CASCADE,
    size       INTEGER NOT NULL REFERENCES log_checkpoint,
    signed_at  INTEGER NOT NULL,
    line       TEXT    NOT NULL,
    PRIMARY KEY (witness_id, size)
) STRICT, WITHOUT ROWID;
CREATE INDEX log_cosignature_of_size ON log_cosignature (size);
