-- session_find: who it belongs to; ended ones are none
SELECT session.account_id, session.expires_at, session.seen_on,
       account.handle, account.name, account.role, account.language, account.zone,
       account.created_at AS joined_at,
       CASE WHEN account.suspended_until > $2 THEN account.suspended_until ELSE 0 END
           AS suspended_until,
       (SELECT COUNT(*) FROM (SELECT 1 AS one FROM notice
                              WHERE notice.account_id = session.account_id AND notice.seen_at = 0
                              LIMIT 100) AS unseen)
       + (SELECT COUNT(*) FROM (SELECT DISTINCT post.id
@calls_told
                                  AND told.id = session.account_id
                                  AND team_call.opened_at > $2 - 7776000
@call_is_new
                                LIMIT 100) AS calls) AS notice_count
FROM session JOIN account ON account.id = session.account_id
WHERE session.token_hash = $1 AND session.expires_at > $2 AND session.seen_on > $3;

-- session_begin:
INSERT INTO session (token_hash, account_id, created_at, seen_on, expires_at, device)
VALUES ($1, $2, $3, $4, $5, $6);

-- session_end_by_hash:
DELETE FROM session WHERE token_hash = $1;

-- session_seen: a day at a time
UPDATE session SET seen_on = $2 WHERE token_hash = $1 AND seen_on < $2;

-- sessions_of: newest first
SELECT token_hash, device, created_at, seen_on FROM session
WHERE account_id = $1 AND expires_at > $2
ORDER BY created_at DESC, token_hash;

-- sessions_end_others:
DELETE FROM session WHERE account_id = $1 AND token_hash <> $2;

-- sessions_sweep:
DELETE FROM session WHERE expires_at <= $1 OR seen_on <= $2;
