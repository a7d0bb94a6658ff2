#ifndef DECISIONS_DEED_H
#define DECISIONS_DEED_H

#include "base/result.h"
#include "base/str.h"
#include "decisions/decision.h"
#include "decisions/listen.h"

struct arena;
struct db;
struct json;

/*
 * Everything that happens to a decision: one row of its timeline, one entry of
 * the log, in the transaction that does it. The page's version grows, the
 * system's next step is reckoned anew, and who listens is told.
 */
enum deed_kind {
    DEED_TRANSITION,
    DEED_OPTION,    /* an option came */
    DEED_VERSION,   /* a text of one, that is not a transition by itself */
    DEED_SET_ASIDE, /* an option has a reason */
    DEED_STANCE,
    DEED_CONCERN, /* raised: a block too */
    DEED_SECOND,
    DEED_SUSTAINED,   /* a block found its seconders */
    DEED_STOOD_ASIDE, /* a block found none in time: a reservation */
    DEED_REPLY,       /* to a concern: an answer too */
    DEED_ASKED,       /* "does this version answer you?" */
    DEED_RESOLVED,    /* its author says so */
    DEED_UPHELD,      /* its author says no, or arbiters do */
    DEED_LAPSED,      /* no answer came in time, or nobody is left */
    DEED_ARBITERS,    /* were drawn */
    DEED_ARBITRATED,  /* one of them said */
    DEED_REOPENED,    /* a concern that arbiters held to be addressed, once */
    DEED_EXTENDED,    /* the last call, for a block that waits */
    DEED_SUMMARY,
    DEED_CLERK,   /* was drawn, or stepped down */
    DEED_TOPIC,   /* a debate was linked, or unlinked */
    DEED_LINK,    /* to another decision */
    DEED_CHARTER, /* of a branch was written or changed */
    DEED_OWNER,   /* accepted, or left */
    DEED_AGREED,  /* a side agrees to the fork */
    DEED_MEMBER,  /* joined a branch, or left it */
    DEED_EVIDENCE,
    DEED_REPORT, /* of a branch, or the mark that none came */
    DEED_BRANCH_ENDED,
    DEED_REVIEW_ASKED, /* before its date */
    DEED_REVIEW_SECOND,
    DEED_VERDICT,       /* was proposed */
    DEED_OWNERS_ANSWER, /* to the verdict */
    DEED_RESULT,        /* of a vote was recorded */
    DEED_WARNED,        /* it will fall asleep */
    DEED_HIDDEN,        /* by a moderator, or shown again */
    DEED_KINDS,
};

struct deed {
    int64_t decision_id;
    enum deed_kind kind;
    int64_t actor_id; /* 0: the system */
    int64_t at;
    int transition; /* its number; 0: none */
    enum decision_state from;
    enum decision_state to;
    int64_t option_id; /* 0: none, as all these */
    int64_t version_id;
    int64_t concern_id;
    int64_t branch_id;
    struct str words; /* a reason, or what was said, in somebody's words */
    /* Adds to the object that the log commits to; may be NULL. */
    void (*details)(struct json *, const void *context);
    const void *context;
};

MUST_CHECK enum result deed_record(struct db *, struct arena *, const struct deed *);

/* The word of a kind, in the log and in JSON: "stance". */
const char *deed_word(enum deed_kind);

/* Reckons the system's next step anew; deed_record() does it too. */
MUST_CHECK enum result decision_reckon(struct db *, struct arena *, int64_t decision_id,
                                       int64_t now);

#endif
