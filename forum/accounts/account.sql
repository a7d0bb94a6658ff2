-- account_create: a new account; no row when its handle is taken
INSERT INTO account (handle, handle_folded, name, mail, mail_since, password, role, language, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $5)
ON CONFLICT (handle_folded) DO NOTHING
RETURNING id;

-- account_find: what may be shown of one account
SELECT id, handle, name, about, role, language, zone, created_at, topic_count, post_count,
       CASE WHEN mail = '' THEN 0 ELSE 1 END AS has_mail, left_at
FROM account
WHERE id = $1;

-- account_by_handle: the same, by the handle in lower case
SELECT id, handle, name, about, role, language, zone, created_at, topic_count, post_count,
       CASE WHEN mail = '' THEN 0 ELSE 1 END AS has_mail, left_at
FROM account
WHERE handle_folded = $1;

-- handle_taken: does a person or a team have this handle, in lower case?
SELECT 1 AS is_taken
FROM account
WHERE handle_folded = $1
UNION ALL
SELECT 1
FROM team
WHERE handle_folded = $1;

-- account_key: what a password is checked against
SELECT id, password
FROM account
WHERE id = $1 AND password <> '';

-- account_key_by_handle: the same, for who signs in with a handle
SELECT id, password
FROM account
WHERE handle_folded = $1 AND password <> '';

-- account_key_by_mail: the same with a mail address; nobody who takes it later gets in the way
SELECT id, password
FROM account
WHERE mail = $1 AND mail <> '' AND password <> ''
ORDER BY mail_since, id
LIMIT 1;

-- account_mail: for its owner's eyes only
SELECT mail
FROM account
WHERE id = $1;

-- account_set_password: a new password's hash
UPDATE account
SET password = $2
WHERE id = $1
RETURNING id;

-- account_set_role: what somebody may do from now on
UPDATE account
SET role = $2
WHERE id = $1
RETURNING id;

-- account_renamed: before another name: the topics that show it, also where its posts are quoted
UPDATE topic
SET version = version + 1
WHERE EXISTS (SELECT id FROM account WHERE id = $1 AND name <> $2)
  AND id IN (SELECT topic_id FROM post WHERE author_id = $1
             UNION
             SELECT post.topic_id
             FROM post AS quoted
             JOIN post_quote ON post_quote.quoted_topic_id = quoted.topic_id
                            AND post_quote.quoted_number = quoted.number
             JOIN post ON post.id = post_quote.post_id
             WHERE quoted.author_id = $1);

-- account_set_profile: what its owner says of themselves
UPDATE account
SET name = $2, about = $3, language = $4, zone = $5
WHERE id = $1
RETURNING id;

-- account_set_mail: another address, or none; the same one keeps its age
UPDATE account
SET mail = $2, mail_since = CASE WHEN mail = $2 THEN mail_since ELSE $3 END
WHERE id = $1
RETURNING id;

-- account_has_administrator: is there anyone who can make others moderators?
SELECT id
FROM account
WHERE role = 3
LIMIT 1;
