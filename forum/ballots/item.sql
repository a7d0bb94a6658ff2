-- part ballot_shown: what ballot_from() reads; the words alone are read by ballot_words
SELECT ballot_item.id, ballot_item.slug, ballot_item.category_id,
       category.slug AS category_slug, category.name AS category_name, category.readers,
       category.team_id AS category_team_id,
       ballot_item.lang, ballot_item.question, ballot_item.kind, ballot_item.source,
       ballot_item.hash, ballot_item.text_id, ballot_item.law_version_id, ballot_item.article_id,
       ballot_item.amendment_id, ballot_item.option_version_id, ballot_item.decision_id,
       ballot_item.is_fallback, ballot_item.follows_id, follower.id AS followed_by_id,
       ballot_item.electorate, ballot_item.team_id, team.handle AS team_handle,
       ballot_item.draw_id, ballot_item.opens_at, ballot_item.closes_at, ballot_item.quorum,
       ballot_item.seats, ballot_item.seat_rule, ballot_item.address, ballot_item.fingerprint,
       ballot_item.archive, ballot_item.archive_hash,
       actor.id AS actor_id, actor.handle AS actor_handle, actor.name AS actor_name,
       ballot_item.entry, ballot_item.created_at, ballot_item.opened_at, ballot_item.roll_count,
       ballot_item.closed_at, ballot_item.ballots, ballot_item.list_hash, ballot_item.list_entry,
       ballot_item.seed, ballot_item.result_entry, ballot_item.outcome, ballot_item.winner,
       ballot_item.cancelled_at, ballot_item.cancel_reason, ballot_item.changed_at,
       ballot_item.version
FROM ballot_item
JOIN category ON category.id = ballot_item.category_id
LEFT JOIN ballot_item AS follower ON follower.follows_id = ballot_item.id AND follower.cancelled_at = 0
LEFT JOIN team ON team.id = ballot_item.team_id
LEFT JOIN account AS actor ON actor.id = ballot_item.actor_id

-- part ballot_readable: in a list for somebody, as in topics_latest
+ballot_item.category_id IN (SELECT category_id FROM category_reader WHERE account_id IN ($1, $2))

-- ballot_find: one of them
@ballot_shown
WHERE ballot_item.id = $1;

-- ballot_words: what is voted on, as it was frozen
SELECT words
FROM ballot_item
WHERE id = $1;

-- ballot_proposals: of a judgment
SELECT number, words, option_version_id
FROM ballot_proposal
WHERE item_id = $1
ORDER BY number;

-- ballot_grades: of a judgment, the best first
SELECT number, name
FROM ballot_grade
WHERE item_id = $1
ORDER BY number;

-- ballots_ahead: those that have not closed at $3
@ballot_shown
WHERE ballot_item.closes_at > $3 AND ballot_item.closed_at = 0 AND ballot_item.cancelled_at = 0 AND
@ballot_readable
ORDER BY ballot_item.closes_at, ballot_item.id
LIMIT $4;

-- ballots_past: a page of those that are over at $3, before ($4, $5)
@ballot_shown
WHERE (ballot_item.closes_at <= $3 OR ballot_item.closed_at > 0 OR ballot_item.cancelled_at > 0)
  AND (ballot_item.closes_at, ballot_item.id) < ($4, $5) AND
@ballot_readable
ORDER BY ballot_item.closes_at DESC, ballot_item.id DESC
LIMIT $6;

-- ballots_since: for calendars
@ballot_shown
WHERE ballot_item.closes_at > $3 AND
@ballot_readable
ORDER BY ballot_item.closes_at, ballot_item.id
LIMIT $4;

-- ballots_of_text: on a law, or one of its amendments
@ballot_shown
WHERE ballot_item.text_id = $3 AND
@ballot_readable
ORDER BY ballot_item.id DESC
LIMIT $4;

-- ballots_of_decision: on what a decision proposes
@ballot_shown
WHERE ballot_item.decision_id = $3 AND
@ballot_readable
ORDER BY ballot_item.id DESC
LIMIT $4;

-- ballot_touch: its page changed
UPDATE ballot_item
SET version = version + 1
WHERE id = $1
RETURNING text_id, decision_id;

-- ballot_touch_decision: the page of the decision it comes from
UPDATE decision
SET version = version + 1
WHERE id = $1;

-- ballot_touch_topics: the pages of the debates tied to it
UPDATE topic
SET version = version + 1
WHERE id IN (SELECT topic_id FROM ballot_topic WHERE item_id = $1);

-- ballot_plan: a new one
INSERT INTO ballot_item (slug, category_id, lang, question, kind, source, words, hash, text_id,
                         law_version_id, article_id, amendment_id, option_version_id, decision_id,
                         is_fallback, follows_id, electorate, team_id, draw_id, opens_at,
                         closes_at, quorum, seats, seat_rule, address, fingerprint, actor_id,
                         created_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
        $21, $22, $23, $24, $25, $26, $27, $28, $28)
RETURNING id;

-- ballot_plan_proposal: what is graded
INSERT INTO ballot_proposal (item_id, number, words, option_version_id)
VALUES ($1, $2, $3, $4);

-- ballot_plan_grade: and how
INSERT INTO ballot_grade (item_id, number, name)
VALUES ($1, $2, $3);

-- ballot_planned: the log's entry of it
UPDATE ballot_item
SET entry = $2
WHERE id = $1;

-- ballot_draw: the state of the draw whose seats vote
SELECT cancelled_at
FROM draw
WHERE id = $1;

-- ballot_change: what can be changed before it opens at $2; no row when it has
UPDATE ballot_item
SET opens_at = $3, closes_at = $4, quorum = $5, seats = $6, seat_rule = $7, address = $8,
    fingerprint = $9, changed_at = $2
WHERE id = $1 AND opens_at > $2 AND opened_at = 0 AND closed_at = 0 AND cancelled_at = 0
RETURNING id;

-- ballot_cancel: no row when it is already, or over, or a fallback's; one held elsewhere is over
-- when its result is recorded
UPDATE ballot_item
SET cancelled_at = $2, cancel_reason = $3, changed_at = $2
WHERE id = $1 AND cancelled_at = 0 AND closed_at = 0 AND is_fallback = 0
  AND (closes_at > $2 OR kind = $4)
RETURNING id;

-- ballot_cancel_ballots: what was voted is not kept, since nobody will count it
DELETE FROM ballot
WHERE item_id = $1;

-- ballot_cancel_roll: nor who did
DELETE FROM ballot_roll
WHERE item_id = $1;
