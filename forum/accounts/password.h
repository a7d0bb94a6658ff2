#ifndef ACCOUNTS_PASSWORD_H
#define ACCOUNTS_PASSWORD_H

#include <stdbool.h>

#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"

struct arena;

/*
 * Passwords, by NIST SP 800-63B-4 §3.1.1.2: long ones, taken whole, any
 * character, no rules about which; but none that is easy to guess. Length is
 * counted in code points of the normalised text (NFC, as RFC 8265 §4.2 has
 * it), so that an "é" is the same one whatever the keyboard makes of it.
 */
enum {
    PASSWORD_MIN = 15, /* when nothing else is asked for */
    PASSWORD_MAX = 128,
    PASSWORD_SURPRISES_MIN = 8, /* what somebody who guesses must find out at least */
};

/* What those who guess try first: the site's own words and the person's. Any may be empty. */
struct password_owner {
    struct str site;
    struct str handle;
    struct str name;
    struct str mail;
};

/*
 * May this be a password? Adds a problem for the field of that name. A text is
 * too easy to guess when it is one piece repeated, or when it holds fewer than
 * PASSWORD_SURPRISES_MIN surprises: a word of the list or of its owner counts
 * as one, a run along the alphabet or a row of the keyboard as one, and
 * anything else one a character.
 */
MUST_CHECK enum result password_check(struct str password, const struct password_owner *,
                                      const char *field, struct problems *);

/*
 * Argon2id with 19 MiB, two passes and one lane: some 40 ms of one core, so on
 * the thread for that. BUSY when the memory cannot be had.
 */
MUST_CHECK enum result password_hash(struct arena *, struct str password, struct str *hash);

/*
 * OK when it is the password of that hash, NOT_ALLOWED when it is not, BUSY when
 * the memory to find out cannot be had, FAILED when this is no hash of ours.
 * With an empty hash it is never the right one, and finding that out takes as long.
 */
MUST_CHECK enum result password_verify(struct arena *, struct str password, struct str hash);

/* Was this hash made with less than what password_hash() takes today? */
bool password_is_outdated(struct str hash);

#endif
