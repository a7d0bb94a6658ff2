-- roll_place: is somebody on the roll, and have they voted?
SELECT has_voted FROM ballot_roll WHERE item_id = $1 AND account_id = $2;

-- vote_item: what a vote is judged by
SELECT kind, opens_at, closes_at, opened_at, closed_at, cancelled_at,
       (SELECT COUNT(*) FROM ballot_proposal WHERE item_id = $1) AS proposals,
       (SELECT COUNT(*) FROM ballot_grade WHERE item_id = $1) AS grades
FROM ballot_item
WHERE id = $1;

-- vote_mark: who has not voted has, once
UPDATE ballot_roll SET has_voted = 1
WHERE item_id = $1 AND account_id = $2 AND has_voted = 0
RETURNING has_voted;

-- vote_put: a ballot; none comes back when that secret is another ballot's
INSERT INTO ballot (item_id, receipt, choice) VALUES ($1, $2, $3)
ON CONFLICT (item_id, receipt) DO NOTHING
RETURNING receipt;

-- vote_change: the ballot with this secret
UPDATE ballot SET choice = $3 WHERE item_id = $1 AND receipt = $2 RETURNING receipt;

-- vote_find: the same
SELECT choice FROM ballot WHERE item_id = $1 AND receipt = $2;

-- votes_uneven: an item that has not as many ballots as people who voted
SELECT id FROM ballot_item
WHERE (SELECT COUNT(*) FROM ballot WHERE ballot.item_id = ballot_item.id) <>
      (SELECT COUNT(*) FROM ballot_roll
       WHERE ballot_roll.item_id = ballot_item.id AND has_voted = 1)
ORDER BY id
LIMIT 1;
