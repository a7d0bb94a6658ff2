-- search_words_put: the words of an entry, in each part of it
INSERT OR REPLACE INTO search_text (rowid, title, title_stems, body, body_stems, marks)
VALUES ($1, $2, $3, $4, $5, $6);

-- search_words_remove: without them
DELETE FROM search_text
WHERE rowid = $1;

-- search_merge: merges so many pages of the index
INSERT INTO search_text (search_text, rank)
VALUES ('merge', $1);

-- search_changes: rows changed on this connection: a merge that changed none had nothing to do
SELECT total_changes() AS changes;

-- part search_matched: the entries that match $3; FTS5 is asked first, whatever SQLite would think
FROM search_text
CROSS JOIN search_entry ON search_entry.id = search_text.rowid
CROSS JOIN topic ON topic.id = search_entry.topic_id
WHERE search_text MATCH $3 AND

-- search_newest: what matches, the newest first, and when it was written
SELECT search_entry.id, search_entry.created_at AS weight
@search_matched
@search_filtered
ORDER BY search_text.rowid DESC
LIMIT $10;

-- search_weighed: the same, and how often the words stand there, titles before all
SELECT search_entry.id, CAST(1000000 * search_rank(search_text) AS INTEGER) AS weight
@search_matched
@search_filtered
ORDER BY search_text.rowid DESC
LIMIT $10;

-- search_liked: the same, and how much it is liked
SELECT search_entry.id,
       (SELECT likes_before + like_count FROM post WHERE id = search_entry.id) AS weight
@search_matched
@search_filtered
ORDER BY search_text.rowid DESC
LIMIT $10;

-- law_words_put: the words of an article, in each part of them
INSERT OR REPLACE INTO law_search_words (rowid, title, title_stems, body, body_stems, marks)
VALUES ($1, $2, $3, $4, $5, $6);

-- law_words_remove: without them
DELETE FROM law_search_words
WHERE rowid = $1;

-- law_weighed: articles and texts that match $1, and how often the words stand there
SELECT law_search.id, CAST(1000000 * search_rank(law_search_words) AS INTEGER) AS weight
FROM law_search_words
CROSS JOIN law_search ON law_search.id = law_search_words.rowid
WHERE law_search_words MATCH $1
ORDER BY law_search_words.rowid
LIMIT $2;

-- matter_words_put: the words of a decision or a vote, in each part of them
INSERT OR REPLACE INTO matter_search_words (rowid, title, title_stems, body, body_stems, marks)
VALUES ($1, $2, $3, $4, $5, $6);

-- matter_decisions: those that match $3, the newest first, and how often the words stand there
SELECT decision.id, CAST(1000000 * search_rank(matter_search_words) AS INTEGER) AS weight
FROM matter_search_words
CROSS JOIN matter_search ON matter_search.id = matter_search_words.rowid
CROSS JOIN decision ON decision.id = matter_search.decision_id
CROSS JOIN topic ON topic.id = decision.topic_id
WHERE matter_search_words MATCH $3 AND
@matter_decision_asked
@decision_readable
ORDER BY decision.id DESC
LIMIT $7;

-- matter_ballots: votes, the same
SELECT ballot_item.id, CAST(1000000 * search_rank(matter_search_words) AS INTEGER) AS weight
FROM matter_search_words
CROSS JOIN matter_search ON matter_search.id = matter_search_words.rowid
CROSS JOIN ballot_item ON ballot_item.id = matter_search.item_id
WHERE matter_search_words MATCH $3 AND
@matter_ballot_asked
@ballot_readable
ORDER BY ballot_item.id DESC
LIMIT $7;
