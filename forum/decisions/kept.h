#ifndef DECISIONS_KEPT_H
#define DECISIONS_KEPT_H

#include <stddef.h>

#include "base/str.h"
#include "decisions/facts.h"

/*
 * What kept a decision from ending before its ceiling (12): words of ours, in
 * the log and, with spaces between, as the words of that deed.
 */
struct kept {
    const char *word;  /* "no-clerk" */
    const char *label; /* N_("Nobody volunteered as its clerk.") */
};
extern const struct kept kept_kinds[]; /* ended by a zeroed one */

/* Of a decision that is open, proposed or in its last call: "block no-clerk"; never empty. */
struct str kept_words(struct arena *, const struct facts *);

/* Those words as sentences for people, in the page's language. */
struct page;
struct str kept_text(struct page *, struct str words);

/* The label of one of those words, in English; NULL for none of ours. */
const char *kept_label(struct str word);

#endif
