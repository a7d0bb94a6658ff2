#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include <stdbool.h>

struct service;
struct server;

/* Seconds after which a connection is shut, whatever it does; see http/connections.h. */
struct deadlines {
    int wait;   /* for a request's line and headers */
    int body;   /* for its body */
    int answer; /* for the answer to be taken */
};

struct server_options {
    const char *listen;          /* "127.0.0.1:8080", "[::1]:8080" */
    int workers;                 /* 0: one a processor */
    int requests_per_second_max; /* of one address; 0: no limit */
    struct deadlines deadlines;  /* each of them 0: the usual one */
};

/*
 * Starts to serve: one libmicrohttpd daemon with epoll for each worker, all on
 * one port. NULL after saying why, when the port is taken or malformed.
 */
struct server *server_start(const struct service *, const struct server_options *);

/* The port it listens on: what the system chose when it was asked for port 0 (one worker). */
int server_port(const struct server *);

/* Takes no more connections, lets what is under way end (a few seconds), then stops. */
void server_stop(struct server *);

#endif
