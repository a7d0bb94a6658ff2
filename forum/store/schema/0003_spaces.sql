-- Teams: their handles and those of people are one namespace.
CREATE TABLE team (
    id            INTEGER PRIMARY KEY,
    handle        TEXT    NOT NULL, -- as in @Team_Name
    handle_folded TEXT    NOT NULL UNIQUE, -- in lower case
    name          TEXT    NOT NULL, -- shown beside the handle, may be empty
    description   TEXT    NOT NULL DEFAULT '', -- Markdown: what it does
    lang          TEXT    NOT NULL DEFAULT '',
    kind          INTEGER NOT NULL DEFAULT 0, -- enum team_kind of teams/team.h
    admission     INTEGER NOT NULL DEFAULT 0, -- enum team_admission
    mentionable   INTEGER NOT NULL DEFAULT 4, -- enum team_callers: who may call it
    is_private    INTEGER NOT NULL DEFAULT 0, -- only its members see who is in it
    member_count  INTEGER NOT NULL DEFAULT 0,
    created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE team_member (
    team_id    INTEGER NOT NULL REFERENCES team ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    leads      INTEGER NOT NULL DEFAULT 0, -- admits people, edits its page
    since      INTEGER NOT NULL,
    PRIMARY KEY (team_id, account_id)
) STRICT;
CREATE INDEX team_member_of_account ON team_member (account_id);

-- Who may read a category and who may write in it: enum space of access/may.h.
ALTER TABLE category ADD COLUMN readers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE category ADD COLUMN writers INTEGER NOT NULL DEFAULT 1;
ALTER TABLE category ADD COLUMN team_id INTEGER REFERENCES team;

-- Which categories whose lists hold: those of anybody (0), of members (-1), of moderators (-2),
-- and of one account. A list asks for those of two: see may_reach() of access/may.h.
CREATE VIEW category_reader AS
SELECT id AS category_id, 0 AS account_id FROM category WHERE readers = 0
UNION ALL
SELECT id, -1 FROM category WHERE readers <= 1
UNION ALL
SELECT id, -2 FROM category
UNION ALL
SELECT category.id, team_member.account_id
FROM category JOIN team_member ON team_member.team_id = category.team_id
WHERE category.readers = 2;
