#ifndef DECISIONS_STATE_H
#define DECISIONS_STATE_H

#include "decisions/decision.h"

/*
 * How states are shown: always by shape, word and colour together, always the
 * same. Words are marked N_(), for _() where they are shown.
 */
struct state_look {
    const char *word;  /* in JSON, queries, the log: "last-call" */
    const char *label; /* N_("Last call") */
    const char *class; /* "st-call" */
    const char *icon;  /* of static/icons.svg: "s-call" */
};

const char *state_word(enum decision_state); /* "" for STATE_NONE */

/* Of a decision as it is: closed ones look as they were closed. */
const struct state_look *decision_look(const struct decision *);
const struct state_look *state_look(enum decision_state);
const struct state_look *close_look(enum decision_close);

#endif
