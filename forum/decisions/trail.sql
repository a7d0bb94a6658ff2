-- trail_topics: the debates of a decision that somebody may read, the one it was opened from first
SELECT topic.id, topic.slug, topic.title, topic.lang, topic.post_count, topic.people_count,
       topic.version
FROM decision_topic
JOIN decision ON decision.id = decision_topic.decision_id
JOIN topic ON topic.id = decision_topic.topic_id
WHERE decision_topic.decision_id = $3 AND topic.hidden_at = 0 AND
@readable
ORDER BY CASE WHEN topic.id = decision.topic_id THEN 0 ELSE 1 END, topic.id;

-- part decision_readable: of what somebody may read, joined as decision and topic; with $1 and $2
decision.hidden_at = 0 AND topic.hidden_at = 0 AND
+topic.category_id IN (SELECT category_id FROM category_reader WHERE account_id IN ($1, $2))

-- trail_links_before: the earlier decisions that one came from
SELECT decision_link.kind, other_id AS id
FROM decision_link
JOIN decision ON decision.id = other_id
JOIN topic ON topic.id = decision.topic_id
WHERE decision_link.decision_id = $3 AND
@decision_readable
ORDER BY decision.id;

-- trail_links_after: the later decisions that came from one
SELECT decision_link.kind, decision_link.decision_id AS id
FROM decision_link
JOIN decision ON decision.id = decision_link.decision_id
JOIN topic ON topic.id = decision.topic_id
WHERE decision_link.other_id = $3 AND
@decision_readable
ORDER BY decision.id;

-- part trail_text_shown: a version with what its option is called
SELECT text_version.id, text_version.option_id, decision_option.number AS option_number,
       decision_option.title, text_version.number, text_version.text, text_version.html,
       text_version.hash, COALESCE(author.id, 0) AS author_id,
       COALESCE(author.handle, '') AS author_handle, COALESCE(author.name, '') AS author_name,
       text_version.created_at
FROM text_version
JOIN decision_option ON decision_option.id = text_version.option_id
LEFT JOIN account AS author ON author.id = text_version.author_id

-- trail_text: one version
@trail_text_shown
WHERE text_version.id = $1;

-- trail_text_by_hash: the first of a decision's versions with these bytes
@trail_text_shown
WHERE decision_option.decision_id = $1 AND text_version.hash = $2
ORDER BY text_version.id
LIMIT 1;

-- trail_options: what could be chosen
SELECT decision_option.id, number, title, COALESCE(author.id, 0) AS author_id,
       COALESCE(author.handle, '') AS author_handle, COALESCE(author.name, '') AS author_name,
       set_aside_at, set_aside,
       (SELECT COUNT(*) FROM text_version WHERE option_id = decision_option.id) AS versions
FROM decision_option
LEFT JOIN account AS author ON author.id = decision_option.author_id
WHERE decision_id = $1 AND kind = 0
ORDER BY number;

-- trail_why: two sections ($4, $5) of the newest summary, with the messages they cite that may be
-- read
SELECT summary.number, summary.cited, summary.posts, summary.created_at,
       COALESCE(author.id, 0) AS author_id, COALESCE(author.handle, '') AS author_handle,
       COALESCE(author.name, '') AS author_name,
       COALESCE(sentence.section, 0) AS section,
       COALESCE(sentence.position, -1) AS position, COALESCE(sentence.words, '') AS words,
       COALESCE(topic.id, 0) AS topic_id, COALESCE(topic.slug, '') AS slug,
       CASE WHEN topic.id IS NULL THEN 0 ELSE cited.number END AS post_number
FROM summary
LEFT JOIN account AS author ON author.id = summary.author_id
LEFT JOIN summary_sentence AS sentence ON sentence.summary_id = summary.id AND
          sentence.section IN ($4, $5)
LEFT JOIN summary_cite AS cite
       ON cite.summary_id = summary.id AND cite.section = sentence.section AND
          cite.position = sentence.position
LEFT JOIN post AS cited ON cited.id = cite.post_id AND cited.hidden_at = 0
LEFT JOIN topic ON topic.id = cited.topic_id AND topic.hidden_at = 0 AND
@readable
WHERE summary.decision_id = $3 AND
      summary.number = (SELECT MAX(number) FROM summary WHERE decision_id = $3)
ORDER BY sentence.section, sentence.position, cite.place;

-- trail_blocks: objections that stopped it or tried to, with the last answer
SELECT concern.id, COALESCE(author.id, 0) AS author_id, COALESCE(author.handle, '') AS author_handle,
       COALESCE(author.name, '') AS author_name, harm, remedy, concern.created_at, concern.state, sustained_at,
       stood_aside_at, ended_at,
       (SELECT COUNT(*) FROM concern_second WHERE concern_id = concern.id) AS seconders,
       COALESCE(reply.words, '') AS answer, COALESCE(answerer.id, 0) AS answerer_id,
       COALESCE(answerer.handle, '') AS answerer_handle,
       COALESCE(answerer.name, '') AS answerer_name
FROM concern
LEFT JOIN account AS author ON author.id = concern.author_id
LEFT JOIN concern_reply AS reply
       ON reply.id = (SELECT MAX(id) FROM concern_reply
                      WHERE concern_id = concern.id AND is_answer = 1)
