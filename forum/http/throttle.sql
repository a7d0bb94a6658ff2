-- throttle_count: one more try of this; begins anew when its time is over
INSERT INTO throttle (key, count, expires_at) VALUES ($1, 1, $2)
ON CONFLICT (key) DO UPDATE
SET count = CASE WHEN throttle.expires_at <= $3 THEN 1 ELSE throttle.count + 1 END,
    expires_at = CASE WHEN throttle.expires_at <= $3 THEN $2 ELSE throttle.expires_at END
RETURNING count, expires_at;

-- throttle_read: how often it was tried
SELECT count, expires_at FROM throttle WHERE key = $1 AND expires_at > $2;

-- throttle_sweep:
DELETE FROM throttle WHERE expires_at <= $1;

-- once_find: what the same form led to when it came the first time
SELECT content, location FROM once WHERE account_id = $1 AND value = $2;

-- once_keep:
INSERT INTO once (account_id, value, content, location, created_at) VALUES ($1, $2, $3, $4, $5);

-- once_sweep:
DELETE FROM once WHERE created_at < $1;
