-- concerns_late: what of a decision's concerns is due by $2; $3 the time of an answer in seconds
SELECT id, version_id, COALESCE(author_id, 0) AS author_id,
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

-- concern_stand_aside: a block that nobody seconded in time
UPDATE concern SET stood_aside_at = $2 WHERE id = $1;

-- stance_stand_aside: what its author holds from then on
UPDATE stance SET kind = 2
WHERE decision_id = $1 AND account_id = $2 AND ended_at = 0 AND kind = 3;

-- concern_lapse: no answer came
UPDATE concern SET state = 3, ended_at = $2, asked_at = 0 WHERE id = $1;
