-- suspension_set: until then; 0 ends it
UPDATE account
SET suspended_until = $2, suspended_why = $3
WHERE id = $1
RETURNING id;

-- suspension_find: whether somebody is suspended, and why
SELECT suspended_until, suspended_why
FROM account
WHERE id = $1;
