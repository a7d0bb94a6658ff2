-- ballots_hold: all others that vote wait until this transaction is over; asked first in it
SELECT 1;

-- ballots_hold on postgres: else under a load of votes it would lose against one every time
LOCK TABLE ballot_roll, ballot IN EXCLUSIVE MODE;

-- shuffle_roll: everybody on it
SELECT account_id, has_voted FROM ballot_roll WHERE item_id = $1;

-- shuffle_ballots: all of them
SELECT receipt, choice FROM ballot WHERE item_id = $1;

-- shuffle_roll_away: to be written anew
DELETE FROM ballot_roll WHERE item_id = $1;

-- shuffle_away: to be written anew
DELETE FROM ballot WHERE item_id = $1;

-- shuffle_roll_put: one
INSERT INTO ballot_roll (item_id, account_id, has_voted) VALUES ($1, $2, $3);

-- shuffle_roll_put_eight: eight
INSERT INTO ballot_roll (item_id, account_id, has_voted)
VALUES ($1, $2, $3), ($1, $4, $5), ($1, $6, $7), ($1, $8, $9),
       ($1, $10, $11), ($1, $12, $13), ($1, $14, $15), ($1, $16, $17);

-- shuffle_put: one
INSERT INTO ballot (item_id, receipt, choice) VALUES ($1, $2, $3);

-- shuffle_put_eight: eight
INSERT INTO ballot (item_id, receipt, choice)
VALUES ($1, $2, $3), ($1, $4, $5), ($1, $6, $7), ($1, $8, $9),
       ($1, $10, $11), ($1, $12, $13), ($1, $14, $15), ($1, $16, $17);

-- shuffle_note: how many there were
UPDATE ballot_item SET shuffled = $2, shuffled_at = $3 WHERE id = $1;
