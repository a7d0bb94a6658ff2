#include "http/connections.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

#include "base/clock.h"

struct connection {
    int socket;
    uint64_t address;
    _Atomic int64_t deadline; /* milliseconds of clock_milliseconds(); 0: none */
    struct connection *before, *after;
};

struct connections {
    pthread_mutex_t mutex;
    pthread_cond_t stopped;
    pthread_t watchdog;
    struct connection *first;
    bool stops;
};

/*
 * A socket is shut down under the mutex of connection_close(), so it is never
 * one that was closed and given to somebody else meanwhile.
 */
static void shut_late(struct connections *connections, int64_t now)
{
    for (struct connection *c = connections->first; c; c = c->after)
        if (c->deadline && c->deadline < now) {
            shutdown(c->socket, SHUT_RDWR);
            c->deadline = 0;
        }
}

static void *watch(void *context)
{
    struct connections *connections = context;
    struct timespec next;

    pthread_mutex_lock(&connections->mutex);
    while (!connections->stops) {
        shut_late(connections, clock_milliseconds());
        clock_gettime(CLOCK_REALTIME, &next);
        next.tv_sec++;
        pthread_cond_timedwait(&connections->stopped, &connections->mutex, &next);
    }
    pthread_mutex_unlock(&connections->mutex);
    return NULL;
}

struct connections *connections_start(void)
{
    struct connections *connections = calloc(1, sizeof *connections);

    if (!connections)
        abort();
    pthread_mutex_init(&connections->mutex, NULL);
    pthread_cond_init(&connections->stopped, NULL);
    if (pthread_create(&connections->watchdog, NULL, watch, connections))
        abort();
    return connections;
}

void connections_stop(struct connections *connections)
{
    pthread_mutex_lock(&connections->mutex);
    connections->stops = true;
    pthread_cond_signal(&connections->stopped);
    pthread_mutex_unlock(&connections->mutex);
    pthread_join(connections->watchdog, NULL);
    pthread_cond_destroy(&connections->stopped);
    pthread_mutex_destroy(&connections->mutex);
    free(connections);
}

bool connections_allow(struct connections *connections, uint64_t address)
{
    int count = 0;

    pthread_mutex_lock(&connections->mutex);
    for (const struct connection *c = connections->first; c && count < PER_ADDRESS_MAX;
         c = c->after)
        count += c->address == address;
    pthread_mutex_unlock(&connections->mutex);
    return count < PER_ADDRESS_MAX;
}

struct connection *connection_open(struct connections *connections, int socket, uint64_t address)
{
    struct connection *connection = calloc(1, sizeof *connection);

    if (!connection)
        abort();
    connection->socket = socket;
    connection->address = address;
    connection_deadline(connection, WAIT_SECONDS);
    pthread_mutex_lock(&connections->mutex);
    connection->after = connections->first;
    if (connections->first)
        connections->first->before = connection;
    connections->first = connection;
    pthread_mutex_unlock(&connections->mutex);
    return connection;
}

void connection_close(struct connections *connections, struct connection *connection)
{
    pthread_mutex_lock(&connections->mutex);
    if (connection->before)
        connection->before->after = connection->after;
    else
        connections->first = connection->after;
    if (connection->after)
        connection->after->before = connection->before;
    pthread_mutex_unlock(&connections->mutex);
    free(connection);
}

void connection_deadline(struct connection *connection, int seconds)
{
    atomic_store_explicit(&connection->deadline,
                          seconds ? clock_milliseconds() + (int64_t)seconds * 1000 : 0,
                          memory_order_relaxed);
}
