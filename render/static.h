#ifndef RENDER_STATIC_H
#define RENDER_STATIC_H

#include "base/str.h"

/*
 * The files of static/, built into the program: the style sheet (all of
 * static/style/, joined), the icons, the scripts. Each stands at an address
 * that holds the start of its SHA-256, so what an address means never changes
 * and a browser may keep it for ever (Cache-Control: immutable, RFC 8246).
 *
 * All of it is constant data, made by compile/static.sh when building; it
 * needs no memory and cannot fail.
 */
struct static_file {
    struct str name;    /* "palabre.css" */
    struct str address; /* "/static/palabre.3f2a9c01d2ab.css" */
    struct str type;    /* for Content-Type */
    struct str bytes;
    struct str gzip; /* the same, compressed (RFC 1952) */
};

extern const struct static_file static_files[]; /* ended by one without a name */

/* The address of a file by its name; aborts when there is none: a programmer's error. */
struct str static_url(const char *name);

/* The file at an address; NULL when there is none, an outdated fingerprint included. */
const struct static_file *static_find(struct str address);

/*
 * A file built into the program by compile/embed.sh, which makes tables of
 * them: `extern const struct embedded_file demo_files[];`, ended by one
 * without a name.
 */
struct embedded_file {
    struct str name; /* its path in the sources */
    struct str bytes;
};

#endif
