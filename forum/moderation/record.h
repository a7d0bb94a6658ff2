#ifndef MODERATION_RECORD_H
#define MODERATION_RECORD_H

#include "moderation/moderation.h"

/* Between moderation.c, which records, and logged.c: appends the act of this id to the log. */
MUST_CHECK enum result moderation_log(struct db *, struct arena *, int64_t id,
                                      const struct public_act *);

#endif
