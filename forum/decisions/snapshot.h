#ifndef DECISIONS_SNAPSHOT_H
#define DECISIONS_SNAPSHOT_H

#include "decisions/move.h"

struct json;

/*
 * What the specification asks to be recorded of a transition besides actor,
 * time and rules: the text's hash, where everybody stands, what was set aside,
 * the fork's charters, the vote, the reports and verdicts of reviews. What
 * people said is not written once more: it stands in entries of its own, which
 * are named by their numbers, so that the words of somebody who is erased are
 * nowhere else.
 */
enum { SNAPSHOT_STANCES = 4, SNAPSHOT_ENTRIES_MAX = 1000, SNAPSHOT_BRANCHES_MAX = 16 };

/* Something that stands in an entry of the log; -1: none was found. */
struct recorded {
    int64_t id; /* an enum stance_kind, or an option's, or a branch's id */
    int64_t entry;
};

struct recorded_list {
    struct recorded *items;
    size_t count;
    size_t size;
};

struct snapshot {
    struct str hash; /* of the text that holds, in hexadecimal; empty: there is none */
    int64_t stances[SNAPSHOT_STANCES];
    int64_t stale;
    struct recorded_list dissents;  /* reservations, people who stand aside, blocks */
    struct recorded_list set_aside; /* options */
    struct recorded_list branches;  /* charters at 10, reports at 17 and 18 */
    int64_t readers;                /* of a notice: who could object */
    struct str kept;                /* from its end */
    int64_t electorate;
    int64_t yes, no, abstain;
    int64_t ends_at; /* of the vote */
    int64_t review_at;
    bool has_snapshot;
    bool has_vote;
};

/* Reads what is recorded of this move, once its state is written. */
MUST_CHECK enum result snapshot_read(struct db *, struct arena *, const struct move *,
                                     const struct decision *entered, struct snapshot *);

/* Into the object of its deed. */
void snapshot_put(struct json *, const struct snapshot *);

#endif
