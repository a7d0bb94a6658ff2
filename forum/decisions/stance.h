#ifndef DECISIONS_STANCE_H
#define DECISIONS_STANCE_H

#include "access/may.h"
#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "decisions/option.h"
#include "topics/author.h"

/*
 * What somebody holds of a text: in public, under their pseudonym, one current
 * at a time in a decision, and what they held before is kept.
 */
enum stance_kind {
    STANCE_SUPPORT,
    STANCE_RESERVATION,
    STANCE_ASIDE, /* they do not go along, and do not stop it */
    STANCE_BLOCK, /* comes and goes with its concern: decisions/concern.h */
    STANCE_KINDS,
};

struct stance {
    int64_t id;
    int64_t decision_id;
    struct author author;
    int64_t version_id;
    int64_t version_number;
    int64_t option_id;
    int64_t option_number;
    struct str option_title;
    enum stance_kind kind;
    struct str reason;    /* may be empty in a support only */
    struct str condition; /* "I would, if …"; may be empty */
    bool is_stale;        /* the text changed since */
    int64_t created_at;
    int64_t ended_at; /* 0: it is what they hold now */
};

struct stances {
    struct stance *items;
    size_t count;
    size_t size;
    bool has_more;
};

enum { STANCE_REASON_MIN = 10, STANCE_REASON_MAX = 2000, STANCES_PER_PAGE = 50 };

/* How a kind is shown: words as in JSON, N_() labels, its icon. */
struct stance_look {
    const char *word;  /* "stand-aside" */
    const char *label; /* N_("Stand aside") */
    const char *icon;  /* "st-aside" */
    const char *class; /* of its bar: "b3" */
};
const struct stance_look *stance_look(enum stance_kind);

/* Of such a word; STANCE_KINDS for none. */
enum stance_kind stance_kind_of(struct str word);

/* In which states a position may be taken. */
bool stances_are_open(const struct decision *);

/*
 * Takes a position on the newest text of an option, in place of the one held
 * before. Problems for "kind", "reason", "condition", "version", "": on an old
 * version; in a state without positions; by who blocks (they lift their
 * objection first). CONFLICT when they hold just that already. A block is made
 * by concern_raise().
 */
struct stance_wish {
    int64_t decision_id;
    int64_t actor_id;
    int64_t version_id;
    enum stance_kind kind;
    struct str reason;
    struct str condition;
};
MUST_CHECK enum result stance_take(struct db *, struct arena *, const struct stance_wish *,
                                   struct problems *);

/* Holds nothing any more; NOT_FOUND when they held nothing. Problems as above. */
MUST_CHECK enum result stance_withdraw(struct db *, struct arena *, int64_t decision_id,
                                       int64_t actor_id, struct problems *);

/* The row alone, in place of the current one: of a block, and of what becomes of it. */
MUST_CHECK enum result stance_put(struct db *, const struct stance_wish *, int64_t at);
MUST_CHECK enum result stance_end(struct db *, int64_t decision_id, int64_t account_id, int64_t at);

/* Positions on the option's older versions, but for blocks, whose concern is asked instead. */
MUST_CHECK enum result stances_go_stale(struct db *, int64_t option_id);

/* What somebody holds now; NOT_FOUND when nothing. */
MUST_CHECK enum result stance_of(struct db *, struct arena *, int64_t decision_id,
                                 int64_t account_id, struct stance *);

/* All that somebody held in a decision, the newest first. */
MUST_CHECK enum result stances_of_person(struct db *, struct arena *, int64_t decision_id,
                                         int64_t account_id, struct stances *);

/* What people hold now, the oldest first. */
struct stance_query {
    int64_t decision_id;
    int64_t option_id;     /* 0: of all */
    enum stance_kind kind; /* STANCE_KINDS: all */
    int64_t team_id;       /* 0: all. Ask may_see_members() before */
    int64_t after_id;      /* 0: from the first */
    size_t most;
};
MUST_CHECK enum result stances_list(struct db *, struct arena *, const struct stance_query *,
                                    struct stances *);

/* How many hold what of one option; those that went stale are counted apart. */
struct stance_counts {
    int64_t of[STANCE_KINDS];
    int64_t stale;
    int64_t conditional; /* would, if … */
};
MUST_CHECK enum result stance_counts_of(struct db *, int64_t option_id, struct stance_counts *);

#endif
