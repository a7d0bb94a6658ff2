#ifndef ACCOUNTS_HANDLE_H
#define ACCOUNTS_HANDLE_H

#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"

enum { HANDLE_MIN = 2, HANDLE_MAX = 30 };

/*
 * A handle: letters and digits of ASCII, and - _ . between them; not all
 * digits; not ending like a file (.json, .rss …); not a word of the site's own.
 * Whether it is taken, account.h knows.
 */
enum handle_fault {
    HANDLE_FINE,
    HANDLE_TOO_SHORT,
    HANDLE_TOO_LONG,
    HANDLE_CHARACTERS,
    HANDLE_FILE,
    HANDLE_RESERVED,
};
enum handle_fault handle_fault(struct str handle);

/* The same of a person's: adds a problem for the field "handle". */
MUST_CHECK enum result handle_check(struct str handle, struct problems *);

#endif
