-- decision_rules: the numbers of a version; 0: of the newest
SELECT version, name, value
FROM decision_rule
WHERE version = CASE WHEN $1 = 0 THEN (SELECT MAX(version) FROM decision_rules) ELSE $1 END
ORDER BY name;

-- decision_rules_add: a new version, without its numbers yet
INSERT INTO decision_rules (version, actor_id, reason, created_at) VALUES ($1, $2, $3, $4);

-- decision_rules_copy: the numbers of the version before
INSERT INTO decision_rule (version, name, value)
SELECT $1, name, value FROM decision_rule WHERE version = $2;

-- decision_rule_set: another number, in a version that is being made
UPDATE decision_rule SET value = $3 WHERE version = $1 AND name = $2;
