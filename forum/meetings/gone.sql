-- gone_kept: meetings they called
UPDATE meeting SET keeper_id = NULL WHERE keeper_id = $1;

-- gone_items: what they brought
UPDATE meeting_item SET author_id = NULL WHERE author_id = $1;

-- gone_minutes: versions they wrote
UPDATE meeting_minutes SET author_id = NULL WHERE author_id = $1;

-- gone_present: where they were
DELETE FROM meeting_present WHERE account_id = $1;
