#ifndef DECISIONS_DECISION_H
#define DECISIONS_DECISION_H

#include "access/may.h"
#include "base/result.h"
#include "base/str.h"
#include "topics/author.h"
#include "topics/topic.h"

struct arena;
struct db;
struct rows;

/* "I am going to do this, unless somebody objects", or a question put to all. */
enum decision_kind { DECISION_NOTICE_KIND, DECISION_STANDARD };

/* How far it is on its way. What leads from one to the next stands in machine.c alone. */
enum decision_state {
    STATE_NONE, /* it is not there yet */
    STATE_NOTICE,
    STATE_OPEN,
    STATE_PROPOSED,
    STATE_LAST_CALL,
    STATE_VOTING,
    STATE_ADOPTED,
    STATE_FORKED,
    STATE_UNDER_REVIEW,
    STATE_DORMANT,
    STATE_CLOSED,
    STATE_COUNT,
};

enum decision_close {
    CLOSED_NOT, /* it is not closed */
    CLOSED_STATUS_QUO,
    CLOSED_WITHDRAWN,
    CLOSED_DROPPED,
    CLOSED_SUPERSEDED,
    CLOSED_MERGED,
    CLOSES_COUNT,
};

enum decision_scope { SCOPE_LOCAL, SCOPE_NATIONAL };

/* What applies when no agreement comes in time; said before the first stance. */
enum decision_fallback { FALLBACK_STATUS_QUO, FALLBACK_VOTE, FALLBACK_JUDGMENT, FALLBACK_COUNT };

/* A question, its state, and its clocks (seconds since 1970; 0: none). */
struct decision {
    int64_t id;
    int64_t topic_id; /* it was opened from; its space is that of the topic */
    struct str slug;  /* made from the question; never all digits */
    struct str lang;
    struct author author; /* id 0: they left */
    enum decision_kind kind;
    struct str question; /* one sentence */
    struct str status_quo;
    enum decision_scope scope;
    struct str affected; /* who */
    bool is_reversible;
    struct str undo; /* of a notice: how to go back */
    bool is_urgent;
    bool is_forkable;
    struct str fork_why; /* why it can be forked, or cannot */
    enum decision_fallback fallback;
    int64_t floor_people; /* who must have spoken before a last call */
    int64_t floor_groups;
    int64_t rules_version;
    enum decision_state state;
    enum decision_close closed_as;
    int64_t state_since;
    enum decision_state back_state; /* where it wakes to, or is taken over to */
    struct author clerk;            /* id 0: none yet */
    int64_t clerk_entry;            /* the log's entry of the draw; -1: none */
    int64_t version_id;             /* the text that is proposed, or decided; 0: none */
    int64_t created_at;
    int64_t proposed_at;
    int64_t window_ends_at;
    int64_t ceiling_at;
    int64_t resets;
    int64_t call_ends_at;
    bool is_extended;
    int64_t decided_at;
    int64_t review_at;
    bool is_unreviewed;
    int64_t active_at;
    int64_t warned_at;
    int64_t due_at;
    int64_t hidden_at;
    int64_t version; /* grows with every change of its page */
};

struct decisions {
    struct decision *items;
    size_t count;
    size_t size;
};

enum {
    QUESTION_MIN = 10,
    QUESTION_MAX = 200,
    STATUS_QUO_MAX = 1000,
    AFFECTED_MAX = 300,
    FORK_WHY_MAX = 500,
};

MUST_CHECK enum result decision_find(struct db *, struct arena *, int64_t id, struct decision *);

/* Of the columns that the part decision_shown lists. */
struct decision decision_from(struct rows *, struct arena *);

/* "/d/SLUG/ID", and the number people say: "D-12". */
struct str decision_path(struct arena *, const struct decision *);
struct str decision_name(struct arena *, const struct decision *);

/* May the visitor see it? As its topic; a hidden one is for moderators. What may.h asks to know. */
struct record decision_record_of(const struct decision *, const struct topic *);

#endif
