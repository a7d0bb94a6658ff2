-- ballot_amendment_number: how the page of an amendment is found
SELECT number FROM law_amendment WHERE id = $1;
