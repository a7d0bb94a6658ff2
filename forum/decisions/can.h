#ifndef DECISIONS_CAN_H
#define DECISIONS_CAN_H

#include "decisions/machine.h"

struct arena;
struct page;

/*
 * What the reader of a decision's page may do now, and what nobody may do yet
 * and why: made of the table of transitions (machine.h), so a page never says
 * anything the table would not do.
 */
struct can {
    bool may;
    const char *label;    /* N_("Object, if it does harm"); "{name}" is nowhere in it */
    struct str path;      /* of the form; empty: there is none */
    int64_t until;        /* of what may be done: the deadline; 0: none */
    struct hindrance why; /* of what may not: message NULL when the label says it all */
    struct str words;     /* of what may not: in somebody's words; may be empty */
};

struct cans {
    struct can *items;
    size_t count;
    size_t size;
};

/*
 * For whom the facts were read. For who is not signed in read them as for
 * CAN_SOMEBODY, who is a member that has done nothing yet, with may_write set.
 */
enum { CAN_SOMEBODY = -1 };
struct cans cans_of(struct arena *, const struct facts *);

/*
 * The first moment after facts->now at which the list may read differently
 * although nothing was written; 0: none.
 */
int64_t cans_change_at(const struct facts *);

/* Until when what runs now runs: a last call, a trial, the ceiling; 0: without an end. */
int64_t decision_until(const struct decision *);

/* Is that a moment by which people act, to the hour? Else it is a day, and said with the state. */
bool decision_has_deadline(const struct decision *);

/* What happens next, in a sentence with its date: "Adopted on 12 June unless …". */
struct str decision_next_text(struct page *, const struct decision *);

/* What an act's refusal says, its {count} and {time} filled. */
struct str refusal_text(struct page *, const struct hindrance *);

#endif
