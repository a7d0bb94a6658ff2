-- ballot_rhythm_read: when the community votes; no row: there is no rhythm
SELECT week, weekday, opens_minute, closes_minute, zone FROM ballot_rhythm WHERE id = 1;

-- ballot_rhythm_set: from now on
INSERT INTO ballot_rhythm (id, week, weekday, opens_minute, closes_minute, zone, changed_at)
VALUES (1, $1, $2, $3, $4, $5, $6)
ON CONFLICT (id) DO UPDATE
SET week = $1, weekday = $2, opens_minute = $3, closes_minute = $4, zone = $5, changed_at = $6;

-- ballot_rhythm_end: there is none any more
DELETE FROM ballot_rhythm WHERE id = 1;
