#ifndef BALLOTS_TALLY_H
#define BALLOTS_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "log/tree.h"

struct arena;

/*
 * Seats shared in proportion to votes, in integers alone.
 *
 * Sainte-Laguë: seat after seat goes to the largest of votes / (2 * seats + 1).
 * Hare: each gets the whole quotas (votes * seats / sum) it has; the seats left
 * go to the largest remainders, one each.
 *
 * Those that are equal go by ticket (decisions/draw.h): BLAKE2b-256(the seed's
 * 32 bytes, the name's bytes), the lowest first. Nothing is shared when nobody
 * voted.
 */
enum seat_rule { SAINTE_LAGUE, HARE, SEAT_RULES };

enum { SEATS_MAX = 1000, SHARES_MAX = 20 };

struct share {
    struct str name; /* "yes": what its ticket is made of */
    int64_t votes;   /* at most 10^9 */
    int64_t seats;   /* what comes out */
};

/*
 * True when a ticket decided: the page says so. Equal ones who all got a seat
 * needed none. Names differ, and their order does not matter.
 */
bool seats_share(struct arena *, enum seat_rule, int64_t seats, const struct hash *seed,
                 struct share *, size_t count);

/* "sainte-lague", "hare": in forms, lists and JSON; SEAT_RULES for none. */
const char *seat_rule_word(enum seat_rule);
enum seat_rule seat_rule_of(struct str word);
/* English, marked N_(): "Sainte-Laguë". */
const char *seat_rule_name(enum seat_rule);

#endif
