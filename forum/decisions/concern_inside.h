#ifndef DECISIONS_CONCERN_INSIDE_H
#define DECISIONS_CONCERN_INSIDE_H

#include "decisions/concern.h"
#include "decisions/deed.h"
#include "decisions/facts.h"

/* What the files of concerns, and of their arbiters, share. */

/* Those that have not ended: about an option; somebody's. */
MUST_CHECK enum result concerns_of_option(struct db *, struct arena *, int64_t option_id,
                                          struct concerns *);
MUST_CHECK enum result concerns_of_author(struct db *, struct arena *, int64_t account_id,
                                          struct concerns *);

/* One concern while something is done about it. */
struct concern_work {
    struct facts facts;
    struct concern concern;
    struct option option; /* it is about */
    int64_t actor_id;     /* 0: the system */
};

/* The system's due steps first, then all of it; NOT_VALID where no text is before the people. */
MUST_CHECK enum result concern_begin(struct db *, struct arena *, const struct concern_act *,
                                     struct problems *, struct concern_work *);

/* NOT_VALID when it has ended; when it is somebody else's; when they do not propose. */
MUST_CHECK enum result concern_is_on(const struct concern_work *, struct problems *);
MUST_CHECK enum result concern_is_own(const struct concern_work *, struct problems *);
MUST_CHECK enum result concern_proposes(const struct concern_work *, struct problems *);
bool concern_may_answer(const struct concern_work *);
bool concern_wrote(const struct concern_work *); /* the text, or its option */

/* Writes its state and clocks as the struct has them. */
MUST_CHECK enum result concern_save(struct db *, const struct concern *);

MUST_CHECK enum result concern_record(struct db *, struct arena *, const struct concern_work *,
                                      enum deed_kind, struct str words);

/* Adds a reply's row; without words, nothing. */
MUST_CHECK enum result concern_put_reply(struct db *, const struct concern_work *,
                                         const struct concern_reply *);

/* It stops nothing any more: of a block, what its author holds becomes standing aside. */
MUST_CHECK enum result concern_step_aside(struct db *, struct arena *, const struct concern_work *);

/* A block is what its author holds. */
MUST_CHECK enum result concern_hold_block(struct db *, const struct concern_work *);

#endif
