#include "decisions/draw.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static void hash_more(crypto_generichash_state *state, struct str bytes)
{
    crypto_generichash_update(state, (const unsigned char *)bytes.data, bytes.length);
}

void draw_hash(struct str bytes, struct hash *hash)
{
    crypto_generichash(hash->bytes, HASH_BYTES, (const unsigned char *)bytes.data, bytes.length,
                       NULL, 0);
}

void draw_seed(const struct str *sources, size_t count, struct hash *seed)
{
    crypto_generichash_state state;
    char length[32];

    crypto_generichash_init(&state, NULL, 0, HASH_BYTES);
    for (size_t i = 0; i < count; i++) {
        snprintf(length, sizeof length, "%zu:", sources[i].length);
        hash_more(&state, str_of(length));
        hash_more(&state, sources[i]);
        hash_more(&state, STR(","));
    }
    crypto_generichash_final(&state, seed->bytes, HASH_BYTES);
}

void draw_ticket(const struct hash *seed, struct str id, struct hash *ticket)
{
    crypto_generichash_state state;

    crypto_generichash_init(&state, NULL, 0, HASH_BYTES);
    hash_more(&state, hash_bytes(seed));
    hash_more(&state, id);
    crypto_generichash_final(&state, ticket->bytes, HASH_BYTES);
}

/* Two tickets are never the same in practice; the order is whole all the same. */
static int by_ticket(const void *one, const void *other)
{
    const struct draw_place *a = one, *b = other;
    int order = memcmp(a->ticket.bytes, b->ticket.bytes, HASH_BYTES);

    return order ? order : str_order(a->member->id, b->member->id);
}

/* The same id has the same ticket, so twice the same stand side by side. */
static bool is_twice(const struct draw_place *places, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (str_equal(places[i - 1].member->id, places[i].member->id))
            return true;
    return false;
}

static const struct draw_quota *quota_of(const struct draw_wish *wish, struct str label)
{
    for (size_t i = 0; label.length && i < wish->quota_count; i++)
        if (str_equal(wish->quotas[i].label, label))
            return &wish->quotas[i];
    return NULL;
}

static bool has_quotas_twice(const struct draw_wish *wish)
{
    for (size_t i = 0; i < wish->quota_count; i++)
        if (quota_of(wish, wish->quotas[i].label) != &wish->quotas[i])
            return true;
    return false;
}

static void fill_seats(struct arena *arena, const struct draw_wish *wish, struct draw *draw)
{
    size_t *taken = arena_alloc(arena, (wish->quota_count + 1) * sizeof *taken);

    for (size_t i = 0; i < wish->count && draw->drawn < wish->seats; i++) {
        struct draw_place *place = &draw->places[i];
        const struct draw_quota *quota = quota_of(wish, place->member->label);

        if (quota && taken[quota - wish->quotas] == quota->max) {
            place->is_passed_over = true;
            continue;
        }
        if (quota)
            taken[quota - wish->quotas]++;
        place->seat = ++draw->drawn;
    }
}

enum result draw_hold(struct arena *arena, const struct draw_wish *wish, struct draw *draw)
{
    *draw = (struct draw){ 0 };
    if (has_quotas_twice(wish))
        return CONFLICT;
    draw->places = arena_alloc(arena, (wish->count + 1) * sizeof *draw->places);
    for (size_t i = 0; i < wish->count; i++) {
        draw->places[i].member = &wish->members[i];
        draw_ticket(&wish->seed, wish->members[i].id, &draw->places[i].ticket);
    }
    qsort(draw->places, wish->count, sizeof *draw->places, by_ticket);
    if (is_twice(draw->places, wish->count))
        return CONFLICT;
    fill_seats(arena, wish, draw);
    return OK;
}
