-- What was written and liked lately, and what was written and liked most: for /top.
CREATE INDEX post_by_time ON post (created_at, topic_id) WHERE deleted_at = 0 AND hidden_at = 0;
CREATE INDEX post_like_by_time ON post_like (created_at, topic_id);
CREATE INDEX topic_top ON topic ((post_count + like_count) DESC, id DESC) WHERE hidden_at = 0;

-- How often somebody was thanked: for their page.
CREATE INDEX post_liked ON post (author_id, like_count, likes_before)
    WHERE deleted_at = 0 AND hidden_at = 0 AND like_count + likes_before > 0;
