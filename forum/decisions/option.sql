-- part option_columns: what option_from() reads
SELECT decision_option.id, decision_option.decision_id, decision_option.number,
       decision_option.kind, decision_option.title,
       COALESCE(decision_option.author_id, 0) AS author_id,
       COALESCE(account.handle, '') AS author_handle, COALESCE(account.name, '') AS author_name,
       decision_option.set_aside_at, decision_option.set_aside, decision_option.created_at,
       COALESCE(newest.id, 0) AS version_id, COALESCE(newest.number, 0) AS version_number,
       CASE WHEN shown.option_id = decision_option.id THEN 1 ELSE 0 END AS is_current
FROM decision_option
JOIN decision ON decision.id = decision_option.decision_id
LEFT JOIN account ON account.id = decision_option.author_id
LEFT JOIN text_version AS newest ON newest.option_id = decision_option.id AND newest.number =
          (SELECT MAX(number) FROM text_version WHERE option_id = decision_option.id)
LEFT JOIN review ON review.decision_id = decision.id AND review.ended_at = 0
LEFT JOIN text_version AS shown ON shown.id = COALESCE(review.version_id, decision.version_id)

-- option_find: one option, with its newest text's number
@option_columns
WHERE decision_option.id = $1;

-- options_of: those of a decision
@option_columns
WHERE decision_option.decision_id = $1
ORDER BY decision_option.number;

-- part version_columns: what version_from() reads
SELECT text_version.id, text_version.option_id, decision_option.decision_id, text_version.number,
       text_version.text, text_version.html, text_version.hash,
       COALESCE(text_version.author_id, 0) AS author_id,
       COALESCE(account.handle, '') AS author_handle, COALESCE(account.name, '') AS author_name,
       text_version.is_substantial, text_version.note, text_version.created_at
FROM text_version
JOIN decision_option ON decision_option.id = text_version.option_id
LEFT JOIN account ON account.id = text_version.author_id

-- version_find: one text
@version_columns
WHERE text_version.id = $1;

-- versions_of: all texts of an option, the oldest first
@version_columns
WHERE text_version.option_id = $1
ORDER BY text_version.number;

-- version_current: the text that is before the people
@version_columns
WHERE text_version.id =
      (SELECT COALESCE(review.version_id, decision.version_id)
       FROM decision
       LEFT JOIN review ON review.decision_id = decision.id AND review.ended_at = 0
       WHERE decision.id = $1);

-- option_write: a new option, with the next number of its decision
INSERT INTO decision_option (decision_id, number, kind, title, author_id, created_at)
SELECT $1, COALESCE(MAX(number), 0) + 1, $2, $3, $4, $5
FROM decision_option
WHERE decision_id = $1
RETURNING id;

-- version_write: a new text, with the next number of its option
INSERT INTO text_version (option_id, number, text, html, hash, author_id, is_substantial, note,
                          created_at)
SELECT $1, COALESCE(MAX(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8
FROM text_version
WHERE option_id = $1
RETURNING id;

-- option_set_aside: why it is not taken
UPDATE decision_option SET set_aside_at = $2, set_aside = $3 WHERE id = $1;

-- decision_set_version: a small correction of the text that is proposed
UPDATE decision SET version_id = $2 WHERE id = $1;

-- options_count: besides the status quo and verdicts
SELECT COUNT(*) AS options FROM decision_option
WHERE decision_id = $1 AND kind = 0 AND number > 0;
