#ifndef MODERATION_SPACE_H
#define MODERATION_SPACE_H

#include "moderation/act.h"
#include "topics/category.h"
#include "topics/topic.h"

/*
 * Who may read what: categories change hands, and debates change category. Both
 * are told in the public log. Its words never name a category that not anyone
 * may read.
 */

/*
 * category_edit(), recorded with a reason (a problem for "reason" without one)
 * when who may read it changes; without a record otherwise.
 */
MUST_CHECK enum result space_edit(struct db *, struct arena *, const struct category *,
                                  const struct act *, struct problems *);

/*
 * A topic to another category; its pages and counts follow at once. Problems
 * for "category" and "reason"; CONFLICT when it stands there already.
 */
struct move {
    int64_t topic_id;
    int64_t category_id;
};
MUST_CHECK enum result topic_move(struct db *, struct arena *, const struct move *,
                                  const struct act *, struct problems *);

/* topic_retitle() by a moderator: recorded with a reason. */
MUST_CHECK enum result topic_retitle_as_moderator(struct db *, struct arena *,
                                                  const struct retitle *, const struct act *,
                                                  struct problems *);

#endif
