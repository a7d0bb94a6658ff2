#ifndef HTTP_SERVER_PARTS_H
#define HTTP_SERVER_PARTS_H

/* What server.c (daemons) and server_exchange.c (requests) share. */

#include <microhttpd.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "http/connections.h"
#include "http/exchange.h"
#include "http/hasher.h"
#include "http/limiter.h"
#include "http/metrics.h"
#include "http/server.h"

enum { WORKERS_MAX = 64, ADDRESS_MAX = INET6_ADDRSTRLEN };

struct server {
    const struct service *service;
    struct MHD_Daemon *daemons[WORKERS_MAX];
    int sockets[WORKERS_MAX];
    int workers;
    struct connections *connections;
    struct deadlines deadlines;
    struct limiter *limiter; /* NULL: no limit */
    struct hasher *hasher;
    atomic_int under_way;      /* requests that have begun and not ended */
    atomic_int away;           /* those of them that wait for a writer or a hash, suspended */
    atomic_bool is_ending;     /* connections end with their next answer */
    atomic_bool takes_no_more; /* nothing may be suspended any more */
};

/* One connection, from accept to close. */
struct peer {
    struct server *server;
    struct connection *connection;
    struct exchange *exchange; /* its request under way */
    char address[ADDRESS_MAX];
    bool is_local;
};

/* One request of a peer; the exchange is what http/ knows of it. */
struct server_exchange {
    struct exchange exchange; /* first, so that one is the other */
    struct peer *peer;
    struct MHD_Connection *connection;
    struct MHD_PostProcessor *form;
    bool has_begun;
    bool is_away;
    struct server_exchange *spare; /* the next one not in use */
};

/* The address as text, and whether it is of this machine. */
bool address_text(const struct sockaddr *, char text[ADDRESS_MAX]);
uint64_t address_hash(const char *text);

/* libmicrohttpd's callbacks; cls is the server. */
void *on_target(void *cls, const char *target, struct MHD_Connection *);
enum MHD_Result on_request(void *cls, struct MHD_Connection *, const char *url, const char *method,
                           const char *version, const char *data, size_t *length, void **held);
void on_end(void *cls, struct MHD_Connection *, void **held, enum MHD_RequestTerminationCode);

/* A request's struct, from those this thread has spare; it must end on the same thread. */
struct server_exchange *server_exchange_new(struct server *);
void server_exchange_free(struct server *, struct server_exchange *);

/* It is suspended no more. */
void server_exchange_back(struct server *, struct server_exchange *);

/* The hashing thread's part of a request. */
void server_hash(struct exchange *);

/* Lets go of the answers made of a kept page. */
void server_drop_kept(struct kept *);

#endif
