#ifndef NOTICES_CALL_H
#define NOTICES_CALL_H

#include "access/may.h"
#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "render/html.h"
#include "topics/author.h"
#include "topics/mention.h"

struct arena;
struct db;

/*
 * A team that was called from a post, until a member answers: open, taken by
 * one of them, answered. A reply of a member to the post answers it. What the
 * post shows of it is read with the post, so each change of a call raises the
 * version of its topic.
 */
struct call {
    int64_t id;
    enum call_state state;
    int64_t team_id;
    struct str team; /* its handle */
    bool team_is_private;
    int64_t topic_id;
    struct str topic_slug;
    struct str topic_title;
    int64_t number;   /* of the post that calls */
    struct html html; /* its text, with holes */
    struct author caller;
    struct author member;  /* who takes care of it or answered; nobody for who may not know */
    int64_t answer_number; /* of the reply; 0: none */
    int64_t opened_at;
    int64_t changed_at;
};

struct calls {
    struct call *items;
    size_t count;
    size_t size;
    bool has_more;
};

enum { CALLS_PER_PAGE = 50 };

enum call_list {
    CALLS_WAITING,  /* of one's teams: open, or taken by others */
    CALLS_MINE,     /* that one takes care of */
    CALLS_ANSWERED, /* of one's teams, the newest first */
    CALLS_NOBODY,   /* open ones of all teams, for everyone */
    CALLS_OF_TEAM,  /* open and taken ones of one team */
};

struct call_wish {
    enum call_list list;
    int64_t team_id; /* of CALLS_OF_TEAM */
};

/* The longest waiting first, from posts that the visitor may read. */
MUST_CHECK enum result calls_list(struct db *, struct arena *, const struct visitor *,
                                  const struct call_wish *, struct calls *);

/*
 * A member of the team takes a call, gives it back, or says that it was
 * answered. NOT_FOUND when there is no such call for the visitor, NOT_ALLOWED
 * for who is no member (to give back: has not taken it), CONFLICT when it is
 * not in a state for that.
 */
enum call_act { CALL_TAKE, CALL_GIVE_BACK, CALL_ANSWER };
MUST_CHECK enum result call_act(struct db *, const struct visitor *, int64_t id, enum call_act);

/* The topic of a call, whose lock a POST asks for. NOT_FOUND without such a call. */
MUST_CHECK enum result call_topic(struct db *, int64_t id, int64_t *topic_id);

#endif
