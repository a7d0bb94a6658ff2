-- concerns_late: what of a decision's concerns is due by $2; $3 the time of an answer in seconds
SELECT id,
       CASE WHEN author_id IS NULL THEN 1
            WHEN is_block = 1 AND stood_aside_at = 0 AND sustained_at = 0 AND second_until <= $2
            THEN 0 ELSE 1 END AS lapses
FROM concern
WHERE decision_id = $1 AND ended_at = 0 AND
      (author_id IS NULL OR
       (is_block = 1 AND stood_aside_at = 0 AND sustained_at = 0 AND second_until <= $2) OR
       (asked_at > 0 AND asked_at + $3 <= $2))
ORDER BY CASE WHEN is_block = 1 AND stood_aside_at = 0 AND sustained_at = 0 THEN second_until
              ELSE asked_at + $3 END, id
LIMIT 1;
