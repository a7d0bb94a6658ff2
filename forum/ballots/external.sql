-- ballot_record: what became of one held elsewhere
UPDATE ballot_item
SET fingerprint = $2, archive = $3, archive_hash = $4, roll_count = $5, ballots = $6,
    outcome = $7, seed = $8, result_entry = $9, closed_at = $10, changed_at = $10
WHERE id = $1;

-- ballot_record_forget: figures that were wrong
DELETE FROM ballot_count
WHERE item_id = $1;

-- ballot_record_figure: votes and seats of yes (1), no (2) and abstentions (3)
INSERT INTO ballot_count (item_id, proposal, grade, votes, seats)
VALUES ($1, 0, $2, $3, $4);
