#ifndef TESTS_SUPPORT_WALK_H
#define TESTS_SUPPORT_WALK_H

#include "support/decide.h"
#include "support/model.h"

/*
 * What people do within the states of a decision, on a random walk: written to
 * the database as its rows alone, and to the model. Who, and what, is drawn
 * from walk_random, so that a walk can be gone again.
 */
enum { DECISIONS = 160, NO_ONE = 0 };

extern struct model walk_models[DECISIONS];
extern int walk_count;
extern int walk_superseded_by[DECISIONS]; /* the place of the successor; -1: none */
extern uint64_t walk_random;

int walk_any(int below);
bool walk_chance(int percent);
void walk_reckon(const struct model *);

/* The model of what is superseded hears that its successor was adopted. */
void walk_tell_superseded(void);

typedef void doing(struct model *);
doing walk_write_option;
doing walk_set_aside;
doing walk_take_stance;
doing walk_raise_concern;
doing walk_go_on_with_concern;
doing walk_answer_all;
doing walk_take_stances;
doing walk_offer_trial;
doing walk_go_on_with_trial;
doing walk_draft_verdict;
doing walk_answer_verdict;
doing walk_ask_for_review;
doing walk_record_vote;
doing walk_supersede;
doing walk_sum_up;
doing walk_wake_up;

#endif
