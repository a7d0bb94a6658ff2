-- Who asked to be in a team that admits on request, and waits for an answer.
CREATE TABLE team_request (
    team_id    INTEGER NOT NULL REFERENCES team ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    asked_at   INTEGER NOT NULL,
    PRIMARY KEY (team_id, account_id)
) STRICT;
CREATE INDEX team_request_of_account ON team_request (account_id);

-- A team of more members than the site's limit can only be called if it says so.
ALTER TABLE team ADD COLUMN called_when_large INTEGER NOT NULL DEFAULT 0;
