-- demo_anything: whatever would be mixed up with the demo
SELECT id FROM account
UNION ALL SELECT id FROM category
UNION ALL SELECT id FROM topic
LIMIT 1;

-- demo_due: a decision whose next step is due
SELECT id FROM decision WHERE due_at > 0 AND due_at <= $1 ORDER BY due_at, id LIMIT 1;

-- demo_successor: the decision that a review merged this one into
SELECT decision_id FROM decision_link WHERE other_id = $1 AND kind = 2;
