#ifndef BALLOTS_RESULT_VIEW_H
#define BALLOTS_RESULT_VIEW_H

#include "ballots/close.h"
#include "ballots/judgment.h"
#include "ballots/tally.h"

struct arena;
struct db;

/* Yes, no and abstentions, in this order, as they stand in the figures. */
enum { SHARE_YES, SHARE_NO, SHARE_ABSTAIN, SHARES };

/*
 * What a vote came to, as its page shows it: the figures of the close, and how seats and
 * ranks follow from them, made again from the figures and the seed.
 */
struct ballot_result {
    struct share shares[SHARES];
    int64_t ballots; /* votes of all shares, or ballots of a judgment */
    struct profile profiles[PROPOSALS_MAX];
    size_t profile_count;
    size_t order[PROPOSALS_MAX]; /* places in profiles, the best first */
    bool has_ticket;             /* a ticket decided about a seat or a rank */
    bool meets_quorum;
    struct ballot_turnouts turnouts;
};

MUST_CHECK enum result ballot_result_read(struct db *, struct arena *, const struct ballot_item *,
                                          size_t proposals, size_t grades, struct ballot_result *);

/* Thousandths of all; 0 of none. */
int64_t ballot_thousandths(int64_t part, int64_t all);

/*
 * How seats were shared, for people to follow. Sainte-Laguë: what votes are divided by
 * (1, 3, 5 …) and the quotients, in tenths; as many columns as a share has seats and one more, or
 * none when that is more than SEAT_COLUMNS_MAX: then the last quotient that got a seat, and the
 * next that did not. Hare: whole quotas, and what is left over, times the sum of votes.
 */
enum { SEAT_COLUMNS_MAX = 12 };
int64_t seat_columns(const struct ballot_result *);
int64_t seat_quotient_tenths(int64_t votes, int64_t seats_before); /* rounded */
int64_t hare_whole(int64_t votes, int64_t seats, int64_t sum);
int64_t hare_rest(int64_t votes, int64_t seats, int64_t sum);

#endif
