#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "http/server_parts.h"

enum { SPARES_MAX = 8 };

/*
 * Requests end on the thread they began on, so each thread keeps a few for the
 * next ones, until it ends itself.
 */
struct spares {
    struct server_exchange *first;
    int count;
};

static pthread_key_t spares_key;
static pthread_once_t spares_once = PTHREAD_ONCE_INIT;

static void spares_free(void *context)
{
    struct spares *spares = context;

    while (spares->first) {
        struct server_exchange *held = spares->first;

        spares->first = held->spare;
        arena_free(&held->exchange.request.arena);
        free(held);
    }
    free(spares);
}

static void spares_key_make(void)
{
    pthread_key_create(&spares_key, spares_free);
}

static struct spares *spares_of_thread(void)
{
    struct spares *spares;

    pthread_once(&spares_once, spares_key_make);
    spares = pthread_getspecific(spares_key);
    if (!spares) {
        spares = calloc(1, sizeof *spares);
        if (!spares)
            abort();
        pthread_setspecific(spares_key, spares);
    }
    return spares;
}

struct server_exchange *server_exchange_new(struct server *server)
{
    struct spares *spares = spares_of_thread();
    struct server_exchange *held = spares->first;
    struct arena arena = { 0 };

    if (held) {
        spares->first = held->spare;
        spares->count--;
        arena = held->exchange.request.arena;
        memset(held, 0, sizeof *held);
        held->exchange.request.arena = arena;
    } else if (!(held = calloc(1, sizeof *held))) {
        abort();
    }
    exchange_open(&held->exchange, server->service);
    atomic_fetch_add(&server->under_way, 1);
    return held;
}

void server_exchange_free(struct server *server, struct server_exchange *held)
{
    struct spares *spares = spares_of_thread();

    if (held->form)
        MHD_destroy_post_processor(held->form);
    exchange_close(&held->exchange);
    atomic_fetch_sub(&server->under_way, 1);
    server_exchange_back(server, held);
    if (spares->count == SPARES_MAX) {
        arena_free(&held->exchange.request.arena);
        free(held);
        return;
    }
    arena_reset(&held->exchange.request.arena);
    held->spare = spares->first;
    spares->first = held;
    spares->count++;
}
