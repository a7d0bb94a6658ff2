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

-- decision_rules_all: the versions, the newest first, with the number that each changed
SELECT decision_rules.version, COALESCE(actor_id, 0) AS author_id,
       COALESCE(account.handle, '') AS author_handle, COALESCE(account.name, '') AS author_name,
       reason, decision_rules.created_at, COALESCE(rule.name, '') AS name,
       COALESCE(rule.value, 0) AS value, COALESCE(earlier.value, 0) AS before_it
FROM decision_rules
LEFT JOIN account ON account.id = actor_id
LEFT JOIN decision_rule AS rule
     ON rule.version = decision_rules.version AND decision_rules.version > 1 AND
        rule.value <> (SELECT value FROM decision_rule AS old
                       WHERE old.version = rule.version - 1 AND old.name = rule.name)
LEFT JOIN decision_rule AS earlier
     ON earlier.version = decision_rules.version - 1 AND earlier.name = rule.name
ORDER BY decision_rules.version DESC
LIMIT $1;
