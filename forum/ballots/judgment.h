#ifndef BALLOTS_JUDGMENT_H
#define BALLOTS_JUDGMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "log/tree.h"

struct arena;

/*
 * Majority judgment (Balinski and Laraki). Each proposal has a profile: how many
 * ballots gave it each grade, the best first. Its grade is that of the low
 * median, the ballot of index (n - 1) div 2 counted from the worst.
 *
 * Two proposals are compared by what is left when their median ballots go one
 * by one. The key says it at once: note the median grade; take the larger of the
 * groups that gave more and less, the one below when they are equal; note plus
 * or minus its size; move the ballots of the median into the nearest grade of
 * that group; repeat until the group is empty. The shorter key is padded with
 * zeros. Proposals that are still equal go by ticket, as seats do (tally.h).
 */
enum { GRADES_MIN = 3, GRADES_MAX = 7, PROPOSALS_MIN = 2, PROPOSALS_MAX = 20 };

struct profile {
    struct str name;           /* the proposal's number in digits: what its ticket is made of */
    int64_t votes[GRADES_MAX]; /* of grade 1, the best, and on; every ballot once */
    /* What comes out. */
    int grade;    /* the low median, from 1; 0: no ballot */
    int rank;     /* from 1; no two are the same */
    bool is_tied; /* a ticket placed it beside an equal one */
};

/* Fills in what comes out; the profiles stay where they are. */
void judgment_rank(struct arena *, const struct hash *seed, int grades, struct profile *,
                   size_t count);

/* Below 0 when the first is better, 0 when they are equal but for the ticket. */
int judgment_order(int grades, const struct profile *, const struct profile *);

#endif
