#ifndef TESTS_SUPPORT_NOTES_H
#define TESTS_SUPPORT_NOTES_H

#include "store/driver.h"

/*
 * A table for the tests of the store, which must not depend on what the forum
 * keeps, and statements on it. notes_make() makes it, empty.
 */
extern const struct sql sql_note_add;      /* id, words, raw */
extern const struct sql sql_note_find;     /* id */
extern const struct sql sql_note_list;     /* all, by id */
extern const struct sql sql_note_count;    /* number */
extern const struct sql sql_note_given;    /* id; gives it back */
extern const struct sql sql_note_answer;   /* id, note_id: must be a note */
extern const struct sql sql_note_swapped;  /* second and first */
extern const struct sql sql_note_shout;    /* changes the words of all */
extern const struct sql sql_note_for_ever; /* never ends */

void notes_make(struct db *);

/* How many there are; -1 when that cannot be asked. */
int64_t notes_count(struct db *);

MUST_CHECK enum result note_add(struct db *, int64_t id);

#endif
