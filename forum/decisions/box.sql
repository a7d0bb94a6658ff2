-- part marked: the debates whose mark is set anew; which ones stands behind
UPDATE topic
SET version = version + 1,
    decision_mark = COALESCE(
        (SELECT MIN(tile) + 1
         FROM (SELECT decision_topic.topic_id,

-- part under_way: the tiles of a debate's decisions that are not over, as its readers may see them
                      AS tile
               FROM decision_topic
               JOIN decision ON decision.id = decision_topic.decision_id
               JOIN topic AS linked ON linked.id = decision_topic.topic_id
               JOIN topic AS own ON own.id = decision.topic_id
               JOIN category ON category.id = own.category_id
               WHERE decision.hidden_at = 0 AND own.hidden_at = 0 AND
                     decision.state NOT IN (6, 9, 10) AND
                     (own.category_id = linked.category_id OR category.readers = 0)
              ) AS shown
         WHERE shown.topic_id = topic.id), 0)

-- box_mark_all: of the debates of a decision
@marked
@tile_of
@under_way
WHERE id IN (SELECT topic_id FROM decision_topic WHERE decision_id = $1);

-- box_mark_one: of one debate
@marked
@tile_of
@under_way
WHERE id = $1;
