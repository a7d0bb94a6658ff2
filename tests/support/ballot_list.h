#ifndef TESTS_SUPPORT_BALLOT_LIST_H
#define TESTS_SUPPORT_BALLOT_LIST_H

#include "base/str.h"

struct arena;

/* Two published lists, and receipts of their ballots. */
#define HASH_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define HASH_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define HASH_C "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"

extern const char list_yes_no[];   /* yes, abstain, no; twelve on the roll; ten seats by Hare */
extern const char list_judgment[]; /* two proposals, three grades, three ballots, as many voters */

/* The text with the first of something replaced by something else, which may hold a NUL. */
struct str list_with(struct arena *, const char *text, const char *what, struct str by);

#endif
