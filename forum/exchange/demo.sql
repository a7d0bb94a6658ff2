-- demo_anything: whatever would be mixed up with the demo
SELECT id FROM account
UNION ALL SELECT id FROM category
UNION ALL SELECT id FROM topic
LIMIT 1;
