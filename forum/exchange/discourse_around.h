#ifndef EXCHANGE_DISCOURSE_AROUND_H
#define EXCHANGE_DISCOURSE_AROUND_H

#include "exchange/discourse_batch.h"

/*
 * What stands around posts: people, categories, topics. Each gives the id
 * here, made when it is not here yet; 0 after an error, which sticks to the
 * connection.
 *
 * A person of an archive is never taken for somebody who is here already: a
 * handle that is taken gets a number. Without a password nobody signs in with
 * it until an administrator sets one.
 */
int64_t person_here(struct discourse_batch *, struct db *, const struct discourse_person *);
int64_t category_here(struct discourse_batch *, struct db *, int64_t old_id);
int64_t topic_here(struct discourse_batch *, struct db *, const struct discourse_topic *,
                   int64_t author_id);

/* Gives categories the names, and the closed doors, that a file says they have. */
void category_learn(struct discourse_batch *, struct db *, const struct discourse_category *);

/* Remembers that counters must be made again. */
void person_touch(struct discourse_batch *, struct db *, int64_t id);
void topic_touch(struct discourse_batch *, struct db *, int64_t id);

/* For statements of which only the connection keeps what went wrong. */
#define db_try(...)                                                                                \
    do {                                                                                           \
        if (db_do(__VA_ARGS__) != OK)                                                              \
            break;                                                                                 \
    } while (0)

#endif
