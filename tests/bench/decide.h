#ifndef TESTS_BENCH_DECIDE_H
#define TESTS_BENCH_DECIDE_H

struct store;

/*
 * A decision in the debate of 500 posts of bench_fill(): a proposed text with a
 * summary, on which each of the 200 people holds something, half of them with
 * a reason. Its id is 1.
 */
void bench_decide(struct store *);

#endif
