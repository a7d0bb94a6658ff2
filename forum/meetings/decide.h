#ifndef MEETINGS_DECIDE_H
#define MEETINGS_DECIDE_H

#include "decisions/open.h"
#include "meetings/item.h"

/*
 * How what a meeting came to goes on in a decision: as a text that is put to
 * all, a question that is opened, or, when it cannot wait, a notice. A meeting
 * is at least PRESENT_TO_PROPOSE_MIN people who are noted as present: one alone
 * does not propose in the name of many. May append to the log.
 */
enum { PRESENT_TO_PROPOSE_MIN = 3 };

/*
 * What may be done with an item now, by who may write where it stands: the page
 * shows the button for it. The rest of what must hold is said when it is tried.
 */
bool item_may_propose(const struct meeting *, const struct item *);
bool item_may_open(const struct meeting *, const struct item *, int64_t now);

/*
 * Its text becomes an option of its decision, and is put to the people
 * (transition 5, by a meeting), once the minutes are published. The window goes
 * on at least as long as those who were not there may object to the minutes.
 */
MUST_CHECK enum result item_propose(struct db *, struct arena *, const struct meeting *,
                                    const struct item *, int64_t actor_id, struct problems *);

/* A question is opened in the debate of the item (transition 4), from the meeting's beginning on.
 */
MUST_CHECK enum result item_open(struct db *, struct arena *, const struct meeting *,
                                 const struct item *, const struct open_wish *, struct problems *,
                                 int64_t *decision_id);

/*
 * What cannot wait: its text is announced in its debate with the shorter time of
 * an urgent notice (transition 1). Only what can be undone; the rules' days
 * after it is reviewed. The wish needs neither text nor date.
 */
MUST_CHECK enum result item_announce(struct db *, struct arena *, const struct meeting *,
                                     const struct item *, const struct notice_wish *,
                                     struct problems *, int64_t *decision_id);

#endif
