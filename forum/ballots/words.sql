-- ballot_amendment: what is put to a vote of an amendment, and on what it was written
SELECT text_id, version_id, article_id, lang, words, state
FROM law_amendment
WHERE id = $1;
