-- old_address_find: where something is now that could not keep its id
SELECT id
FROM old_address
WHERE kind = $1 AND old_id = $2 AND slug = $3
LIMIT 1;
