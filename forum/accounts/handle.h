#ifndef ACCOUNTS_HANDLE_H
#define ACCOUNTS_HANDLE_H

#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"

enum { HANDLE_MIN = 2, HANDLE_MAX = 30 };

/*
 * A handle: letters and digits of ASCII, and - _ . between them; not all
 * digits; not ending like a file (.json, .rss …); not a word of the site's own.
 * Adds a problem for the field "handle". Whether it is taken, account.h knows.
 */
MUST_CHECK enum result handle_check(struct str handle, struct problems *);

#endif
