-- Why a branch is offered, in the words of who offers it: they often come from an objection.
ALTER TABLE branch ADD COLUMN harm   TEXT COLLATE "C" NOT NULL DEFAULT ''; -- that the other way would do
ALTER TABLE branch ADD COLUMN remedy TEXT COLLATE "C" NOT NULL DEFAULT ''; -- what would lift it

-- A team owns a branch once one of its leads accepts.
ALTER TABLE branch ADD COLUMN team_accepted_at BIGINT NOT NULL DEFAULT 0;

-- Branches that run and are short of owners are looked for among those that have not ended.
CREATE INDEX branch_going ON branch (trial_id) WHERE ended_at = 0;

CREATE INDEX branch_member_of_account ON branch_member (account_id);
