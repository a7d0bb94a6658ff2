#ifndef TEAMS_MEMBER_H
#define TEAMS_MEMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "accounts/event.h"
#include "base/result.h"
#include "base/str.h"

struct arena;
struct db;

/*
 * Who is in a team, who leads it, who asked to be in it. These change and read
 * what is so; who may ask for it, the handlers decide by access/may.h. Each
 * that changes something tells the listeners of teams/event.h, and gives
 * CONFLICT when it is so already. The team and the account must exist.
 */

struct membership {
    int64_t team_id;
    int64_t account_id; /* who is, or is to be, in the team */
    int64_t actor_id;   /* who does it: the same, or a lead */
};

/* By oneself: NOT_ALLOWED unless the team is open. */
MUST_CHECK enum result member_join(struct db *, struct arena *, const struct membership *);

/* Asks a team that admits on request; NOT_ALLOWED with any other. Can be taken back. */
MUST_CHECK enum result member_ask(struct db *, struct arena *, const struct membership *);
MUST_CHECK enum result member_unask(struct db *, const struct membership *);

/* A lead answers who asked, or adds somebody who did not. */
MUST_CHECK enum result member_admit(struct db *, struct arena *, const struct membership *);
MUST_CHECK enum result member_refuse(struct db *, struct arena *, const struct membership *);

/* By the member or by a lead. */
MUST_CHECK enum result member_leave(struct db *, struct arena *, const struct membership *);

/* A member leads, or no longer. A team may have no lead: moderators can do all a lead can. */
MUST_CHECK enum result member_set_lead(struct db *, struct arena *, const struct membership *,
                                       bool leads);

struct member {
    int64_t account_id;
    struct str handle;
    struct str name; /* may be empty */
    bool leads;
    int64_t since; /* or when they asked */
};

struct members {
    struct member *items;
    size_t count;
    size_t size;
    bool has_more;
};

enum { MEMBERS_PER_PAGE = 200 };

/*
 * Leads first, then by handle, after the one given (empty: from the first).
 * Who is shown this must be let by may_see_members().
 */
MUST_CHECK enum result members_of_team(struct db *, struct arena *, int64_t team_id,
                                       struct str after_handle, struct members *);

/* Who waits for an answer, the first to ask first, at most MEMBERS_PER_PAGE; for its leads. */
MUST_CHECK enum result members_asking(struct db *, struct arena *, int64_t team_id,
                                      struct members *);

/* Who leaves for good is in no team any more: an account_listener. */
account_listener teams_let_go;

#endif
