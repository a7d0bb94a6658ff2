#ifndef NOTICES_NOTICE_H
#define NOTICES_NOTICE_H

#include "access/may.h"
#include "base/result.h"
#include "base/str.h"
#include "decisions/decision.h"
#include "topics/author.h"

struct arena;
struct db;

/*
 * What somebody is told of, gathered: one line for all replies in a debate that
 * were not seen yet, one for all thanks for a message. A message tells a person
 * once, however often and through however many teams it mentions them. A call to
 * a team writes nothing for each of its members: they are told by the call itself,
 * so that calling a hundred costs no more than calling two.
 *
 * Nobody is told of what they may not read. What is withdrawn takes its notices
 * with it; what is hidden later from a person is left out when they look.
 */
enum notice_kind {
    NOTICE_MENTION,   /* by a post, of the person or of a team they are in */
    NOTICE_REPLY,     /* in a topic, to their posts, or to the topic as a whole when it is theirs */
    NOTICE_THANKS,    /* for a post */
    NOTICE_HANDLED,   /* a post they reported: moderators decided */
    NOTICE_PUBLISHED, /* a post of theirs that was held */
    NOTICE_HIDDEN,    /* a post of theirs, by a moderator */
    /* About a decision, from here on: decision_notices.c. */
    NOTICE_LAST_CALL,     /* on what they spoke of: they may object until … */
    NOTICE_ASKED,         /* does version n answer their concern? */
    NOTICE_SECONDED,      /* their objection, by count people */
    NOTICE_SUSTAINED,     /* it stops the text */
    NOTICE_STOOD_ASIDE,   /* it found no seconders */
    NOTICE_ANSWERED,      /* their concern */
    NOTICE_LAPSED,        /* their concern */
    NOTICE_JUDGED,        /* their concern, by an arbiter */
    NOTICE_CONCERN,       /* was raised, about what they put or lead */
    NOTICE_REVIEW,        /* is open */
    NOTICE_VERDICT,       /* of a review waits for an answer of the branch they own */
    NOTICE_OWNER_ASKED,   /* will they own a branch? */
    NOTICE_OWNERS_NEEDED, /* by a branch they try */
    NOTICE_CLERK,         /* they were drawn */
    NOTICE_ARBITER,       /* they were drawn */
    NOTICE_NEW_VERSION,   /* of what they took a position on */
    NOTICE_DECIDED,       /* adopted, forked, closed: see its state */
    NOTICE_WARNED,        /* it falls asleep soon */
    /* About a meeting: meeting_notices.c. */
    NOTICE_MINUTES, /* of one they were at are published: one may object until … */
    NOTICE_KINDS,
};

struct notice {
    enum notice_kind kind;
    int64_t count;       /* of what is gathered */
    struct author actor; /* whose act was the last */
    struct str team;     /* a mention: the handle of the team they are told through; else empty */
    int64_t topic_id;
    struct str topic_slug;
    struct str topic_title;
    int64_t
        number; /* of the post: the first one that was not seen; of a decision: of the version */
    /* About a decision: its question is topic_title, its slug topic_slug. About a meeting: the
     * same of its title. */
    int64_t decision_id;       /* 0: it is about a post or a meeting */
    int64_t about_id;          /* the concern, the option or the meeting */
    int64_t until_at;          /* it can be answered; 0: no such time */
    enum decision_state state; /* of the decision, now */
    enum decision_close closed_as;
    int64_t told_at;
    bool is_seen;
};

struct notices {
    struct notice *items;
    size_t count;
    size_t size;
};

enum {
    NOTICES_SHOWN_MAX = 100,
    NOTICES_KEPT_MAX = 500, /* of a person */
    NOTICES_KEPT_DAYS = 90,
};

/* The newest of the visitor's. */
MUST_CHECK enum result notices_of(struct db *, struct arena *, const struct visitor *,
                                  struct notices *);

/* Something happened that somebody is told of, unless they did it themselves. */
struct notice_news {
    int64_t account_id;
    enum notice_kind kind;
    int64_t post_id; /* by which it is gathered, and where it leads */
    int64_t actor_id;
};
MUST_CHECK enum result notice_tell(struct db *, const struct notice_news *);

/* It was undone before they looked: one less is gathered, and none is no notice. */
MUST_CHECK enum result notice_untell(struct db *, const struct notice_news *);

/* All of a person's are seen, or those of one topic: by who opens it. */
MUST_CHECK enum result notices_see_all(struct db *, int64_t account_id);
MUST_CHECK enum result notices_see_topic(struct db *, int64_t account_id, int64_t topic_id);
MUST_CHECK enum result notices_see_decision(struct db *, int64_t account_id, int64_t decision_id);

/* Which kinds somebody wants to be told of; mentions of themselves are always told. */
struct notice_wants {
    bool replies;
    bool calls; /* of teams they are in */
    bool thanks;
    bool decisions; /* what they spoke of, minutes of where they were; what asks something of them
                       they are always told */
};
MUST_CHECK enum result notice_wants(struct db *, int64_t account_id, struct notice_wants *);
MUST_CHECK enum result notice_set_wants(struct db *, int64_t account_id,
                                        const struct notice_wants *);

/* Forgets those that are too old or too many. */
MUST_CHECK enum result notices_sweep(struct db *);

#endif
