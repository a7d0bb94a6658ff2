-- part tile_of: the tile of a decision (enum tile of decisions/map.h), by its state (enum
-- decision_state); an objection that holds stops what is proposed and a last call
CASE WHEN decision.state IN (3, 4) AND
          EXISTS (SELECT 1 FROM concern
                  JOIN text_version ON text_version.id = concern.version_id
                  WHERE concern.decision_id = decision.id AND is_block = 1 AND sustained_at > 0 AND
                        stood_aside_at = 0 AND ended_at = 0 AND text_version.option_id =
                        (SELECT option_id FROM text_version
                         WHERE text_version.id = decision.version_id))
     THEN 2
     WHEN decision.state IN (2, 3, 9) THEN 0
     WHEN decision.state IN (1, 4) THEN 1
     WHEN decision.state = 7 THEN 3
     WHEN decision.state = 8 THEN 4
     WHEN decision.state = 5 THEN 5
     WHEN decision.state = 6 THEN 6
     ELSE 7 END

-- part map_sorted: what orders decisions: $6 is enum map_order; what has no deadline comes after
-- what has one
SELECT decision.id,
       CASE WHEN $6 = 0 AND decision.state IN (6, 10) THEN 1 ELSE 0 END AS part,
       CASE WHEN $6 = 1 THEN -decision.created_at
            WHEN $6 = 2 THEN -topic.post_count
            WHEN $6 = 3 THEN -decision.state_since
            WHEN decision.state IN (6, 10) THEN -decision.state_since
            WHEN decision.due_at = 0 THEN 9000000000000
            ELSE decision.due_at END AS sort_key,

-- decisions_sorted: a page of the ids of what somebody may read, after ($7, $8, $9)
SELECT id, part, sort_key, tile
FROM (
@map_sorted
@tile_of
             AS tile
      FROM decision
      JOIN topic ON topic.id = decision.topic_id
      WHERE ($3 = 0 OR topic.category_id = $3) AND
@decision_readable
     ) AS sorted
WHERE ($4 = 8 OR tile = $4) AND (part, sort_key, id) > ($7, $8, $9)
ORDER BY part, sort_key, id
LIMIT $5;

-- decisions_counted: how many of each tile somebody may read, in a category or (0) in all
SELECT tile, COUNT(*) AS count
FROM (SELECT
@tile_of
             AS tile
      FROM decision
      JOIN topic ON topic.id = decision.topic_id
      WHERE ($3 = 0 OR topic.category_id = $3) AND
@decision_readable
     ) AS counted
GROUP BY tile;

-- decisions_of_person: the newest that $3 asked or is the clerk of
SELECT decision.id,
@tile_of
       AS tile
FROM decision
JOIN topic ON topic.id = decision.topic_id
WHERE (decision.author_id = $3 OR decision.clerk_id = $3) AND
@decision_readable
ORDER BY decision.id DESC
LIMIT $4;

-- decisions_of_topic: those that the page of a debate shows whoever reads it: all who may read the
-- debate may read them. Under way first.
SELECT decision.id,
@tile_of
       AS tile
FROM decision_topic
JOIN decision ON decision.id = decision_topic.decision_id
JOIN topic ON topic.id = decision_topic.topic_id
JOIN topic AS own ON own.id = decision.topic_id
JOIN category ON category.id = own.category_id
WHERE decision_topic.topic_id = $1 AND decision.hidden_at = 0 AND own.hidden_at = 0 AND
      (own.category_id = topic.category_id OR category.readers = 0)
ORDER BY CASE WHEN decision.state IN (6, 10) THEN 1 ELSE 0 END, decision.id DESC
LIMIT $2;

-- decision_around: what a line of the map shows beside the decision
SELECT topic.post_count, category.id AS category_id, category.slug AS category_slug,
       category.name AS category_name,
       (SELECT COUNT(*) FROM decision_option
        WHERE decision_option.decision_id = decision.id AND decision_option.kind = 0 AND
              decision_option.number > 0) AS options,
       (SELECT COUNT(*) FROM branch
        WHERE branch.trial_id = (SELECT MAX(id) FROM trial
                                 WHERE trial.decision_id = decision.id)) AS branches
FROM decision
JOIN topic ON topic.id = decision.topic_id
JOIN category ON category.id = topic.category_id
WHERE decision.id = $1;
