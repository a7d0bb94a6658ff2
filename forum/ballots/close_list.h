#ifndef BALLOTS_CLOSE_LIST_H
#define BALLOTS_CLOSE_LIST_H

#include "ballots/close.h"

/*
 * The published list of an item as its ballots stand, whoever may see it: for the close alone,
 * and for ballot_list_of(). The site is the address its page is named with; may be empty.
 */
MUST_CHECK enum result close_list(struct db *, struct arena *, const struct ballot_item *,
                                  struct str site, struct ballot_list *);

/* Turnout is written down, at the close. */
MUST_CHECK enum result turnout_write(struct db *, int64_t item_id, int64_t roll_count);

#endif
