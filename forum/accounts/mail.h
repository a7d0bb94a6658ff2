#ifndef ACCOUNTS_MAIL_H
#define ACCOUNTS_MAIL_H

#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"

struct arena;

enum {
    MAIL_MAX = 254,      /* bytes; RFC 5321 §4.5.3.1.3, less the angle brackets */
    MAIL_LOCAL_MAX = 64, /* bytes; RFC 5321 §4.5.3.1.1 */
    MAIL_LABEL_MAX = 63, /* bytes; RFC 1035 §2.3.4 */
};

/*
 * Can this be a mail address? Its shape only (RFC 5321 §4.1.2, without quoted
 * local parts and address literals, with UTF-8 as RFC 6531 takes it): whether
 * somebody reads it, only a letter can tell. Adds a problem for "mail".
 */
MUST_CHECK enum result mail_check(struct str mail, struct problems *);

/*
 * The address that was probably meant, when its provider is one slip of the
 * finger away from a well-known one ("ada@ornage.fr": "ada@orange.fr"); empty
 * when it looks right. For a question, never to be acted on by itself: there
 * may well be somebody who owns ornage.fr.
 */
struct str mail_suggestion(struct arena *, struct str mail);

/*
 * Asks about an address that looks mistyped, as a problem of the field "mail",
 * unless its owner has already said that it is right.
 */
MUST_CHECK enum result mail_question(struct str mail, bool is_right, struct problems *);

#endif
