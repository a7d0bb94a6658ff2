#include "decisions/drawing.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "log/entry.h"
#include "log/head.h"
#include "render/json.h"
#include "store/db.h"

enum { TICKET_BYTES = 32 };

struct ticket {
    unsigned char bytes[TICKET_BYTES];
    int64_t id;
};

static enum result announce(struct db *db, struct arena *arena, struct drawing *drawing)
{
    struct buffer out = { .arena = arena };
    struct json json = { .out = &out };

    json_begin_object(&json);
    json_put_integer(&json, "decision", drawing->decision_id);
    json_put_string(&json, "for", str_of(drawing->what));
    json_put_integer(&json, "seats", (int64_t)drawing->seats);
    json_key(&json, "list");
    json_begin_array(&json);
    for (size_t i = 0; i < drawing->count; i++)
        json_number(&json, drawing->ids[i]);
    json_end(&json);
    json_end(&json);
    return entry_append(db, arena,
                        &(struct entry){
                            .kind = "draw",
                            .subject = str_format(arena, "decision/%" PRId64, drawing->decision_id),
                            .payload = buffer_str(&out),
                        },
                        &drawing->entry);
}

static enum result read_seed(struct db *db, struct arena *arena, struct hash *seed)
{
    struct log_now now;
    enum result result = head_find(db, arena, &now);

    if (result == OK)
        frontier_root(&now.frontier, seed);
    return result;
}

static int by_ticket(const void *a, const void *b)
{
    return memcmp(((const struct ticket *)a)->bytes, ((const struct ticket *)b)->bytes,
                  TICKET_BYTES);
}

/* BLAKE2b-256 of the seed and the member's id, written as a decimal number. */
static void write_ticket(struct arena *arena, const struct hash *seed, int64_t id,
                         struct ticket *ticket)
{
    struct str number = str_format(arena, "%" PRId64, id);
    crypto_generichash_state state;

    crypto_generichash_init(&state, NULL, 0, TICKET_BYTES);
    crypto_generichash_update(&state, seed->bytes, sizeof seed->bytes);
    crypto_generichash_update(&state, (const unsigned char *)number.data, number.length);
    crypto_generichash_final(&state, ticket->bytes, TICKET_BYTES);
    ticket->id = id;
}

static struct str hex(struct arena *arena, const struct hash *hash)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < sizeof hash->bytes; i++)
        buffer_format(&out, "%02x", hash->bytes[i]);
    return buffer_str(&out);
}

enum result drawing_hold(struct db *db, struct arena *arena, struct drawing *drawing)
{
    struct ticket *tickets;
    struct hash seed;
    enum result result;

    drawing->drawn_count = 0;
    drawing->entry = -1;
    if (!drawing->count)
        return OK;
    result = announce(db, arena, drawing);
    if (result == OK)
        result = read_seed(db, arena, &seed);
    if (result != OK)
        return result;
    tickets = arena_alloc(arena, drawing->count * sizeof *tickets);
    for (size_t i = 0; i < drawing->count; i++)
        write_ticket(arena, &seed, drawing->ids[i], &tickets[i]);
    qsort(tickets, drawing->count, sizeof *tickets, by_ticket);
    drawing->seed = hex(arena, &seed);
    while (drawing->drawn_count < drawing->seats && drawing->drawn_count < drawing->count) {
        drawing->drawn[drawing->drawn_count] = tickets[drawing->drawn_count].id;
        drawing->drawn_count++;
    }
    return OK;
}
