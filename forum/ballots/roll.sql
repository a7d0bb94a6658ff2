-- part voters: who can sign in, has not left, was there when it opened, and is of its space
(SELECT account.id
 FROM ballot_item
 JOIN category ON category.id = ballot_item.category_id
 JOIN account ON account.password <> '' AND account.left_at = 0 AND
                 account.created_at <= ballot_item.opens_at
 WHERE ballot_item.id = $1 AND
       (category.readers < 2 OR account.id IN
        (SELECT account_id FROM team_member WHERE team_id = category.team_id)))

-- roll_open: as it is written, once
UPDATE ballot_item SET opened_at = $2, shuffled_at = $2
WHERE id = $1 AND opened_at = 0 AND closed_at = 0 AND cancelled_at = 0 AND kind <> 2 AND
      opens_at <= $2
RETURNING electorate;

-- roll_of_all: everybody
INSERT INTO ballot_roll (item_id, account_id)
SELECT $1, voter.id FROM
@voters
     AS voter;

-- roll_of_team: those of them in the team
INSERT INTO ballot_roll (item_id, account_id)
SELECT $1, voter.id FROM
@voters
     AS voter
WHERE voter.id IN
      (SELECT team_member.account_id FROM team_member
       JOIN ballot_item ON ballot_item.team_id = team_member.team_id
       WHERE ballot_item.id = $1);

-- roll_of_draw: those of them who hold a seat when it opens
INSERT INTO ballot_roll (item_id, account_id)
SELECT $1, voter.id FROM
@voters
     AS voter
WHERE voter.id IN
      (SELECT seated.account_id FROM
@draw_seat
       AS seated
       JOIN ballot_item ON ballot_item.draw_id = seated.draw_id
       WHERE ballot_item.id = $1);

-- roll_count: how many are on it
UPDATE ballot_item
SET roll_count = (SELECT COUNT(*) FROM ballot_roll WHERE item_id = $1)
WHERE id = $1
RETURNING roll_count;
