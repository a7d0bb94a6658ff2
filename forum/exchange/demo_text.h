#ifndef EXCHANGE_DEMO_TEXT_H
#define EXCHANGE_DEMO_TEXT_H

#include <stdbool.h>

#include "base/result.h"
#include "base/str.h"

struct arena;
struct demo;

/* Interface to code in demo_read*.c: the fields, heads and texts that the files are made of. */
struct reading {
    struct arena *arena;
    struct demo *demo;
    struct str file; /* its name without folder and ending */
    struct str rest; /* what is left of it */
    int line;        /* of the block being read */
    int next_line;
    struct str *fault;
};

/* NOT_VALID, with the place and the reason in fault. */
enum result reading_fail(const struct reading *, const char *why);

/* Takes the line "name: value" if it stands next; false, and value as it was, if not. */
bool reading_field(struct reading *, const char *name, struct str *value);

/*
 * The same for a value that is one of these words, which end with NULL: which
 * one. False when it is another word; true, and choice as it was, without the line.
 */
bool reading_choice(struct reading *, const char *name, const char *const *words, int *choice);

/* The head of the next block; false at the end of the file. */
bool reading_head(struct reading *, struct str *head);

/* What stands before the next block, without the white space around it. */
struct str reading_text(struct reading *);

/* "day 2 18:10": seconds since 1970. What follows it stays in rest. */
bool demo_time(const struct reading *, struct str *rest, int64_t *at);

/* The text with {day 43} as "15 June" and {month 43} as "June", in this language. */
struct str demo_dated(const struct reading *, struct str text, struct str language);

/* Where the word stands in the list, which ends with NULL; -1 when it does not. */
int word_place(const char *const *words, struct str word);

/* One debate: demo_read_debate.c. */
MUST_CHECK enum result demo_read_debate(struct reading *);

#endif
