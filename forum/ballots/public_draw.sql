-- part draw_shown: what draw_from() reads
SELECT draw.id, draw.slug, draw.category_id, category.slug AS category_slug,
       category.name AS category_name, category.readers, category.team_id AS category_team_id,
       draw.lang, draw.title, draw.purpose, draw.seats, draw.way, draw.team_id,
       team.handle AS team_handle, actor.id AS actor_id, actor.handle AS actor_handle,
       actor.name AS actor_name, draw.created_at, draw.published_at, draw.list_hash,
       draw.list_entry, draw.known_at, draw.held_at, draw.seed, draw.result_entry,
       draw.cancelled_at, draw.cancel_reason, draw.changed_at, draw.version,
       (SELECT COUNT(*) FROM draw_member WHERE draw_member.draw_id = draw.id) AS people
FROM draw
JOIN category ON category.id = draw.category_id
LEFT JOIN team ON team.id = draw.team_id
LEFT JOIN account AS actor ON actor.id = draw.actor_id

-- part draw_seat: who holds a seat of which draw, as a table for other statements
(SELECT draw_id, account_id
 FROM draw_member
 WHERE seat > 0 AND declined_at = 0 AND account_id IS NOT NULL)

-- public_draw_find: one of them
@draw_shown
WHERE draw.id = $1;

-- public_draws_latest: a page of them before ($3, $4), for somebody
@draw_shown
WHERE (draw.created_at, draw.id) < ($3, $4)
  AND +draw.category_id IN (SELECT category_id FROM category_reader WHERE account_id IN ($1, $2))
ORDER BY draw.created_at DESC, draw.id DESC
LIMIT $5;

-- public_draw_sources: whence the seed comes
SELECT name, bytes
FROM draw_source
WHERE draw_id = $1
ORDER BY number;

-- public_draw_quotas: at most so many of a label
SELECT label, most
FROM draw_quota
WHERE draw_id = $1
ORDER BY label;

-- public_draw_people: all on its list
SELECT draw_member.name, draw_member.label, account.id AS account_id,
       account.handle AS account_handle, account.name AS account_name, draw_member.ticket,
       draw_member.seat, draw_member.stood_for, draw_member.declined_at
FROM draw_member
LEFT JOIN account ON account.id = draw_member.account_id
WHERE draw_member.draw_id = $1
ORDER BY draw_member.name;

-- public_draw_seated: accounts that hold a seat
SELECT account_id
FROM
@draw_seat
AS seated
WHERE draw_id = $1
ORDER BY account_id;

-- public_draw_add: a new one
INSERT INTO draw (slug, category_id, lang, title, purpose, seats, way, team_id, actor_id, known_at,
                  created_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
RETURNING id;

-- public_draw_add_source: the next source of one
INSERT INTO draw_source (draw_id, number, name)
VALUES ($1, $2, $3);

-- public_draw_add_quota: at most $3 of a label
INSERT INTO draw_quota (draw_id, label, most)
VALUES ($1, $2, $3);

-- public_draw_add_member: a name of a list that was typed
INSERT INTO draw_member (draw_id, name, label)
VALUES ($1, $2, $3);

-- public_draw_come_forward: a volunteer, or their other label
INSERT INTO draw_member (draw_id, name, label, account_id)
VALUES ($1, $2, $3, $4)
ON CONFLICT (draw_id, name) DO UPDATE SET label = excluded.label;

-- public_draw_take_back: not a volunteer any more
DELETE FROM draw_member
WHERE draw_id = $1 AND account_id = $2;

-- public_draw_take_team: the members of a team, as they are now
INSERT INTO draw_member (draw_id, name, account_id)
SELECT draw.id, CAST(team_member.account_id AS TEXT), team_member.account_id
FROM draw
JOIN team_member ON team_member.team_id = draw.team_id
WHERE draw.id = $1;

-- public_draw_publish: the list is fixed; no row when it was, or is cancelled
UPDATE draw
SET published_at = $2, known_at = $3, list_hash = $4, list_entry = $5, changed_at = $2,
    version = version + 1
WHERE id = $1 AND published_at = 0 AND cancelled_at = 0
RETURNING id;

-- public_draw_know: the bytes of a source
UPDATE draw_source
SET bytes = $3
WHERE draw_id = $1 AND number = $2;

-- public_draw_place: where somebody came
UPDATE draw_member
SET ticket = $3, seat = $4
WHERE draw_id = $1 AND name = $2;

-- public_draw_hold: it is held; no row when it was, or cannot be
UPDATE draw
SET held_at = $2, seed = $3, result_entry = $4, changed_at = $2, version = version + 1
WHERE id = $1 AND published_at > 0 AND held_at = 0 AND cancelled_at = 0
RETURNING id;

-- public_draw_decline: who holds a seat does not want it
UPDATE draw_member
SET declined_at = $3
WHERE draw_id = $1 AND name = $2 AND seat > 0 AND declined_at = 0
RETURNING name;

-- public_draw_stand_in: and somebody else has it
UPDATE draw_member
SET seat = $3, stood_for = $4
WHERE draw_id = $1 AND name = $2;

-- public_draw_touch: its page changed
UPDATE draw
SET changed_at = $2, version = version + 1
WHERE id = $1;

-- public_draw_cancel: no row when it is already, or was held
UPDATE draw
SET cancelled_at = $2, cancel_reason = $3, changed_at = $2, version = version + 1
WHERE id = $1 AND cancelled_at = 0 AND held_at = 0
RETURNING id;

-- public_draw_gone_lists: who leaves is on no list that is not published
DELETE FROM draw_member
WHERE account_id = $1 AND draw_id IN (SELECT id FROM draw WHERE published_at = 0);

-- public_draw_gone_people: where it is, their line says nobody's name
UPDATE draw_member SET account_id = NULL WHERE account_id = $1;

-- public_draw_gone_actors: draws they announced
UPDATE draw SET actor_id = NULL WHERE actor_id = $1;
