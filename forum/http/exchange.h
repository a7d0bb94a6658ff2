#ifndef HTTP_EXCHANGE_H
#define HTTP_EXCHANGE_H

#include <setjmp.h>

#include "http/compress.h"
#include "http/fields.h"
#include "http/guard.h"
#include "http/kept.h"
#include "http/request.h"
#include "http/session.h"

/*
 * One request on its way through the server; http/'s own side of struct
 * request. It goes through these steps, each on the thread that fits:
 *
 *     exchange_begin()    a worker   headers are in: a GET is answered here
 *     exchange_read()     a worker   a POST's body is in: session, token, fields
 *     exchange_prepare()  a worker, or the hashing thread when it is slow
 *     exchange_write()    a writer   the handler, in its transaction
 *     exchange_end()      a worker   the page, when there is one to show
 *
 * The server moves it from one to the next; in tests a struct client does.
 */
enum step {
    STEP_BODY,    /* the body must be read, then exchange_read() */
    STEP_PREPARE, /* exchange_prepare() here and now */
    STEP_HASH,    /* the same on the hashing thread */
    STEP_WRITE,   /* exchange_write() in the line of writers */
    STEP_ANSWER,  /* `outgoing` is complete */
};

enum { OUTGOING_HEADERS_MAX = 28, SPANS_MAX = 8, ARENA_CAP_BYTES = 24 * 1024 * 1024 };

/* What goes out. The strings live as long as the exchange (or the kept page). */
struct outgoing {
    int status;
    struct {
        const char *name;
        struct str value;
    } headers[OUTGOING_HEADERS_MAX];
    int header_count;
    struct str body;
    struct kept *kept; /* held: the body is one of a kept page */
    bool is_packed;
    bool closes; /* the connection, after this answer */
};

/* What all exchanges of a server share. */
struct service {
    struct store *store; /* NULL in tests that bring a database of their own */
    struct site *site;
    struct kept_table *kept;
    struct gathered *gathered; /* NULL: what readers leave behind is forgotten */
};

struct exchange {
    struct request request;
    struct incoming incoming;
    struct form_reader form;
    struct session session; /* account_id 0: none */
    struct str cookie;      /* what the CSRF token is made of: session's, else visitor's */
    bool cookie_is_new;     /* the visitor's cookie goes out with the answer */
    size_t body_bytes;
    bool body_is_too_large;
    bool has_other_method; /* no such page, but one for the other method */

    const struct service *service;
    struct db *test_db; /* instead of the store's */
    enum result result;
    size_t problem_count; /* found before the handler ran */
    enum step next;
    struct span spans[SPANS_MAX];
    size_t span_count;
    struct str kept_key; /* not empty: the page is kept under it */
    int64_t kept_version;
    int64_t kept_until;               /* see request_holds_until() */
    const struct gather_kind *counts; /* the page counts how often it is sent */
    int64_t counts_what;
    int64_t unchanged_since;
    struct str id; /* names it in the log and on error pages */
    struct outgoing outgoing;
    behind *behind; /* to be written once the answer is made; NULL: nothing */
    int64_t behind_numbers[2];
    struct kept *holding; /* a shared part in use: given back at the end, whatever happens */
    struct write write;
    size_t memory_max; /* bytes its steps may take from the arena */
    jmp_buf overflow;
    void *connection;       /* the server's own */
    struct exchange *after; /* in the hashing line */
};

/* Takes an exchange made of zeroes into use; gives back what it holds, but for its arena. */
void exchange_open(struct exchange *, const struct service *);
void exchange_close(struct exchange *);

/* The headers are in `incoming`. */
enum step exchange_begin(struct exchange *);

/* A piece of a form's field; false when no more is wanted. */
bool exchange_piece(struct exchange *, const char *name, uint64_t offset, const char *data,
                    size_t length);
enum step exchange_read(struct exchange *);
enum step exchange_prepare(struct exchange *);
enum result exchange_write(struct db *, void *exchange);
enum result exchange_refused(struct db *, void *exchange);

/* After the write (or when it could not be put in the line: BUSY). */
enum step exchange_end(struct exchange *, enum result);

/* Adds a header to what goes out. */
void outgoing_header(struct outgoing *, const char *name, struct str value);

/* Makes `outgoing` of the request's answer: headers, compression, ETag. */
void exchange_pack(struct exchange *, int status);

/* The answer is this kept page (held; released with the exchange). */
void exchange_pack_kept(struct exchange *, struct kept *);

/* On every answer, errors and files included: nothing but this site runs, loads or frames it. */
void outgoing_safety_headers(struct outgoing *, const struct site *);

/* The headers of an answer made of a kept page: the same every time, so the server asks once. */
void outgoing_kept_headers(struct exchange *);

/* A file of static/: its address changes with its content, so it may be kept for a year. */
bool exchange_pack_static(struct exchange *);

/* What a GET left to write: behind.c. */
void exchange_write_behind(struct exchange *);

/* What the server's log calls what was asked for: of a secret route it says the route alone. */
struct str exchange_logged_path(const struct exchange *);

/* Steps' own parts. Each of the show functions makes `outgoing` complete. */
enum step exchange_show_error(struct exchange *, int status);
enum step exchange_show_form(struct exchange *, int status); /* the route's, filled */
enum step exchange_show_refusal(struct exchange *, enum result);

/* An empty page in the visitor's language, with what stands around every page. */
void exchange_begin_page(struct exchange *);

/* What other domains show in it to who is signed in; asks the database. */
MUST_CHECK enum result exchange_fill_frame(struct exchange *);

/*
 * Between these two the arena's cap holds: what passes it goes to `overflow`,
 * which must be set and still be on the stack.
 */
void exchange_bound(struct exchange *);
void exchange_unbound(struct exchange *);

/* Runs a step; one that takes more memory than a request may leaves nothing and is answered 413. */
enum step exchange_bounded(struct exchange *, enum step (*step)(struct exchange *));

/* Reading: one snapshot for all that a step asks. False when no database can be reached. */
bool reading_begin(struct exchange *);
MUST_CHECK enum result reading_end(struct exchange *, enum result);

struct str session_cookie_name(const struct site *);

/* The status that tells of a result. */
int status_of(enum result);

#endif
