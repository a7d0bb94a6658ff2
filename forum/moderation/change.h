#ifndef MODERATION_CHANGE_H
#define MODERATION_CHANGE_H

#include "access/may.h"
#include "base/str.h"
#include "settings/setting.h"

/*
 * Changes of the site itself: what it is set to and who has which role. Each
 * stands in the public log. The actor is 0 for the command line.
 */
struct change {
    int64_t actor_id;
    struct str reason; /* may be empty on the command line */
};

/* NOT_VALID out of its bounds; nothing is recorded when it is set so already. */
MUST_CHECK enum result setting_change(struct db *, enum setting, int64_t value,
                                      const struct change *);

/* NOT_FOUND for nobody. Their sessions must be ended too (http/session.h). */
MUST_CHECK enum result role_change(struct db *, int64_t account_id, enum role,
                                   const struct change *);

#endif
