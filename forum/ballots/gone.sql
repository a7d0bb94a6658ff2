-- ballots_gone_items: what they planned
UPDATE ballot_item SET actor_id = NULL WHERE actor_id = $1;

-- ballots_gone_topics: what they tied
UPDATE ballot_topic SET actor_id = NULL WHERE actor_id = $1;
