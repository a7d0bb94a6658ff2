-- decision_needs: what waits for $2 at $3, the most urgent first, $4 at most; a summary is wanted
-- anew after $5 messages. Each part begins at what is $2's own; kinds as in need_pages.c.
SELECT needed.kind, needed.about_id, needed.number, needed.until_at, needed.since,
       decision.id, decision.slug, decision.question, decision.lang
FROM (
      SELECT 0 AS kind, concern.decision_id, concern.id AS about_id, asked.number AS number,
             concern.asked_at + rule.value * 86400 AS until_at, concern.asked_at AS since
      FROM concern
      JOIN decision AS own ON own.id = concern.decision_id
      JOIN decision_rule AS rule ON rule.version = own.rules_version AND
                                    rule.name = 'answer_days'
      JOIN text_version AS asked ON asked.id = concern.asked_id
      WHERE concern.author_id = $2 AND concern.ended_at = 0 AND concern.asked_at > 0
      UNION ALL
      SELECT 1, own.id, 0, 0, own.call_ends_at, own.state_since
      FROM decision AS own
      WHERE own.state = 4 AND own.call_ends_at > $3 AND COALESCE(own.author_id, 0) <> $2 AND
            own.id IN (SELECT decision_id FROM stance WHERE account_id = $2
                       UNION SELECT decision_id FROM concern WHERE author_id = $2) AND
            NOT EXISTS (SELECT 1 FROM stance
                        WHERE stance.decision_id = own.id AND stance.account_id = $2 AND
                              stance.ended_at = 0 AND stance.is_stale = 0)
      UNION ALL
      SELECT 2, trial.decision_id, branch.id, 0, 0, branch_owner.asked_at
      FROM branch_owner
      JOIN branch ON branch.id = branch_owner.branch_id AND branch.ended_at = 0
      JOIN trial ON trial.id = branch.trial_id
      WHERE branch_owner.account_id = $2 AND branch_owner.accepted_at = 0
      UNION ALL
      SELECT 3, concern.decision_id, concern.id, 0, 0, concern_arbiter.drawn_at
      FROM concern_arbiter
      JOIN concern ON concern.id = concern_arbiter.concern_id AND concern.ended_at = 0
      WHERE concern_arbiter.account_id = $2 AND concern_arbiter.said_at = 0
      UNION ALL
      SELECT 4, trial.decision_id, branch.id, 0, 0, review.proposed_at
      FROM branch_owner
      JOIN branch ON branch.id = branch_owner.branch_id AND branch.ended_at = 0
      JOIN trial ON trial.id = branch.trial_id
      JOIN review ON review.trial_id = trial.id AND review.ended_at = 0 AND
                     review.version_id IS NOT NULL
      WHERE branch_owner.account_id = $2 AND branch_owner.accepted_at > 0 AND
            NOT EXISTS (SELECT 1 FROM review_answer
                        WHERE review_id = review.id AND branch_id = branch.id)
      UNION ALL
      SELECT 5, trial.decision_id, branch.id, 0, trial.review_at,
             trial.review_at - rule.value * 86400
      FROM branch_owner
      JOIN branch ON branch.id = branch_owner.branch_id AND branch.ended_at = 0 AND
                     branch.state IN (1, 2) AND branch.reported_at = 0 AND branch.no_report = 0
      JOIN trial ON trial.id = branch.trial_id
      JOIN decision AS own ON own.id = trial.decision_id
      JOIN decision_rule AS rule ON rule.version = own.rules_version AND
                                    rule.name = 'report_days'
      WHERE branch_owner.account_id = $2 AND branch_owner.accepted_at > 0 AND
            trial.review_at > 0 AND trial.review_at <= $3 + rule.value * 86400
      UNION ALL
      SELECT 6, own.id, 0, COUNT(*), 0, MIN(concern.created_at)
      FROM decision AS own
      JOIN concern ON concern.decision_id = own.id AND concern.ended_at = 0 AND concern.state = 0
      WHERE own.state IN (2, 3, 4, 8) AND (own.author_id = $2 OR own.clerk_id = $2)
      GROUP BY own.id
      UNION ALL
      SELECT 7, own.id, 0, 0, 0, own.created_at
      FROM decision AS own
      WHERE own.clerk_id = $2 AND own.state IN (2, 3) AND
            NOT EXISTS (SELECT 1 FROM summary WHERE summary.decision_id = own.id)
      UNION ALL
      SELECT 8, own.id, 0, CAST($5 AS BIGINT), 0, summary.created_at
      FROM decision AS own
      JOIN summary ON summary.decision_id = own.id AND
                      summary.number = (SELECT MAX(last.number) FROM summary AS last
                                        WHERE last.decision_id = own.id)
      WHERE own.clerk_id = $2 AND own.state IN (2, 3, 4, 8) AND
            (SELECT COUNT(*) FROM decision_topic
             JOIN post ON post.topic_id = decision_topic.topic_id
             WHERE decision_topic.decision_id = own.id AND post.id > summary.read_until AND
                   post.deleted_at = 0 AND post.hidden_at = 0) >= CAST($5 AS BIGINT)
      UNION ALL
      SELECT 9, own.id, 0, 0, 0, own.state_since
      FROM decision AS own
      JOIN review ON review.decision_id = own.id AND review.ended_at = 0 AND
                     review.version_id IS NULL
      WHERE own.clerk_id = $2 AND own.state = 8
      UNION ALL
      SELECT 10, concern.decision_id, concern.id, 0, concern.second_until, concern.created_at
      FROM concern
      WHERE concern.is_block = 1 AND concern.ended_at = 0 AND concern.sustained_at = 0 AND
            concern.stood_aside_at = 0 AND concern.second_until > $3 AND
            COALESCE(concern.author_id, 0) <> $2 AND
            concern.decision_id IN (SELECT decision_id FROM stance
                                    WHERE account_id = $2 AND ended_at = 0 AND kind IN (1, 2)) AND
            NOT EXISTS (SELECT 1 FROM concern_second
                        WHERE concern_id = concern.id AND account_id = $2)
      UNION ALL
      SELECT 11, own.id, 0, 0, 0, own.window_ends_at
      FROM decision AS own
      WHERE own.clerk_id = $2 AND own.state = 3 AND own.window_ends_at <= $3
     ) AS needed
JOIN decision ON decision.id = needed.decision_id
JOIN topic ON topic.id = decision.topic_id
WHERE decision.hidden_at = 0 AND decision.state <> 10 AND topic.hidden_at = 0 AND
@readable
ORDER BY needed.kind, CASE WHEN needed.until_at > 0 THEN needed.until_at ELSE needed.since END,
         decision.id
LIMIT $4;