LEFT JOIN account AS answerer ON answerer.id = reply.author_id
WHERE concern.decision_id = $1 AND is_block = 1
ORDER BY CASE WHEN ended_at = 0 THEN 0 ELSE 1 END, concern.id
LIMIT $2;

-- trail_reservations: positions against a text that do not stop it, in their authors' words
SELECT stance.kind, author.id AS author_id, author.handle AS author_handle,
       author.name AS author_name, reason, condition, is_stale, stance.created_at
FROM stance
JOIN account AS author ON author.id = stance.account_id
JOIN text_version ON text_version.id = stance.version_id AND text_version.option_id = $3
WHERE decision_id = $1 AND ended_at = 0 AND stance.kind IN (1, 2) AND reason <> '' AND
      NOT EXISTS (SELECT 1 FROM concern
                  WHERE concern.decision_id = $1 AND concern.author_id = stance.account_id AND
                        is_block = 1)
ORDER BY stance.kind DESC, is_stale, stance.id
LIMIT $2;

-- trail_stances: how many hold what of an option
SELECT stance.kind, COUNT(*) AS count, SUM(is_stale) AS stale
FROM stance
JOIN text_version ON text_version.id = stance.version_id AND text_version.option_id = $2
WHERE decision_id = $1 AND ended_at = 0
GROUP BY stance.kind;

-- trail_groups: the same by local group that says who is in it; the largest first
SELECT team.handle, team.name,
       SUM(CASE WHEN stance.kind = 0 THEN 1 ELSE 0 END) AS support,
       SUM(CASE WHEN stance.kind = 1 THEN 1 ELSE 0 END) AS reservation,
       SUM(CASE WHEN stance.kind = 2 THEN 1 ELSE 0 END) AS aside,
       SUM(CASE WHEN stance.kind = 3 THEN 1 ELSE 0 END) AS block
FROM stance
JOIN text_version ON text_version.id = stance.version_id AND text_version.option_id = $3
JOIN team_member ON team_member.account_id = stance.account_id
JOIN team ON team.id = team_member.team_id AND team.kind = 0 AND team.is_private = 0
WHERE stance.decision_id = $1 AND stance.ended_at = 0
GROUP BY team.id, team.handle, team.name
ORDER BY COUNT(*) DESC, team.id
LIMIT $2;

-- trail_groupless: the same of who is in none of those
SELECT stance.kind, COUNT(*) AS count
FROM stance
JOIN text_version ON text_version.id = stance.version_id AND text_version.option_id = $2
WHERE decision_id = $1 AND ended_at = 0 AND
      NOT EXISTS (SELECT 1 FROM team_member
                  JOIN team ON team.id = team_member.team_id AND team.kind = 0 AND
                               team.is_private = 0
                  WHERE team_member.account_id = stance.account_id)
GROUP BY stance.kind;

-- trail_trial: the last trial
SELECT id, question, review_at, started_at, ended_at
FROM trial
WHERE decision_id = $1
ORDER BY id DESC
LIMIT 1;

-- trail_measures: what is measured in all branches alike
SELECT number, name FROM trial_measure WHERE trial_id = $1 ORDER BY number;

-- trail_branches: the options under trial
SELECT branch.id, branch.number, branch.option_id, branch.state, decision_option.title,
       text_version.html, perimeter, hypothesis, expected_by, stop_rule, team.handle AS team_handle,
       team.name AS team_name, reported_at, no_report, lessons, branch.ended_at,
       (SELECT COUNT(*) FROM branch_member WHERE branch_id = branch.id) AS members,
       (SELECT COUNT(*) FROM evidence WHERE branch_id = branch.id AND effect = 0) AS supports,
       (SELECT COUNT(*) FROM evidence WHERE branch_id = branch.id AND effect = 1) AS weakens,
       (SELECT COUNT(*) FROM evidence WHERE branch_id = branch.id AND effect = 2) AS unclear
FROM branch
JOIN decision_option ON decision_option.id = branch.option_id
JOIN text_version ON text_version.id = branch.version_id
LEFT JOIN team ON team.id = branch.team_id
WHERE branch.trial_id = $1
ORDER BY branch.number;

-- trail_owners: the people who answer for the branches of a trial
SELECT branch.number, account.id AS owner_id, account.handle AS owner_handle,
       account.name AS owner_name
FROM branch
JOIN branch_owner ON branch_owner.branch_id = branch.id AND accepted_at > 0
JOIN account ON account.id = branch_owner.account_id
WHERE branch.trial_id = $1
ORDER BY branch.number, accepted_at, account.id;

-- trail_values: what was measured
SELECT branch.number AS branch, branch_value.number, value
FROM branch
JOIN branch_value ON branch_value.branch_id = branch.id
WHERE branch.trial_id = $1
ORDER BY branch.number, branch_value.number;

-- trail_review: the last review
SELECT review.id, why, opened_at, ended_at, verdict,
       COALESCE(text_version.option_id, 0) AS option_id, COALESCE(text_version.html, '') AS html,
       helped, drop_why, improve, next_at, call_ends_at
FROM review
LEFT JOIN text_version ON text_version.id = review.version_id
WHERE decision_id = $1
ORDER BY review.id DESC
LIMIT 1;

-- trail_proof: where it stands in the log
SELECT COALESCE(MIN(entry), -1) AS first, COALESCE(MAX(entry), -1) AS last, COUNT(*) AS entries,
       COALESCE(MAX(at), 0) AS last_at
FROM decision_event
WHERE decision_id = $1;
