#ifndef DECISIONS_VOTE_H
#define DECISIONS_VOTE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/result.h"
#include "base/str.h"

struct arena;
struct db;

/*
 * The vote that takes the place of an agreement (11). It is held above this folder: who holds
 * it hears the step to it as a deed, says where it is held, and what came out once it is over.
 */
struct vote {
    int64_t opened_at; /* 0: there was none */
    int64_t ends_at;
    int64_t electorate; /* how many may vote */
    struct str place;   /* the page where it is held; empty: nowhere */
    int64_t yes;        /* of a judgment these are 0 */
    int64_t no;
    int64_t abstain;
    bool is_carried;
    int64_t version_id;  /* the text that carried; 0: the one that was proposed, or none */
    int64_t recorded_at; /* 0: it is not counted yet */
    int64_t option_id;   /* whose text that is */
    struct str option_title;
};

/* NOT_FOUND when there is none. */
MUST_CHECK enum result decision_vote(struct db *, struct arena *, int64_t decision_id,
                                     struct vote *);

/* Where it is held, and how many may vote there. */
MUST_CHECK enum result vote_held_at(struct db *, int64_t decision_id, struct str place,
                                    int64_t electorate);

/* What came out, as at a moment: a deed of the system. CONFLICT when that is recorded already. */
struct vote_outcome {
    int64_t decision_id;
    int64_t at;
    int64_t yes, no, abstain;
    bool is_carried;
    int64_t version_id; /* that carried; 0: the one that was proposed */
};
MUST_CHECK enum result vote_record(struct db *, struct arena *, const struct vote_outcome *);

/*
 * Asked once the vote is over and nothing is recorded, before it is judged whether it carried:
 * counts, and calls vote_record(). Named in routes.c. What nobody holds does not carry.
 */
typedef enum result vote_counting(struct db *, struct arena *, int64_t decision_id, int64_t at);
extern vote_counting *const vote_counter;

#endif
