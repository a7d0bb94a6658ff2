#ifndef BALLOTS_ITEM_CHECK_H
#define BALLOTS_ITEM_CHECK_H

#include "ballots/item.h"

/* What was typed as it is kept: one line each, without white space around. */
void item_tidy(struct arena *, struct ballot_wish *);

/* All that is wrong with a new one but its words; CONFLICT when the item it follows is followed. */
MUST_CHECK enum result item_check(struct db *, struct arena *, const struct ballot_wish *,
                                  struct problems *);

/* Its dates, quorum, seats and, of one held elsewhere, its address. */
MUST_CHECK enum result item_check_terms(const struct ballot_item *, int64_t now, struct problems *);

#endif
