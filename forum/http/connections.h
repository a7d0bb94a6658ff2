#ifndef HTTP_CONNECTIONS_H
#define HTTP_CONNECTIONS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Absolute deadlines. libmicrohttpd's own timeout counts silence, so one byte
 * every two seconds holds a connection for ever; here each stage of a
 * connection has a time by which it must end, and a watchdog shuts down what
 * is late. Also the number of connections one address may have.
 */
struct connections;
struct connection;

enum {
    WAIT_SECONDS = 30,    /* for a request's first line and headers to be complete */
    BODY_SECONDS = 60,    /* for its body */
    ANSWER_SECONDS = 120, /* for the answer to be taken */
    PER_ADDRESS_MAX = 200,
};

struct connections *connections_start(void);
void connections_stop(struct connections *); /* after all of them have ended */

/* May this address (a hash of it) have one more? */
bool connections_allow(struct connections *, uint64_t address);

/* A connection that was just accepted, by its socket and a hash of its address. */
struct connection *connection_open(struct connections *, int socket, uint64_t address);
void connection_close(struct connections *, struct connection *);

/* The stage it is in ends this many seconds from now; 0: no deadline (it waits for us). */
void connection_deadline(struct connection *, int seconds);

#endif
