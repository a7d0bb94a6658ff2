-- setting_value: what it is set to
SELECT value
FROM setting
WHERE name = $1;

-- setting_set: from now on
INSERT INTO setting (name, value)
VALUES ($1, $2)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;
