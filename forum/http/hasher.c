#include "http/hasher.h"

#include <pthread.h>
#include <stdlib.h>

#include "http/exchange.h"

struct hasher {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    pthread_t thread;
    struct exchange *first, **last;
    int waiting;
    bool stops;
    void (*run)(struct exchange *);
};

static struct exchange *take(struct hasher *hasher)
{
    struct exchange *exchange;

    pthread_mutex_lock(&hasher->mutex);
    while (!hasher->first && !hasher->stops)
        pthread_cond_wait(&hasher->changed, &hasher->mutex);
    exchange = hasher->first;
    if (exchange) {
        hasher->first = exchange->after;
        if (!hasher->first)
            hasher->last = &hasher->first;
        hasher->waiting--;
    }
    pthread_mutex_unlock(&hasher->mutex);
    return exchange;
}

static void *work(void *context)
{
    struct hasher *hasher = context;
    struct exchange *exchange;

    while ((exchange = take(hasher)))
        hasher->run(exchange);
    return NULL;
}

struct hasher *hasher_start(void (*run)(struct exchange *))
{
    struct hasher *hasher = calloc(1, sizeof *hasher);

    if (!hasher)
        abort();
    hasher->run = run;
    hasher->last = &hasher->first;
    pthread_mutex_init(&hasher->mutex, NULL);
    pthread_cond_init(&hasher->changed, NULL);
    if (pthread_create(&hasher->thread, NULL, work, hasher))
        abort();
    return hasher;
}

void hasher_stop(struct hasher *hasher)
{
    pthread_mutex_lock(&hasher->mutex);
    hasher->stops = true;
    pthread_cond_signal(&hasher->changed);
    pthread_mutex_unlock(&hasher->mutex);
    pthread_join(hasher->thread, NULL);
    pthread_cond_destroy(&hasher->changed);
    pthread_mutex_destroy(&hasher->mutex);
    free(hasher);
}

bool hasher_submit(struct hasher *hasher, struct exchange *exchange)
{
    bool takes;

    pthread_mutex_lock(&hasher->mutex);
    takes = hasher->waiting < HASHER_WAITING_MAX && !hasher->stops;
    if (takes) {
        exchange->after = NULL;
        *hasher->last = exchange;
        hasher->last = &exchange->after;
        hasher->waiting++;
        pthread_cond_signal(&hasher->changed);
    }
    pthread_mutex_unlock(&hasher->mutex);
    return takes;
}
