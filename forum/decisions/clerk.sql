-- clerk_volunteers: is somebody willing?
SELECT 1 AS is_willing FROM clerk_volunteer WHERE account_id = $1;

-- clerk_volunteer_add: they are from now on
INSERT INTO clerk_volunteer (account_id, created_at) VALUES ($1, $2)
ON CONFLICT (account_id) DO NOTHING;

-- clerk_volunteer_remove: they are no longer
DELETE FROM clerk_volunteer WHERE account_id = $1;

-- part able_volunteer: who may take part in a decision now: it stands beside `decision`, `category`
clerk_volunteer.account_id IN
    (SELECT account.id FROM account WHERE suspended_until <= $2 AND left_at = 0) AND
(category.readers < 2 OR clerk_volunteer.account_id IN
 (SELECT team_member.account_id FROM team_member WHERE team_member.team_id = category.team_id)) AND
(category.writers < 2 OR clerk_volunteer.account_id IN
 (SELECT team_member.account_id FROM team_member WHERE team_member.team_id = category.team_id))

-- part neutral_volunteer: and could be its clerk
clerk_volunteer.account_id <> COALESCE(decision.author_id, 0) AND
clerk_volunteer.account_id NOT IN
    (SELECT text_version.author_id FROM decision_option
     JOIN text_version ON text_version.option_id = decision_option.id
     WHERE decision_option.decision_id = decision.id AND text_version.author_id IS NOT NULL) AND
clerk_volunteer.account_id NOT IN
    (SELECT concern.author_id FROM concern
     WHERE concern.decision_id = decision.id AND is_block = 1 AND ended_at = 0 AND
           concern.author_id IS NOT NULL) AND
clerk_volunteer.account_id NOT IN
    (SELECT decision_event.actor_id FROM decision_event
     WHERE decision_event.decision_id = decision.id AND decision_event.kind = 19 AND
           decision_event.actor_id IS NOT NULL)

-- clerk_candidates: who can be drawn as the clerk of a decision that has none
SELECT clerk_volunteer.account_id AS id
FROM decision
JOIN topic ON topic.id = decision.topic_id
JOIN category ON category.id = topic.category_id
JOIN clerk_volunteer ON
@able_volunteer
  AND
@neutral_volunteer
WHERE decision.id = $1 AND decision.clerk_id IS NULL AND decision.state IN (2, 3, 4, 8)
ORDER BY clerk_volunteer.account_id;

-- clerk_wanted: a decision after $1 that has no clerk, while somebody can be drawn
SELECT decision.id
FROM decision
JOIN topic ON topic.id = decision.topic_id
JOIN category ON category.id = topic.category_id
WHERE decision.clerk_id IS NULL AND decision.state IN (2, 3, 4, 8) AND decision.id > $1 AND
      EXISTS (SELECT 1 FROM clerk_volunteer WHERE
@able_volunteer
  AND
@neutral_volunteer
             )
ORDER BY decision.id
LIMIT 1;

-- clerk_set: the one who was drawn; 0: nobody
UPDATE decision SET clerk_id = $2, clerk_entry = $3 WHERE id = $1;

-- arbiter_candidates: volunteers who have nothing to do with a decision
SELECT clerk_volunteer.account_id AS id
FROM decision
JOIN topic ON topic.id = decision.topic_id
JOIN category ON category.id = topic.category_id
JOIN clerk_volunteer ON
@able_volunteer
  AND
@neutral_volunteer
WHERE decision.id = $1 AND clerk_volunteer.account_id <> COALESCE(decision.clerk_id, 0) AND
      clerk_volunteer.account_id NOT IN (SELECT account_id FROM stance WHERE decision_id = $1) AND
      clerk_volunteer.account_id NOT IN
          (SELECT author_id FROM concern
           WHERE decision_id = $1 AND author_id IS NOT NULL) AND
      clerk_volunteer.account_id NOT IN
          (SELECT concern_second.account_id FROM concern_second
           JOIN concern ON concern.id = concern_id
           WHERE concern.decision_id = $1) AND
      clerk_volunteer.account_id NOT IN
          (SELECT branch_owner.account_id FROM branch_owner
           JOIN branch ON branch.id = branch_id
           JOIN trial ON trial.id = branch.trial_id
           WHERE trial.decision_id = $1)
ORDER BY clerk_volunteer.account_id;
