#include "ballots/tally.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "decisions/draw.h"
#include "render/language.h"

static const struct {
    const char *word, *name;
} rules[SEAT_RULES] = {
    [SAINTE_LAGUE] = { "sainte-lague", N_("Sainte-Laguë") },
    [HARE] = { "hare", N_("Hare, the largest remainders") },
};

const char *seat_rule_word(enum seat_rule rule)
{
    return rules[rule].word;
}

enum seat_rule seat_rule_of(struct str word)
{
    for (int rule = 0; rule < SEAT_RULES; rule++)
        if (str_equal(word, str_of(rules[rule].word)))
            return (enum seat_rule)rule;
    return SEAT_RULES;
}

const char *seat_rule_name(enum seat_rule rule)
{
    return rules[rule].name;
}

/* Somebody who shares, with what breaks their ties. */
struct claim {
    struct share *share;
    struct hash ticket;
    int64_t remainder; /* of a quota, by Hare */
};

static struct claim *claims_of(struct arena *arena, const struct hash *seed, struct share *shares,
                               size_t count)
{
    struct claim *claims = arena_alloc(arena, (count + 1) * sizeof *claims);

    for (size_t i = 0; i < count; i++) {
        claims[i].share = &shares[i];
        draw_ticket(seed, shares[i].name, &claims[i].ticket);
    }
    return claims;
}

static int by_ticket(const struct claim *one, const struct claim *other)
{
    int order = memcmp(one->ticket.bytes, other->ticket.bytes, HASH_BYTES);

    return order ? order : str_order(one->share->name, other->share->name);
}

/* Below 0 when the next seat is rather the first one's. Multiplied out, quotients stay whole. */
static int by_quotient(const struct claim *one, const struct claim *other)
{
    int64_t mine = one->share->votes * (2 * other->share->seats + 1);
    int64_t theirs = other->share->votes * (2 * one->share->seats + 1);

    return (mine < theirs) - (mine > theirs);
}

static struct claim *next_by_quotient(struct claim *claims, size_t count)
{
    struct claim *next = claims;

    for (size_t i = 1; i < count; i++) {
        int order = by_quotient(&claims[i], next);

        if (order < 0 || (!order && by_ticket(&claims[i], next) < 0))
            next = &claims[i];
    }
    return next;
}

/* The last seat could as well have been somebody else's. Those before it are everyone's due. */
static bool is_last_by_ticket(struct claim *last, struct claim *claims, size_t count)
{
    bool is_tied = false;

    last->share->seats--;
    for (size_t i = 0; i < count; i++)
        is_tied |= &claims[i] != last && !by_quotient(&claims[i], last);
    last->share->seats++;
    return is_tied;
}

static bool share_by_quotients(struct claim *claims, size_t count, int64_t seats)
{
    struct claim *last = NULL;

    for (int64_t given = 0; given < seats; given++) {
        last = next_by_quotient(claims, count);
        last->share->seats++;
    }
    return last && is_last_by_ticket(last, claims, count);
}

static int by_remainder(const void *one, const void *other)
{
    const struct claim *a = one, *b = other;

    if (a->remainder != b->remainder)
        return a->remainder > b->remainder ? -1 : 1;
    return by_ticket(a, b);
}

static bool share_by_quotas(struct claim *claims, size_t count, int64_t seats, int64_t sum)
{
    size_t left = (size_t)seats;

    for (size_t i = 0; i < count; i++) {
        int64_t product = claims[i].share->votes * seats;

        claims[i].share->seats = product / sum;
        claims[i].remainder = product % sum;
        left -= (size_t)claims[i].share->seats;
    }
    qsort(claims, count, sizeof *claims, by_remainder);
    for (size_t i = 0; i < left; i++)
        claims[i].share->seats++;
    return left && left < count && claims[left - 1].remainder == claims[left].remainder;
}

bool seats_share(struct arena *arena, enum seat_rule rule, int64_t seats, const struct hash *seed,
                 struct share *shares, size_t count)
{
    struct claim *claims = claims_of(arena, seed, shares, count);
    int64_t sum = 0;

    assert(count <= SHARES_MAX && seats >= 0 && seats <= SEATS_MAX);
    for (size_t i = 0; i < count; i++) {
        shares[i].seats = 0;
        sum += shares[i].votes;
    }
    if (!sum)
        return false;
    return rule == HARE ? share_by_quotas(claims, count, seats, sum)
                        : share_by_quotients(claims, count, seats);
}
