-- account_standing: what matters of who wants to leave
SELECT handle, role, left_at,
       (SELECT COUNT(*) FROM account AS other
        WHERE other.role = 3 AND other.left_at = 0 AND other.id <> $1) AS other_administrators
FROM account
WHERE id = $1;

-- account_unname: nothing of the account tells whose it was
UPDATE account
SET handle = $2, handle_folded = $2, name = '', about = '', mail = '', mail_since = 0, password = '',
    role = 1, language = '', zone = '', left_at = $3, is_erasing = $4
WHERE id = $1;

-- handle_leave: nobody takes it any more
INSERT INTO handle_left (hash) VALUES ($1) ON CONFLICT (hash) DO NOTHING;

-- handle_was_left: did somebody who had it leave?
SELECT 1 AS is_left FROM handle_left WHERE hash = $1;

-- account_to_erase: somebody whose words are being erased
SELECT id FROM account WHERE is_erasing = 1 ORDER BY id LIMIT 1;

-- account_erased: none are left
UPDATE account SET is_erasing = 0 WHERE id = $1;
