#ifndef TEAMS_TEAM_H
#define TEAMS_TEAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/result.h"

struct db;

/* Is somebody a member of the team? */
MUST_CHECK enum result team_has(struct db *, int64_t team_id, int64_t account_id, bool *has);

#endif
