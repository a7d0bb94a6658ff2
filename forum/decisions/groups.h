#ifndef DECISIONS_GROUPS_H
#define DECISIONS_GROUPS_H

#include "decisions/stance.h"

/*
 * What people hold of an option, by the local groups they are in (one in two
 * groups counts in both). A group whose members only some may see stands in the
 * list for those alone; for all others its people are among those of no group.
 * So that everyone reads the same, it counts neither in the agreement nor in
 * the order of options.
 */
struct group {
    int64_t team_id; /* 0: people of no group that the visitor may know of; the last one */
    struct str handle;
    struct str name; /* may be empty */
    bool is_private;
    int64_t of[STANCE_KINDS]; /* people, by what they hold of the option */
    int64_t elsewhere;        /* and those who hold something of another one */
};

struct groups {
    struct group *items; /* those with somebody who spoke, by handle */
    size_t count;
    size_t size;
};

MUST_CHECK enum result groups_of(struct db *, struct arena *, const struct visitor *,
                                 const struct option *, struct groups *);

/*
 * "In favour in n of m groups": a group is when more than half of its people
 * who hold something support this option.
 */
struct agreement {
    int64_t agreed;
    int64_t groups;
};
struct agreement groups_agreement(const struct groups *);

/*
 * A decision's options, those with the broadest support first: ordered by the
 * product over groups of (agree + 1) / (voted + 2), exactly; equal ones by
 * number. Those set aside come last, verdicts not at all.
 */
MUST_CHECK enum result options_by_agreement(struct db *, struct arena *, int64_t decision_id,
                                            struct options *);

#endif
