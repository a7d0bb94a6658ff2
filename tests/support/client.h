#ifndef TESTS_SUPPORT_CLIENT_H
#define TESTS_SUPPORT_CLIENT_H

#include <stdbool.h>

#include "access/may.h"
#include "base/str.h"

struct exchange;

/*
 * A browser without a network: it goes through the same steps as the server's
 * requests, on the test's own database, and keeps cookies. What came back
 * stays until its next request.
 *
 *     struct client ada = { 0 };
 *     client_sign_in(&ada, 1);
 *     client_post(&ada, "/new", "title", "Where shall we meet?", NULL);
 *     ck_assert_int_eq(ada.status, 303);
 */
struct client {
    int status;
    struct str body;
    struct str location;
    const char *language; /* Accept-Language; NULL: none */
    bool sends_no_token;  /* to be refused */
    const char *origin;   /* NULL: none is sent */
    bool is_local;        /* asks from the machine itself */
    const char *knows;    /* If-None-Match; NULL: none is sent */
    const char *address;  /* NULL: 192.0.2.1 */
    bool takes_gzip;
    size_t memory_max; /* bytes its requests' arenas may take; 0: as many as the server lets them */
    char session[128], visitor[128];
    char once[64]; /* sent with forms when set */
    struct exchange *exchange;
};

/* Gives it a session of this account. */
void client_sign_in(struct client *, int64_t account_id);

void client_get(struct client *, const char *target);

/* Names and values of the fields by turns, ended by NULL; the token is added. */
void client_post(struct client *, const char *target, ...) __attribute__((sentinel));

/* The same with a body as it is, and no token added. */
void client_post_body(struct client *, const char *target, struct str body);

/* A token that its forms are taken with; lives as long as the test. */
struct str client_token(struct client *);

/* Does the answer hold this text? */
bool client_sees(const struct client *, const char *text);

/* The value of an answer's header; empty when it has none of that name. */
struct str client_header(const struct client *, const char *name);

void client_end(struct client *);

/* Writes what readers left behind, as the server does now and then. */
void client_gathered_write(void);

/* How many kept pages and parts are held by requests of the test that have not ended. */
int client_kept_in_use(void);

#endif
