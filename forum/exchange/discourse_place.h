#ifndef EXCHANGE_DISCOURSE_PLACE_H
#define EXCHANGE_DISCOURSE_PLACE_H

#include "store/db.h"

/*
 * Where things of another forum stand here. Errors stick to the connection;
 * after one, everything here gives 0.
 *
 * An id is kept when it is free. One that is taken moves up by a million (and
 * again, until it is free), a post's number by ten thousand: whatever comes in
 * which order, the same thing lands at the same place, and the old number can
 * still be read in the new one.
 */
enum { ID_STEP = 1000000, NUMBER_STEP = 10000 };

/* One that came in already: its id here, or 0. Stamp may be NULL. */
int64_t imported_id(struct db *, const char *kind, struct str origin, int64_t old_id,
                    struct str old_name, int64_t *stamp);

/* The first free id for it. Taken is the statement that finds who has an id. */
int64_t free_id(struct db *, const struct sql *taken, int64_t id);

/* The first free number for a post of the topic (its id here). */
int64_t free_number(struct db *, int64_t topic_id, int64_t number);

/* The topic a quote means, whether it has come in yet or not. */
int64_t quoted_topic(struct db *, struct str origin, int64_t old_id);

/* And the number there of the post it means. */
int64_t quoted_number(struct db *, int64_t topic_id, int64_t old_number);

#endif
