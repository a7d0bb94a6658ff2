#ifndef ACCOUNTS_PACE_H
#define ACCOUNTS_PACE_H

#include "http/request.h"
#include "settings/setting.h"

/*
 * How often somebody may do what, by the site's settings: counted in the
 * database, in the transaction of the act, so that all processes count together
 * and what is refused counts for nothing. Each gives TOO_MANY with a problem
 * that says until when, and Retry-After. Moderators are not held up. What is
 * written by commands goes by none of this: it asks the domains directly.
 */

/* One more act of which a day takes as many as the setting says. */
MUST_CHECK enum result pace_day(struct request *, enum setting most);

/* Somebody writes a message, or a debate with its first one. */
struct pace_text {
    bool opens_topic;
    struct str text;
    int64_t links; /* to other sites */
};

/*
 * Not sooner after the last than the settings say, not the same text again, and
 * on somebody's first day not more than is good: NOT_VALID for too many links.
 */
MUST_CHECK enum result pace_write(struct request *, const struct pace_text *);

/* Has this person been here for less than a day? Moderators are never new. */
bool account_is_new(const struct visitor *);

#endif
