#ifndef TESTS_BENCH_LAW_H
#define TESTS_BENCH_LAW_H

struct store;

/*
 * A law text of 1,000 articles, "/law/bench", with 10,000 annotations in the debates of
 * bench_fill(), on words and on whole alinéas.
 */
void bench_law(struct store *);

/* Its next version, in which each tenth article has other words, is published: all annotations are
 * placed anew. */
struct law_speed {
    double annotations_per_second; /* of the whole publishing */
    double grown_megabytes;        /* of memory that it took at most */
};
struct law_speed bench_law_again(struct store *);

#endif
