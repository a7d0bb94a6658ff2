#ifndef ACCESS_MAY_H
#define ACCESS_MAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/*
 * The one place that decides who may do what to one record. Who may come to a
 * page at all stands in the route table; which records a list holds stands in
 * its query.
 */
enum role { VISITOR, MEMBER, MODERATOR, ADMINISTRATOR };

/* Who is asking. */
struct visitor {
    int64_t account_id; /* 0: not signed in */
    enum role role;
    struct str handle;
    struct str name;
};

/* What the rules need to know of a topic or a post. */
struct record {
    int64_t author_id;
    bool is_closed;  /* the topic */
    bool is_deleted; /* by its author */
    bool is_hidden;  /* by a moderator */
};

bool may_read(const struct visitor *, const struct record *);
bool may_reply(const struct visitor *, const struct record *topic);
bool may_edit(const struct visitor *, const struct record *post);
bool may_delete(const struct visitor *, const struct record *post);
bool may_moderate(const struct visitor *);
bool may_administer(const struct visitor *);

#endif
