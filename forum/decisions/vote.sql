-- decision_vote_find: the vote that takes the place of an agreement, and whose text carried
SELECT opened_at, ends_at, electorate, place, yes, no, abstain, is_carried, version_id,
       recorded_at, decision_option.id AS option_id, decision_option.title AS option_title
FROM decision_vote
LEFT JOIN text_version ON text_version.id = decision_vote.version_id
LEFT JOIN decision_option ON decision_option.id = text_version.option_id
WHERE decision_vote.decision_id = $1;

-- decision_vote_held: where, and how many may vote
UPDATE decision_vote
SET place = $2, electorate = $3
WHERE decision_id = $1;

-- decision_vote_record: what came out, once
UPDATE decision_vote
SET yes = $2, no = $3, abstain = $4, is_carried = $5, version_id = $6, recorded_at = $7
WHERE decision_id = $1 AND recorded_at = 0
RETURNING decision_id;
