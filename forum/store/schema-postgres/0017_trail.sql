-- What the lists of debates show of the decisions each is linked to: enum tile of decisions/map.h,
-- and one more; 0: nothing is under way.
ALTER TABLE topic ADD COLUMN decision_mark BIGINT NOT NULL DEFAULT 0;
