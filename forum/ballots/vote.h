#ifndef BALLOTS_VOTE_H
#define BALLOTS_VOTE_H

#include "ballots/item.h"

struct store;

/*
 * Who may vote, and what was voted, are two tables that share nothing but the
 * item: no voter, no time and no order on a ballot. A ballot is known by its
 * receipt, the SHA-256 of a secret of 16 random bytes that its owner alone keeps.
 * The form brings the secret with it, so a form that is sent twice is one vote.
 */
enum {
    VOTE_SECRET_BYTES = 16,
    SECRET_DIGITS =
        26, /* in base 32, without what can be mistaken: "0123456789abcdefghjkmnpqrstvwxyz" */
    SECRET_TEXT_MAX =
        40, /* as people type it: in groups, in either case, with O for 0 and I, L for 1 */
};

/* A new one, as it is shown: "7zqh-3m0k-…", in groups of four. */
struct str secret_new(struct arena *);

/*
 * The receipt of a secret as typed, false when it is none: the SHA-256 of its 26 digits in lower
 * case with nothing between them, in 64 hexadecimal digits. So a voter may make it with any tool.
 */
bool secret_receipt(struct arena *, struct str typed, struct str *receipt);

/* Somebody's place on the roll. Before it opens nobody has one. */
struct roll_place {
    bool is_on;
    bool has_voted;
};
MUST_CHECK enum result roll_place(struct db *, int64_t item_id, int64_t account_id,
                                  struct roll_place *);

/*
 * Votes, or changes a vote: who has not voted casts a ballot; who has replaces
 * the one with this secret. Problems for "choice", "secret" and "" (not open, not
 * on the roll, voted already and the secret is no ballot's). Nothing is logged.
 */
struct vote_wish {
    int64_t item_id;
    int64_t account_id;
    struct str choice; /* as in the published list */
    struct str secret; /* as typed */
};
MUST_CHECK enum result vote_cast(struct db *, struct arena *, const struct vote_wish *,
                                 struct problems *);

/* The ballot with this secret; NOT_FOUND. */
MUST_CHECK enum result vote_find(struct db *, struct arena *, int64_t item_id, struct str secret,
                                 struct str *receipt, struct str *choice);

/*
 * Whoever voted has one ballot, and nobody else has any: an item of which that is not so; 0: there
 * is none.
 */
MUST_CHECK enum result votes_uneven(struct db *, int64_t *item_id);

/*
 * Rewrites all ballots and the roll of one item in random order, in one
 * transaction, so that neither rows nor transactions tell who voted what. At
 * intervals while it is open (when two or more are new), and at its close.
 */
MUST_CHECK enum result ballots_shuffle(struct db *, int64_t item_id, int64_t now);

#endif
