-- topic_moved: the topic that had this id and slug elsewhere
SELECT id
FROM old_address
WHERE kind = 'topic' AND old_id = $1 AND slug = $2
ORDER BY origin
LIMIT 1;

-- category_moved: the category that had this id and slug elsewhere
SELECT id
FROM old_address
WHERE kind = 'category' AND old_id = $1 AND slug = $2
ORDER BY origin
LIMIT 1;
