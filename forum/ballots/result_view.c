#include "ballots/result_view.h"

#include <sodium.h>

#include "base/arena.h"

/* Zeros when it is not known: no ticket was asked then. */
static struct hash seed_of(struct str hex)
{
    struct hash seed = { 0 };
    size_t length = 0;

    if (hex.length != 2 * (size_t)HASH_BYTES ||
        sodium_hex2bin(seed.bytes, HASH_BYTES, hex.data, hex.length, NULL, &length, NULL) ||
        length != HASH_BYTES)
        return (struct hash){ 0 };
    return seed;
}

static void take_shares(struct ballot_result *result, const struct ballot_figures *figures)
{
    result->shares[SHARE_YES].name = STR("yes");
    result->shares[SHARE_NO].name = STR("no");
    result->shares[SHARE_ABSTAIN].name = STR("abstain");
    for (size_t i = 0; i < figures->count; i++) {
        const struct ballot_figure *figure = &figures->items[i];

        if (figure->proposal || figure->grade < 1 || figure->grade > SHARES)
            continue;
        result->shares[figure->grade - 1].votes = figure->votes;
        result->shares[figure->grade - 1].seats = figure->seats;
        result->ballots += figure->votes;
    }
}

/* Seats are those of the close; only whether a ticket was needed is asked again. */
static void ask_seats(struct arena *arena, const struct ballot_item *item,
                      struct ballot_result *result)
{
    struct hash seed = seed_of(item->seed);
    struct share again[SHARES];
    bool has_seats = false;

    for (int i = 0; i < SHARES; i++) {
        again[i] = (struct share){ .name = result->shares[i].name, result->shares[i].votes };
        has_seats |= result->shares[i].seats > 0;
    }
    if (has_seats)
        result->has_ticket = seats_share(arena, item->seat_rule, item->seats, &seed, again, SHARES);
}

static void take_profiles(struct arena *arena, struct ballot_result *result,
                          const struct ballot_figures *figures)
{
    for (size_t i = 0; i < figures->count; i++) {
        const struct ballot_figure *figure = &figures->items[i];
        struct profile *profile;

        if (figure->proposal < 1 || figure->proposal > (int64_t)result->profile_count ||
            figure->grade < 1 || figure->grade > GRADES_MAX)
            continue;
        profile = &result->profiles[figure->proposal - 1];
        profile->votes[figure->grade - 1] = figure->votes;
    }
    for (size_t i = 0; i < result->profile_count; i++)
        result->profiles[i].name = str_format(arena, "%zu", i + 1);
    for (int grade = 0; grade < GRADES_MAX; grade++)
        result->ballots += result->profiles[0].votes[grade];
}

static void rank_profiles(struct arena *arena, const struct ballot_item *item, size_t grades,
                          struct ballot_result *result)
{
    struct hash seed = seed_of(item->seed);

    judgment_rank(arena, &seed, (int)grades, result->profiles, result->profile_count);
    for (size_t i = 0; i < result->profile_count; i++) {
        result->order[result->profiles[i].rank - 1] = i;
        result->has_ticket |= result->profiles[i].is_tied;
    }
}

enum result ballot_result_read(struct db *db, struct arena *arena, const struct ballot_item *item,
                               size_t proposals, size_t grades, struct ballot_result *result)
{
    struct ballot_figures figures = { 0 };
    enum result read = ballot_figures_of(db, arena, item->id, &figures);

    *result = (struct ballot_result){ .profile_count = proposals };
    if (read == OK)
        read = ballot_turnout_of(db, arena, item->id, &result->turnouts);
    if (read != OK)
        return read;
    if (item->kind == BALLOT_JUDGMENT) {
        take_profiles(arena, result, &figures);
        if (result->profile_count)
            rank_profiles(arena, item, grades, result);
    } else {
        take_shares(result, &figures);
        ask_seats(arena, item, result);
    }
    result->meets_quorum = item->ballots * 100 >= item->quorum * item->roll_count;
    return OK;
}
