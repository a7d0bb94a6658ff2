#include "http/kept.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 4096, STRINGS = 5 /* each followed by a NUL */ };

struct kept_table {
    pthread_mutex_t mutex;
    struct kept *slots[SLOTS];
    size_t bytes;
    size_t bytes_max;
    uint64_t clock;
    void (*drop)(struct kept *);
};

struct kept_table *kept_table_new(size_t bytes_max)
{
    struct kept_table *table = calloc(1, sizeof *table);

    if (!table)
        abort();
    pthread_mutex_init(&table->mutex, NULL);
    table->bytes_max = bytes_max;
    return table;
}

bool kept_keeps(const struct kept_table *table)
{
    return table->bytes_max > 0;
}

void kept_on_drop(struct kept_table *table, void (*drop)(struct kept *))
{
    table->drop = drop;
}

static unsigned slot_of(struct str key)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a */

    for (size_t i = 0; i < key.length; i++)
        hash = (hash ^ (unsigned char)key.data[i]) * 1099511628211u;
    return (unsigned)(hash % SLOTS);
}

static size_t bytes_of(const struct kept *kept)
{
    return sizeof *kept + kept->key.length + kept->body.length + kept->packed.length +
           kept->type.length + kept->etag.length + STRINGS + kept->hole_count * sizeof *kept->holes;
}

void kept_pin(struct kept *kept)
{
    atomic_fetch_add(&kept->pins, 1);
}

void kept_unpin(struct kept *kept)
{
    if (atomic_fetch_sub(&kept->pins, 1) == 1)
        free(kept);
}

void kept_release(struct kept *kept)
{
    if (!kept || atomic_fetch_sub(&kept->holders, 1) > 1)
        return;
    if (kept->drop)
        kept->drop(kept);
    kept_unpin(kept);
}

static struct kept **place_of(struct kept_table *table, struct str key)
{
    struct kept **place = &table->slots[slot_of(key)];

    while (*place && !str_equal((*place)->key, key))
        place = &(*place)->next;
    return place;
}

struct kept *kept_find(struct kept_table *table, struct str key)
{
    struct kept *kept;

    pthread_mutex_lock(&table->mutex);
    kept = *place_of(table, key);
    if (kept) {
        kept->used = ++table->clock;
        atomic_fetch_add(&kept->holders, 1);
    }
    pthread_mutex_unlock(&table->mutex);
    return kept;
}

static void remove_at(struct kept_table *table, struct kept **place)
{
    struct kept *kept = *place;

    *place = kept->next;
    table->bytes -= bytes_of(kept);
    kept_release(kept);
}

/* Looks at a few slots and drops the least used of them: near enough to the least of all. */
static void drop_one(struct kept_table *table)
{
    static unsigned hand;
    struct kept **oldest = NULL;

    for (int looked = 0, seen = 0; looked < SLOTS && seen < 16; looked++) {
        struct kept **place = &table->slots[hand++ % SLOTS];

        for (; *place; place = &(*place)->next, seen++)
            if (!oldest || (*place)->used < (*oldest)->used)
                oldest = place;
    }
    if (oldest)
        remove_at(table, oldest);
}

/* Takes the bytes of one field into the block behind the struct. */
static struct str take(char **room, struct str s)
{
    char *at = *room;

    if (s.length)
        memcpy(at, s.data, s.length);
    *room += s.length + 1; /* the block is zeroed: a NUL follows */
    return (struct str){ at, s.length };
}

static struct kept *copy_of(const struct kept *example)
{
    size_t holes_bytes = example->hole_count * sizeof *example->holes;
    struct kept *kept = calloc(1, bytes_of(example));
    char *room;

    if (!kept)
        abort();
    kept->holes = (struct hole *)(kept + 1);
    kept->hole_count = example->hole_count;
    if (holes_bytes)
        memcpy(kept->holes, example->holes, holes_bytes);
    room = (char *)kept->holes + holes_bytes;
    kept->key = take(&room, example->key);
    kept->body = take(&room, example->body);
    kept->packed = take(&room, example->packed);
    kept->type = take(&room, example->type);
    kept->etag = take(&room, example->etag);
    kept->version = example->version;
    kept->until = example->until;
    kept->counts = example->counts;
    kept->counts_what = example->counts_what;
    kept->checked = atomic_load(&example->checked);
    return kept;
}

bool kept_holds(const struct kept *kept, int64_t now)
{
    return !kept->until || now < kept->until;
}

struct kept *kept_put(struct kept_table *table, const struct kept *example)
{
    struct kept *kept, **place;

    if (bytes_of(example) > KEPT_ONE_BYTES_MAX || bytes_of(example) > table->bytes_max)
        return NULL;
    kept = copy_of(example);
    kept->drop = table->drop;
    kept->holders = 2; /* the table and the caller */
    kept->pins = 1;
    pthread_mutex_lock(&table->mutex);
    place = place_of(table, kept->key);
    if (*place)
        remove_at(table, place);
    while (table->bytes + bytes_of(kept) > table->bytes_max)
        drop_one(table);
    kept->used = ++table->clock;
    kept->next = table->slots[slot_of(kept->key)];
    table->slots[slot_of(kept->key)] = kept;
    table->bytes += bytes_of(kept);
    pthread_mutex_unlock(&table->mutex);
    return kept;
}

size_t kept_bytes(struct kept_table *table)
{
    size_t bytes;

    pthread_mutex_lock(&table->mutex);
    bytes = table->bytes;
    pthread_mutex_unlock(&table->mutex);
    return bytes;
}

int kept_in_use(struct kept_table *table)
{
    int holders = 0;

    pthread_mutex_lock(&table->mutex);
    for (int i = 0; i < SLOTS; i++)
        for (const struct kept *kept = table->slots[i]; kept; kept = kept->next)
            holders += kept->holders - 1;
    pthread_mutex_unlock(&table->mutex);
    return holders;
}

void kept_table_free(struct kept_table *table)
{
    if (!table)
        return;
    for (int i = 0; i < SLOTS; i++)
        while (table->slots[i])
            remove_at(table, &table->slots[i]);
    pthread_mutex_destroy(&table->mutex);
    free(table);
}
