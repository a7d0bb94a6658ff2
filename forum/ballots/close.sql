-- ballot_site: the address that its list names
SELECT site FROM ballot_item WHERE id = $1;

-- ballot_lines: its ballots, as the list has them
SELECT receipt, choice FROM ballot WHERE item_id = $1 ORDER BY receipt;

-- ballot_count_put: one figure
INSERT INTO ballot_count (item_id, proposal, grade, votes, seats) VALUES ($1, $2, $3, $4, $5);

-- ballot_figures: all of them
SELECT proposal, grade, votes, seats FROM ballot_count
WHERE item_id = $1
ORDER BY proposal, grade;

-- ballot_closed: it is counted
UPDATE ballot_item
SET closed_at = $2, ballots = $3, list_hash = $4, list_entry = $5, seed = $6, result_entry = $7,
    outcome = $8, winner = $9, site = $10
WHERE id = $1;

-- ballots_due: what opens or closes next, after ($2, $3, $4)
SELECT id, due_at, closes
FROM (SELECT id, opens_at AS due_at, 0 AS closes FROM ballot_item
      WHERE opened_at = 0 AND closed_at = 0 AND cancelled_at = 0 AND kind <> 2 AND opens_at <= $1
      UNION ALL
      SELECT id, closes_at, 1 FROM ballot_item
      WHERE opened_at > 0 AND closed_at = 0 AND cancelled_at = 0 AND kind <> 2 AND
            closes_at <= $1) AS due
WHERE (due_at, id, closes) > ($2, $3, $4)
ORDER BY due_at, id, closes
LIMIT 1;

-- ballots_to_shuffle: an item after $1 with $3 new ballots that was not shuffled since $2, or one
-- that was cancelled with ballots
SELECT id FROM ballot_item
WHERE id > $1 AND opened_at > 0 AND closed_at = 0 AND
      ((cancelled_at = 0 AND shuffled_at <= $2 AND
        (SELECT COUNT(*) FROM ballot WHERE item_id = ballot_item.id) >= shuffled + $3) OR
       (cancelled_at > 0 AND shuffled_at < cancelled_at))
ORDER BY id
LIMIT 1;

-- ballots_to_wipe: was any shuffled after that time?
SELECT id FROM ballot_item WHERE shuffled_at > $1 LIMIT 1;
