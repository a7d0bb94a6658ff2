#ifndef MEETINGS_PRESENT_H
#define MEETINGS_PRESENT_H

#include "meetings/meeting.h"

/* Who was at a meeting, under the names they go by here: they say so, or its keeper notes it. */
struct people {
    struct author *items;
    size_t count;
    size_t size;
    bool is_in; /* the one it was read for */
};

enum { PRESENT_MAX = 500, OTHERS_MAX = 100000 };

/* In the order of their handles. account_id: whose is_in is read; 0: nobody's. */
MUST_CHECK enum result present_at(struct db *, struct arena *, int64_t meeting_id,
                                  int64_t account_id, struct people *);

/*
 * Somebody is there, or is not after all. NOT_VALID before it begins, for one
 * that is cancelled, when its minutes are published, and when PRESENT_MAX are there.
 */
struct presence {
    int64_t account_id;
    bool is_there;
};
MUST_CHECK enum result present_note(struct db *, const struct meeting *, const struct presence *,
                                    struct problems *);

/* Is that over, or not yet begun? The problem says which. */
MUST_CHECK enum result present_check(const struct meeting *, struct problems *);

#endif
