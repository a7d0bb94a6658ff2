#ifndef HTTP_VISITOR_H
#define HTTP_VISITOR_H

#include "http/exchange.h"

/* The language: a choice made here (a cookie), else a person's setting, else the browser's. */
void visitor_choose_language(struct exchange *);

/* Who is asking, by the session's cookie, with what every page needs of them. Reads the database.
 */
MUST_CHECK enum result visitor_find(struct exchange *);

/* May they come to the route at all? */
bool visitor_may_come(const struct request *);

/* Addresses are known only as a keyed hash that changes every day. */
struct str visitor_hash(struct exchange *, struct str address);

/*
 * Is this form theirs to send: from this site (Origin, Sec-Fetch-Site), with the
 * token of their own session, by someone who may? NOT_ALLOWED with words when not.
 */
MUST_CHECK enum result visitor_admit(struct exchange *, struct str token);

/* The cookie that CSRF tokens of this browser are made of; a new one when it has none. */
struct str visitor_secret(struct exchange *);

#endif
