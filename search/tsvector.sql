-- search_words_put on postgres: the words of an entry, those of each part after the others
UPDATE search_entry
SET words = $2::text::tsvector || $3::text::tsvector || $4::text::tsvector ||
            $5::text::tsvector || $6::text::tsvector
WHERE id = $1;

-- search_words_remove on postgres: they went with the entry
DELETE FROM search_entry
WHERE id = $1;

-- search_merge on postgres: done by autovacuum
SELECT $1::bigint AS pages;

-- search_changes on postgres: none, so the erasing is done
SELECT 0 AS changes;

-- part search_matched_vector: the entries that match $3
FROM search_entry
JOIN topic ON topic.id = search_entry.topic_id
WHERE search_entry.words @@ $3::text::tsquery AND

-- search_newest on postgres: what matches, the newest first, and when it was written
SELECT search_entry.id, search_entry.created_at AS weight
@search_matched_vector
@search_filtered
ORDER BY search_entry.id DESC
LIMIT $10;

-- search_weighed on postgres: the same, and how often the words stand there, titles before all
SELECT newest.id,
       CAST(1000000000 * ts_rank('{0.1, 0.1, 0.1, 1.0}', newest.words, $3::text::tsquery, 1)
            AS BIGINT) AS weight
FROM (SELECT search_entry.id, search_entry.words
@search_matched_vector
@search_filtered
      ORDER BY search_entry.id DESC
      LIMIT $10) AS newest
ORDER BY newest.id DESC;

-- search_liked on postgres: the same, and how much it is liked
SELECT newest.id, post.likes_before + post.like_count AS weight
FROM (SELECT search_entry.id
@search_matched_vector
@search_filtered
      ORDER BY search_entry.id DESC
      LIMIT $10) AS newest
JOIN post ON post.id = newest.id
ORDER BY newest.id DESC;

-- law_words_put on postgres: the words of an article, those of each part after the others
UPDATE law_search
SET words = $2::text::tsvector || $3::text::tsvector || $4::text::tsvector ||
            $5::text::tsvector || $6::text::tsvector
WHERE id = $1;

-- law_words_remove on postgres: they went with the entry
DELETE FROM law_search
WHERE id = $1;

-- law_weighed on postgres: articles and texts that match $1, and how often the words stand there
SELECT law_search.id,
       CAST(1000000000 * ts_rank('{0.1, 0.1, 0.1, 1.0}', law_search.words, $1::text::tsquery, 1)
            AS BIGINT) AS weight
FROM law_search
WHERE law_search.words @@ $1::text::tsquery
ORDER BY law_search.id
LIMIT $2;

-- matter_words_put on postgres: the words of a decision or a vote, those of each part after the others
UPDATE matter_search
SET words = $2::text::tsvector || $3::text::tsvector || $4::text::tsvector ||
            $5::text::tsvector || $6::text::tsvector
WHERE id = $1;

-- matter_decisions on postgres: those that match $3, the newest first, and how often the words stand there
SELECT decision.id,
       CAST(1000000000 * ts_rank('{0.1, 0.1, 0.1, 1.0}', matter_search.words, $3::text::tsquery, 1)
            AS BIGINT) AS weight
FROM matter_search
JOIN decision ON decision.id = matter_search.decision_id
JOIN topic ON topic.id = decision.topic_id
WHERE matter_search.words @@ $3::text::tsquery AND
@matter_decision_asked
@decision_readable
ORDER BY decision.id DESC
LIMIT $7;

-- matter_ballots on postgres: votes, the same
SELECT ballot_item.id,
       CAST(1000000000 * ts_rank('{0.1, 0.1, 0.1, 1.0}', matter_search.words, $3::text::tsquery, 1)
            AS BIGINT) AS weight
FROM matter_search
JOIN ballot_item ON ballot_item.id = matter_search.item_id
WHERE matter_search.words @@ $3::text::tsquery AND
@matter_ballot_asked
@ballot_readable
ORDER BY ballot_item.id DESC
LIMIT $7;
