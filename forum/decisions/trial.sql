-- part trial_shown: what trial_from() reads
SELECT id, decision_id, question, review_at, renewals, created_at, started_at, ended_at
FROM trial

-- trial_find: one trial
@trial_shown
WHERE id = $1;

-- trial_current: the one of a decision that has not ended
@trial_shown
WHERE decision_id = $1 AND ended_at = 0
ORDER BY id DESC
LIMIT 1;

-- trial_latest: the newest of a decision
@trial_shown
WHERE decision_id = $1
ORDER BY id DESC
LIMIT 1;

-- trial_measures: what all its branches measure
SELECT number, name, how
FROM trial_measure
WHERE trial_id = $1
ORDER BY number;

-- trial_add: a trial that is only offered
INSERT INTO trial (decision_id, created_at) VALUES ($1, $2)
RETURNING id;

-- trial_set_common: its question and the day of the review
UPDATE trial SET question = $2, review_at = $3 WHERE id = $1;

-- trial_measures_drop: other measures are written
DELETE FROM trial_measure WHERE trial_id = $1;

-- trial_measure_add: one measure
INSERT INTO trial_measure (trial_id, number, name, how) VALUES ($1, $2, $3, $4);

-- option_for: an option of the decision $1 that can be tried, and whether $3 stands behind it
SELECT CASE WHEN decision_option.id = current.option_id THEN 1 ELSE 0 END AS is_proposed,
       CASE WHEN EXISTS (SELECT 1 FROM text_version
                         WHERE option_id = decision_option.id AND author_id = $3) OR
                 EXISTS (SELECT 1 FROM stance
                         JOIN text_version ON text_version.id = stance.version_id
                         WHERE stance.decision_id = $1 AND stance.account_id = $3 AND
                               stance.ended_at = 0 AND stance.kind = 0 AND
                               text_version.option_id = decision_option.id) OR
                 decision.author_id = $3
            THEN 1 ELSE 0 END AS backs
FROM decision_option
JOIN decision ON decision.id = decision_option.decision_id
LEFT JOIN text_version AS current ON current.id = decision.version_id
WHERE decision_option.id = $2 AND decision_option.decision_id = $1 AND
      decision_option.kind = 0 AND decision_option.number > 0 AND
      EXISTS (SELECT 1 FROM text_version WHERE option_id = decision_option.id);

-- option_of_version: which option has this text
SELECT option_id FROM text_version WHERE id = $1;

-- trial_contacts: the debates of the decision $3 that can be read
SELECT topic.id, topic.slug, topic.title
FROM decision_topic
JOIN topic ON topic.id = decision_topic.topic_id
WHERE decision_topic.decision_id = $3 AND topic.hidden_at = 0 AND
@readable
ORDER BY topic.id;
