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
    int64_t joined_at;
    int64_t suspended_until; /* 0: not suspended now. They read as before and write nothing */
    int64_t notice_count;    /* not seen yet; counted up to NOTICES_COUNTED_MAX */
};

enum { NOTICES_COUNTED_MAX = 100 };

/*
 * Who may read what stands in a category, and who may write there (nobody does
 * without an account). Moderators enter every space: they answer for all of them.
 */
enum space { SPACE_ANYONE, SPACE_MEMBERS, SPACE_TEAM };

/* What the rules need to know of a category, a topic or a post. */
struct record {
    int64_t author_id;
    enum space readers; /* of its category */
    enum space writers;
    bool is_in_team; /* the visitor, in the category's team */
    bool is_closed;  /* the topic */
    bool is_deleted; /* by its author */
    bool is_hidden;  /* by a moderator */
    bool is_settled; /* its author has had the time to change it that the site gives */
    bool is_wiki;    /* a post that any member may edit */
    bool leads;      /* the visitor, the team that a meeting is of */
};

/*
 * What a list may hold for somebody: the rows of the view category_reader with
 * this number or their account_id. Every list asks with both.
 */
int64_t may_reach(const struct visitor *);

bool may_enter(const struct visitor *, const struct record *);        /* the category at all */
bool may_open(const struct visitor *, const struct record *category); /* a topic in it */
bool may_read(const struct visitor *, const struct record *);
bool may_reply(const struct visitor *, const struct record *topic);
/* Take part in a decision: as one replies, but that a closed topic does not end it. */
bool may_decide(const struct visitor *, const struct record *decision);
/* See to a meeting: its date, who was there, its minutes. Its author, a lead of its team. */
bool may_keep(const struct visitor *, const struct record *meeting);
bool may_edit(const struct visitor *, const struct record *post);
bool may_share(const struct visitor *, const struct record *post); /* let any member edit it */
bool may_tag(const struct visitor *, const struct record *topic);
bool may_like(const struct visitor *, const struct record *post);
bool may_delete(const struct visitor *, const struct record *post);

/* Who may call a team, by a mention of it. */
enum callers {
    CALLERS_NOBODY,
    CALLERS_ADMINISTRATORS,
    CALLERS_MODERATORS,
    CALLERS_MEMBERS, /* its own, and moderators */
    CALLERS_EVERYONE,
};

/* What the rules need to know of a team. */
struct team_record {
    enum callers callers;
    bool is_private;
    bool is_in; /* the visitor */
    bool leads;
};

bool may_see_members(const struct visitor *, const struct team_record *); /* who, how many */
bool may_lead(const struct visitor *, const struct team_record *);        /* admit, remove, edit */
bool may_call(const struct visitor *, const struct team_record *);

bool may_flag(const struct visitor *, const struct record *post);
bool may_suspend(const struct visitor *, int64_t account_id, enum role); /* one with that role */

/* Of an amendment, is_closed when it is not open any more: take it back, reject it, say by hand
 * what it makes of its article. */
bool may_withdraw(const struct visitor *, const struct record *amendment);
bool may_reject(const struct visitor *, const struct record *amendment);
bool may_place(const struct visitor *, const struct record *amendment);

bool may_moderate(const struct visitor *);
bool may_administer(const struct visitor *);

#endif
