-- ballots_not_voted: open at $2, with $1 on their rolls who has not voted, the next to close first
SELECT ballot_roll.item_id
FROM ballot_roll
JOIN ballot_item ON ballot_item.id = ballot_roll.item_id
WHERE ballot_roll.account_id = $1 AND ballot_roll.has_voted = 0
  AND ballot_item.opens_at <= $2 AND ballot_item.closes_at > $2
  AND ballot_item.closed_at = 0 AND ballot_item.cancelled_at = 0
ORDER BY ballot_item.closes_at, ballot_item.id
LIMIT $3;
