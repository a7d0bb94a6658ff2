#include "http/gather.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "store/store.h"

enum { SLOTS = 2 * GATHERED_MAX };

struct number {
    const struct gather_kind *kind; /* NULL: the slot is free */
    int64_t what;
    int64_t whose;
    int64_t value;
};

struct gathered {
    pthread_mutex_t mutex;
    struct number slots[SLOTS];
    int count;
};

struct gathered *gathered_new(void)
{
    struct gathered *gathered = calloc(1, sizeof *gathered);

    if (!gathered)
        abort();
    pthread_mutex_init(&gathered->mutex, NULL);
    return gathered;
}

void gathered_free(struct gathered *gathered)
{
    pthread_mutex_destroy(&gathered->mutex);
    free(gathered);
}

/* Where a number stands, or would. At most half of the slots are in use, so one is free. */
static struct number *slot_of(struct gathered *gathered, const struct gather_kind *kind,
                              int64_t what, int64_t whose)
{
    uint64_t hash = ((uint64_t)what * UINT64_C(0x9e3779b97f4a7c15) ^ (uint64_t)whose) *
                    UINT64_C(0x9e3779b97f4a7c15);
    size_t at = (size_t)(hash >> 40);

    for (;; at++) {
        struct number *slot = &gathered->slots[at % SLOTS];

        if (!slot->kind || (slot->kind == kind && slot->what == what && slot->whose == whose))
            return slot;
    }
}

static void put(struct gathered *gathered, const struct number *number)
{
    struct number *slot = slot_of(gathered, number->kind, number->what, number->whose);

    if (!slot->kind && gathered->count == GATHERED_MAX)
        return;
    if (!slot->kind) {
        gathered->count++;
        *slot = *number;
    } else if (number->kind->adds) {
        slot->value += number->value;
    } else if (number->value > slot->value) {
        slot->value = number->value;
    }
}

void gathered_put(struct gathered *gathered, const struct gather_kind *kind, int64_t what,
                  int64_t whose, int64_t value)
{
    pthread_mutex_lock(&gathered->mutex);
    put(gathered, &(struct number){ kind, what, whose, value });
    pthread_mutex_unlock(&gathered->mutex);
}

int64_t gathered_value(struct gathered *gathered, const struct gather_kind *kind, int64_t what,
                       int64_t whose)
{
    struct number *slot;
    int64_t value;

    pthread_mutex_lock(&gathered->mutex);
    slot = slot_of(gathered, kind, what, whose);
    value = slot->kind ? slot->value : 0;
    pthread_mutex_unlock(&gathered->mutex);
    return value;
}

/* What waits, to be written without holding up who reads. */
struct batch {
    struct number *numbers;
    int count;
};

static struct batch batch_of(struct gathered *gathered)
{
    struct batch batch = { .numbers = calloc(GATHERED_MAX, sizeof *batch.numbers) };

    if (!batch.numbers)
        abort();
    pthread_mutex_lock(&gathered->mutex);
    for (size_t i = 0; i < SLOTS; i++)
        if (gathered->slots[i].kind)
            batch.numbers[batch.count++] = gathered->slots[i];
    pthread_mutex_unlock(&gathered->mutex);
    return batch;
}

/* What came in while the batch was written stays; the table is made anew of that. */
static void forget(struct gathered *gathered, const struct batch *batch)
{
    struct batch left;

    pthread_mutex_lock(&gathered->mutex);
    for (int i = 0; i < batch->count; i++) {
        const struct number *written = &batch->numbers[i];
        struct number *slot = slot_of(gathered, written->kind, written->what, written->whose);

        slot->value = written->kind->adds             ? slot->value - written->value
                      : slot->value == written->value ? 0
                                                      : slot->value;
    }
    left = (struct batch){ .numbers = calloc(GATHERED_MAX, sizeof *left.numbers) };
    if (!left.numbers)
        abort();
    for (size_t i = 0; i < SLOTS; i++)
        if (gathered->slots[i].kind && gathered->slots[i].value)
            left.numbers[left.count++] = gathered->slots[i];
    memset(gathered->slots, 0, sizeof gathered->slots);
    gathered->count = 0;
    for (int i = 0; i < left.count; i++)
        put(gathered, &left.numbers[i]);
    pthread_mutex_unlock(&gathered->mutex);
    free(left.numbers);
}

static enum result write_batch(struct db *db, void *context)
{
    const struct batch *batch = context;
    enum result result = OK;

    for (int i = 0; result == OK && i < batch->count; i++)
        result = batch->numbers[i].kind->write(db, batch->numbers[i].what, batch->numbers[i].whose,
                                               batch->numbers[i].value);
    return result;
}

enum result gathered_write(struct gathered *gathered, struct store *store)
{
    struct batch batch = batch_of(gathered);
    enum result result = batch.count ? store_write(store, write_batch, &batch) : OK;

    if (result == OK)
        forget(gathered, &batch);
    free(batch.numbers);
    return result;
}

enum result gathered_write_to(struct gathered *gathered, struct db *db)
{
    struct batch batch = batch_of(gathered);
    enum result result = write_batch(db, &batch);

    if (result == OK)
        forget(gathered, &batch);
    free(batch.numbers);
    return result;
}
