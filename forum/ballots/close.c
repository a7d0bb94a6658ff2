#include "ballots/close.h"

#include <sodium.h>

#include "ballots/close_list.h"
#include "ballots/vote.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "log/head.h"
#include "render/json.h"
#include "sql.h"
#include "store/db.h"

static struct str site;

void ballots_site(struct str address)
{
    site = address;
}

/* An item on its way to its result. */
struct closing {
    struct ballot_item item;
    struct ballot_list list;
    struct str list_hash;
    int64_t list_entry;
    struct hash seed;
    struct str seed_digits;
    struct recount recount;
    int64_t result_entry;
};

static struct str sha256(struct arena *arena, struct str bytes)
{
    unsigned char hash[crypto_hash_sha256_BYTES];

    crypto_hash_sha256(hash, (const unsigned char *)bytes.data, bytes.length);
    return str_hex(arena, (struct str){ (const char *)hash, sizeof hash });
}

static void put_list(struct json *json, const void *context)
{
    const struct closing *closing = context;

    json_put_string(json, "sha256", closing->list_hash);
    json_put_integer(json, "ballots", (int64_t)closing->list.count);
    json_put_integer(json, "roll", closing->item.roll_count);
}

/* The list is fixed before anybody can know the seed: it is the log's root with this very entry. */
static enum result publish_list(struct db *db, struct arena *arena, struct closing *closing)
{
    struct buffer out = { .arena = arena };
    struct ballot_act act = {
        .item_id = closing->item.id, .word = "list", .details = put_list, .context = closing
    };
    enum result result = close_list(db, arena, &closing->item, site, &closing->list);

    if (result != OK)
        return result;
    list_write(&out, &closing->list);
    closing->list_hash = sha256(arena, buffer_str(&out));
    result = ballot_log(db, arena, &act, &closing->list_entry);
    if (result == OK)
        result = head_root(db, arena, &closing->seed);
    closing->seed_digits = str_hex(arena, hash_bytes(&closing->seed));
    return result;
}

static enum result keep_figure(struct db *db, const struct closing *closing,
                               const struct ballot_figure *figure)
{
    return db_do(db, sql_ballot_count_put, value(closing->item.id), value(figure->proposal),
                 value(figure->grade), value(figure->votes), value(figure->seats));
}

static enum result keep_shares(struct db *db, const struct closing *closing)
{
    enum result result = OK;

    for (int i = 0; result == OK && i < 3; i++) {
        const struct share *share = &closing->recount.shares[i];

        result = keep_figure(db, closing,
                             &(struct ballot_figure){ 0, i + 1, share->votes, share->seats });
    }
    return result;
}

static enum result keep_profiles(struct db *db, const struct closing *closing)
{
    enum result result = OK;

    for (size_t i = 0; i < closing->list.proposal_count; i++) {
        const struct profile *profile = &closing->recount.profiles[i];

        for (size_t grade = 0; result == OK && grade < closing->list.grade_count; grade++)
            result = keep_figure(db, closing,
                                 &(struct ballot_figure){ (int64_t)i + 1, (int64_t)grade + 1,
                                                          profile->votes[grade], 0 });
    }
    return result;
}

static void put_shares(struct json *json, const struct closing *closing)
{
    for (int i = 0; i < 3; i++)
        json_put_integer(json, closing->recount.shares[i].name.data,
                         closing->recount.shares[i].votes);
    if (!closing->item.seats)
        return;
    json_key(json, "seats");
    json_begin_object(json);
    for (int i = 0; i < 3; i++)
        json_put_integer(json, closing->recount.shares[i].name.data,
                         closing->recount.shares[i].seats);
    json_end(json);
}

static void put_profiles(struct json *json, const struct closing *closing)
{
    json_key(json, "proposals");
    json_begin_array(json);
    for (size_t i = 0; i < closing->list.proposal_count; i++) {
        const struct profile *profile = &closing->recount.profiles[i];

        json_begin_object(json);
        json_put_integer(json, "number", (int64_t)i + 1);
        json_put_integer(json, "grade", profile->grade);
        json_put_integer(json, "rank", profile->rank);
        json_key(json, "votes");
        json_begin_array(json);
        for (size_t grade = 0; grade < closing->list.grade_count; grade++)
            json_number(json, profile->votes[grade]);
        json_end(json);
        json_end(json);
    }
    json_end(json);
}

static void put_result(struct json *json, const void *context)
{
    const struct closing *closing = context;

    json_put_string(json, "outcome", str_of(ballot_outcome_word(closing->recount.outcome)));
    if (closing->recount.winner)
        json_put_integer(json, "winner", closing->recount.winner);
    json_put_integer(json, "list", closing->list_entry);
    json_put_integer(json, "ballots", (int64_t)closing->list.count);
    json_put_integer(json, "roll", closing->item.roll_count);
    if (closing->list.is_judgment)
        put_profiles(json, closing);
    else
        put_shares(json, closing);
    json_put_string(json, "seed", closing->seed_digits);
}

static enum result publish_result(struct db *db, struct arena *arena, struct closing *closing,
                                  int64_t now)
{
    struct ballot_act act = {
        .item_id = closing->item.id, .word = "result", .details = put_result, .context = closing
    };
    enum result result =
        closing->list.is_judgment ? keep_profiles(db, closing) : keep_shares(db, closing);

    if (result == OK)
        result = turnout_write(db, closing->item.id, closing->item.roll_count);
    if (result == OK)
        result = ballot_log(db, arena, &act, &closing->result_entry);
    if (result != OK)
        return result;
    return db_do(db, sql_ballot_closed, value(closing->item.id), value(now),
                 value((int64_t)closing->list.count), value(closing->list_hash),
                 value(closing->list_entry), value(closing->seed_digits),
                 value(closing->result_entry), value((int)closing->recount.outcome),
                 value(closing->recount.winner), value(site));
}

static bool is_to_close(const struct ballot_item *item, int64_t now)
{
    return item->kind != BALLOT_EXTERNAL && !item->closed_at && !item->cancelled_at &&
           now >= item->closes_at;
}

enum result ballot_close(struct db *db, struct arena *arena, int64_t item_id, int64_t now)
{
    struct closing *closing = arena_new(arena, struct closing);
    enum result result = ballot_find(db, arena, item_id, &closing->item);

    if (result == OK && !is_to_close(&closing->item, now))
        result = CONFLICT;
    if (result == OK && !closing->item.opened_at) {
        result = ballot_open(db, arena, item_id, closing->item.opens_at);
        if (result == OK)
            result = ballot_find(db, arena, item_id, &closing->item);
    }
    if (result == OK)
        result = ballots_shuffle(db, item_id, now);
    if (result == OK)
        result = publish_list(db, arena, closing);
    if (result != OK)
        return result;
    list_count(arena, &closing->list, &closing->seed, &closing->recount);
    return publish_result(db, arena, closing, now);
}
