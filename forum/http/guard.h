#ifndef HTTP_GUARD_H
#define HTTP_GUARD_H

#include <stdbool.h>

#include "base/str.h"
#include "http/request.h"

/*
 * What a client sent before any body, and whether we talk to it at all.
 *
 * libmicrohttpd takes requests that two servers in a row may read in two ways
 * (request smuggling: two lengths, a length with a transfer coding, two hosts,
 * TRACE). Each of those is refused here, once, before anything else looks at
 * the request (RFC 9112 §3.2, §6.1, §6.3).
 */
struct header {
    struct str name;
    struct str value;
};

enum { HEADERS_MAX = 64, TARGET_MAX_BYTES = 4096 };

struct incoming {
    struct str method;
    struct str target; /* as sent: path and query */
    struct str version;
    struct header headers[HEADERS_MAX];
    int header_count; /* HEADERS_MAX + 1 when there were more */
};

/* 0 when the request is sound, else the status to refuse it with (and to close). */
int guard_status(const struct incoming *);

/* The header's first value, whatever the case of its name; empty when it is not there. */
struct str incoming_header(const struct incoming *, const char *name);

/*
 * Splits a target into its path, decoded, and its query, as it is. False when
 * the path is not absolute, holds a broken escape, bad UTF-8 or a control
 * character.
 */
bool target_split(struct arena *, struct str target, struct str *path, struct str *query);

/* Percent-decoded (and + as a space, in a query); false for a broken escape or a NUL. */
bool percent_decode(struct arena *, struct str encoded, bool plus_is_space, struct str *decoded);

/* The value of a cookie (RFC 6265 §4.2.1); empty when it is not there. */
struct str cookie_value(struct str header, const char *name);

#endif
