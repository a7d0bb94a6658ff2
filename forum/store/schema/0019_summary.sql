-- The last message that was there when a summary was written: what came since is after it.
ALTER TABLE summary ADD COLUMN read_until INTEGER NOT NULL DEFAULT 0; -- the id of a post
CREATE INDEX summary_cite_of_post ON summary_cite (post_id);

-- A notice is about a post, or about a decision.
CREATE TABLE notice_kept (
    account_id  INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    kind        INTEGER NOT NULL, -- enum notice_kind of notices/notice.h
    subject_id  INTEGER NOT NULL, -- the post, the topic or the decision by which it is gathered
    post_id     INTEGER REFERENCES post ON DELETE CASCADE, -- the first one not seen
    decision_id INTEGER REFERENCES decision,
    about_id    INTEGER NOT NULL DEFAULT 0, -- of a decision: the concern or the branch, by its kind
    number      INTEGER NOT NULL DEFAULT 0, -- of a version, or a state, by its kind
    until_at    INTEGER NOT NULL DEFAULT 0, -- it can be answered; 0: no such time
    actor_id    INTEGER NOT NULL, -- whose act was the last; 0: nobody's
    count       INTEGER NOT NULL DEFAULT 1,
    told_at     INTEGER NOT NULL, -- the last time
    seen_at     INTEGER NOT NULL DEFAULT 0, -- 0: not yet
    PRIMARY KEY (account_id, kind, subject_id)
) STRICT, WITHOUT ROWID;
INSERT INTO notice_kept (account_id, kind, subject_id, post_id, actor_id, count, told_at, seen_at)
SELECT account_id, kind, subject_id, post_id, actor_id, count, told_at, seen_at FROM notice;
DROP TABLE notice;
ALTER TABLE notice_kept RENAME TO notice;
CREATE INDEX notice_unseen ON notice (account_id, seen_at) WHERE seen_at = 0;
CREATE INDEX notice_of_post ON notice (post_id) WHERE post_id IS NOT NULL;
CREATE INDEX notice_of_decision ON notice (decision_id) WHERE decision_id IS NOT NULL;

-- What they want to be told of decisions; what asks something of them they always are.
ALTER TABLE account ADD COLUMN wants_decisions INTEGER NOT NULL DEFAULT 1;

-- Whom a decision waits for is looked up by person.
CREATE INDEX concern_arbiter_waits ON concern_arbiter (account_id) WHERE said_at = 0;
