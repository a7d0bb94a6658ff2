-- Who left: nobody can sign in with the account any more, and its name says nothing.
ALTER TABLE account ADD COLUMN left_at INTEGER NOT NULL DEFAULT 0;
-- Their words are being erased, a share at a time.
ALTER TABLE account ADD COLUMN is_erasing INTEGER NOT NULL DEFAULT 0;
CREATE INDEX account_erasing ON account (id) WHERE is_erasing = 1;

-- Pseudonyms of who left stay taken, so that nobody passes for them: hashes, of nobody in particular.
CREATE TABLE handle_left (
    hash BLOB PRIMARY KEY -- BLAKE2b-256 of the handle in lower case
) STRICT, WITHOUT ROWID;
