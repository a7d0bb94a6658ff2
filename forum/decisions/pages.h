#ifndef DECISIONS_PAGES_H
#define DECISIONS_PAGES_H

#include "decisions/decision.h"
#include "decisions/facts.h"
#include "http/request.h"

/* Handlers and their fields, for routes.c, and what their pages show. */

/*
 * The decision with this id and the topic it was opened from, when the visitor
 * may see both; else NOT_FOUND. Every page and act goes through this door.
 */
MUST_CHECK enum result decision_for(struct request *, int64_t id, struct decision *,
                                    struct topic *);

/* Who opens a page of a decision, in routes.c, ended by NULL: for modules above this one. */
typedef void decision_reader(struct request *, int64_t decision_id);
extern decision_reader *const decision_readers[];

/* The same, for who wants to take part in it: NOT_ALLOWED when they may not. */
MUST_CHECK enum result decision_for_part(struct request *, int64_t id, struct decision *,
                                         struct topic *);

/*
 * The same for the form of an act, which is also shown again when it was
 * refused: whose session ended meanwhile sees what they typed, and no more.
 */
MUST_CHECK enum result decision_for_form(struct request *, int64_t id, struct decision *,
                                         struct topic *);

/* The facts as they are for the visitor now: what the page says they may do. */
MUST_CHECK enum result decision_facts_for(struct request *, const struct decision *,
                                          const struct topic *, struct facts *);

#endif
