#ifndef TESTS_BENCH_VOTE_H
#define TESTS_BENCH_VOTE_H

struct store;

/*
 * 1,000 more people and votes that are open to them, on a forum of bench_fill(): prints the id of
 * the last vote, then a line a person: a session's cookie, its token, and a secret for all their
 * ballots.
 */
void bench_vote(struct store *);

#endif
