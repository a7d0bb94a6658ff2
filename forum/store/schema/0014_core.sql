-- What the scheduler looks for besides what is due: who left cannot answer, or lead.
CREATE INDEX concern_left ON concern (decision_id) WHERE author_id IS NULL AND ended_at = 0;
CREATE INDEX decision_unled ON decision (id) WHERE clerk_id IS NULL AND state IN (2, 3, 4, 8);
