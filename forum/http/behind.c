#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "http/exchange.h"

/* On its way through the line of writers, where it outlives its request. */
struct going {
    struct write write;
    behind *run;
    int64_t numbers[2];
};

void request_behind(struct request *request, behind *run, int64_t first, int64_t second)
{
    struct exchange *exchange = request->exchange;

    exchange->behind = run;
    exchange->behind_numbers[0] = first;
    exchange->behind_numbers[1] = second;
}

static enum result run_going(struct db *db, void *context)
{
    const struct going *going = context;

    return going->run(db, going->numbers);
}

static void end_going(void *context, enum result result)
{
    (void)result;
    free(context);
}

static void submit(struct store *store, const struct exchange *exchange)
{
    struct going *going = calloc(1, sizeof *going);

    if (!going)
        return;
    going->run = exchange->behind;
    memcpy(going->numbers, exchange->behind_numbers, sizeof going->numbers);
    going->write = (struct write){ .run = run_going, .done = end_going, .context = going };
    if (store_submit(store, &going->write) != OK)
        free(going);
}

static void write_now(struct db *db, const struct exchange *exchange)
{
    db_begin(db);
    if (exchange->behind(db, exchange->behind_numbers) != OK || db_commit(db) != OK)
        db_rollback(db);
}

void exchange_write_behind(struct exchange *exchange)
{
    if (!exchange->behind)
        return;
    if (exchange->test_db)
        write_now(exchange->test_db, exchange);
    else
        submit(exchange->service->store, exchange);
}
