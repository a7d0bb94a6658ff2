#ifndef DECISIONS_DRAW_H
#define DECISIONS_DRAW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/result.h"
#include "base/str.h"
#include "log/tree.h"

struct arena;

/*
 * A draw by ticket: who of a list that was published is drawn, by a seed that
 * nobody could know then. Nothing but these bytes takes part, so that anyone
 * can do it again with any tool:
 *
 *     seed   = BLAKE2b-256(of each source, in the order declared: the number of
 *              its bytes in decimal digits, ":", its bytes, ",")
 *     ticket = BLAKE2b-256(the 32 bytes of the seed, the bytes of the member's id)
 *
 * BLAKE2b is RFC 7693's, without a key, of 32 bytes. Members go by their
 * tickets, the lowest first, compared byte by byte; each is drawn as long as
 * seats are left, unless as many of their label are drawn as its quota allows.
 *
 * So the order of the list does not matter, and taking one who was drawn off the
 * list gives their seat to one other and changes no other.
 */
enum {
    DRAW_MEMBERS_MAX = 1000000,
    DRAW_QUOTAS_MAX = 50,
    DRAW_ID_MAX = 200,    /* bytes */
    DRAW_LABEL_MAX = 100, /* bytes */
};

struct draw_member {
    struct str id;    /* not empty */
    struct str label; /* of a declared group; empty for none */
};

/* At most so many with this label are drawn. */
struct draw_quota {
    struct str label;
    size_t max;
};

struct draw_wish {
    struct hash seed;
    const struct draw_member *members;
    size_t count;
    size_t seats;
    const struct draw_quota *quotas; /* no two of one label */
    size_t quota_count;
};

/* Where a member came. */
struct draw_place {
    const struct draw_member *member;
    struct hash ticket;
    size_t seat;         /* from 1, in the order of the tickets; 0: not drawn */
    bool is_passed_over; /* a seat was free, and the quota of the label was full */
};

struct draw {
    struct draw_place *places; /* as many as members, by their tickets */
    size_t drawn;              /* fewer than the seats when the list or the quotas give no more */
};

/*
 * Draws. The places live in the arena and point to the wish's members. CONFLICT
 * when an id is there twice, or a quota for one label: then nothing is drawn.
 */
MUST_CHECK enum result draw_hold(struct arena *, const struct draw_wish *, struct draw *);

/* BLAKE2b-256 of some bytes. */
void draw_hash(struct str bytes, struct hash *);

/* Of sources that become known after the list was published; their order is declared with it. */
void draw_seed(const struct str *sources, size_t count, struct hash *seed);

/* Somebody's ticket, by itself: also for what else is decided by one. */
void draw_ticket(const struct hash *seed, struct str id, struct hash *ticket);

#endif
