#ifndef DECISIONS_RULES_H
#define DECISIONS_RULES_H

#include <stddef.h>
#include <stdint.h>

#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "topics/author.h"

struct db;

/*
 * The numbers that decisions go by. They are kept in versions: a decision runs
 * under the one that held when it was opened, whatever the site sets later. One
 * that was used is never changed.
 */
struct rules {
    int64_t version;
    int64_t notice_hours;       /* from a notice to its adoption, at least */
    int64_t urgent_hours;       /* the same, of one that a meeting opens */
    int64_t urgent_review_days; /* until that one is looked at again */
    int64_t window_days;        /* a proposed text stands before a last call */
    int64_t resets;             /* of that window, by new versions */
    int64_t ceiling_days;       /* until the fallback, from the opening and from the first text */
    int64_t call_days;          /* of a last call */
    int64_t national_call_days;
    int64_t second_days; /* a block waits for its seconders */
    int64_t seconders;
    int64_t answer_days;     /* to "does this version answer you?" */
    int64_t fork_block_days; /* open that long, a block may fork alone */
    int64_t silent_days;
    int64_t warn_days;         /* from the notice of falling asleep to sleep */
    int64_t takeover_days;     /* of a text that was withdrawn */
    int64_t review_days;       /* to the review of what is adopted, unless it says otherwise */
    int64_t review_seconders;  /* of a review before its date */
    int64_t review_apart_days; /* between two of those */
    int64_t review_open_days;  /* until a review that nobody concludes is given up */
    int64_t report_days;       /* late, until a branch is marked as without a report */
    int64_t renewals;          /* of a trial that keeps both */
    int64_t owners;            /* of a branch that no team owns */
    int64_t small_words;       /* that a change may touch and leave stances as they are */
    int64_t floor_people;      /* unless the decision says otherwise */
    int64_t floor_groups;
    int64_t vote_days;
};

/* One of them, for the pages and the command line that show and set them. */
struct rule_kind {
    const char *name;  /* "call_days" */
    const char *label; /* N_("Days of a last call") */
    size_t place;      /* of its int64_t in struct rules */
    int64_t min;
    int64_t max;
};
extern const struct rule_kind rule_kinds[]; /* ended by a zeroed one */

int64_t rules_value(const struct rules *, const struct rule_kind *);

/* One of the versions, with what it changed of the one before. */
struct rules_version {
    int64_t version;
    struct author actor; /* id 0: it came with the program, or from the command line */
    struct str reason;
    int64_t created_at; /* 0: it came with the program */
    struct str name;    /* of the number that it changed; empty: the first one */
    int64_t value;
    int64_t before;
};
struct rules_versions {
    struct rules_version *items; /* the newest first */
    size_t count;
    size_t size;
};
enum { RULES_VERSIONS_MAX = 500 };
MUST_CHECK enum result rules_all(struct db *, struct arena *, struct rules_versions *);

/* By its name; NULL when there is none such. */
const struct rule_kind *rule_named(struct str name);

/* Of a version; 0: the newest. */
MUST_CHECK enum result rules_read(struct db *, int64_t version, struct rules *);

/*
 * A new version with one number changed, from now on. Problems for "value" and
 * "reason"; CONFLICT when it is that already; NOT_FOUND when there is none such.
 * Recorded in the log.
 */
struct rules_change {
    struct str name;
    int64_t value;
    struct str reason;
    int64_t actor_id; /* 0: the command line */
};
MUST_CHECK enum result rules_change(struct db *, struct arena *, const struct rules_change *,
                                    struct problems *);

#endif
