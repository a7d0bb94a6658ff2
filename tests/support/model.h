#ifndef TESTS_SUPPORT_MODEL_H
#define TESTS_SUPPORT_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "decisions/decision.h"
#include "decisions/facts.h"
#include "decisions/machine.h"

/*
 * A decision as the specification tells it, in the simplest words: what it is
 * in, what its clocks say, who said what. It is written from the specification
 * alone and shares nothing with forum/decisions but the names of states.
 */
enum {
    MODEL_PEOPLE = 10, /* accounts 1 to 9 */
    MODEL_OPTIONS = 5,
    MODEL_CONCERNS = 40,
    MODEL_NOBODY = 0,
};

struct model_concern {
    int64_t id;
    int author; /* MODEL_NOBODY: they left */
    int option;
    bool is_block, is_answered, is_sustained, stood_aside, has_returned, has_ended;
    int64_t made, asked; /* asked 0: nothing is asked */
};

struct model_trial {
    int64_t id; /* 0: there is none */
    bool has_started;
    bool is_complete[2], agrees[2], has_report[2], is_marked[2];
    int option[2], author[2];
    int64_t review_at;
    int64_t all_in; /* when the last report came */
    int renewals;
};

struct model_review {
    bool is_open, is_of_trial;
    int64_t opened, call_end, proposed;
    enum review_verdict verdict;
    int option; /* the verdict's */
    int author; /* of its words */
    int kept;
    bool has_answers;
    int64_t next;
    bool owners_answered[2];
};

struct model {
    int64_t id;
    enum decision_state state, back;
    enum decision_close closed;
    int64_t since, ceiling, window, call_end, review_at, active, warned, decided;
    bool is_extended, is_unreviewed, was_proposed, is_national, is_forkable, is_urgent;
    int resets, author, clerk, floor_people, floor_groups;
    enum decision_fallback fallback;
    int option_count, current; /* the option before the people; -1: none */
    struct {
        int64_t id, version;
        int author;
        bool is_aside, is_verdict;
    } option[MODEL_OPTIONS + 20];
    bool has_summary;
    int stance[MODEL_PEOPLE], stance_option[MODEL_PEOPLE]; /* -1: none */
    struct model_concern concern[MODEL_CONCERNS];
    int concern_count;
    struct model_trial trial;
    struct model_review review;
    bool is_requested;
    int request_seconders;
    int64_t last_review;
    bool has_vote, has_result, is_carried;
    int64_t vote_ends;
    int64_t successor_at; /* what supersedes it was adopted; 0: not */
    bool merged;          /* a review merged it just now: its successor is there */
};

/* What an act would need, in the model's own words; the caller does the act when it is true. */
struct model_act {
    enum act_kind act;
    int person;
    int64_t now;
    int option;    /* proposed */
    int64_t until; /* of a notice */
    int concern;   /* its index: a new fact of it; -1: none */
    bool by_meeting;
};
bool model_may(const struct model *, const struct model_act *);
void model_do(struct model *, const struct model_act *);

/* When time alone changes something next; 0: never. Then all that it changes until `to`. */
int64_t model_next(const struct model *);
void model_pass(struct model *, int64_t to);

/* The option that people speak about now; -1: none. */
int model_spoken_of(const struct model *);

#endif
