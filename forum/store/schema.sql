-- schema_record_make: which steps have run
CREATE TABLE IF NOT EXISTS schema_step (
    step       BIGINT NOT NULL PRIMARY KEY,
    applied_at BIGINT NOT NULL
);

-- schema_version: 0 until the first step has run
SELECT COALESCE(MAX(step), 0) AS version FROM schema_step;

-- schema_record: a step that has run
INSERT INTO schema_step (step, applied_at) VALUES ($1, $2);
