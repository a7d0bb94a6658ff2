#ifndef EXCHANGE_LAW_FRONT_H
#define EXCHANGE_LAW_FRONT_H

#include "exchange/law_read.h"

/*
 * What stands between two lines of --- at the head of a Markdown file: a name and a
 * value a line, names with or without accents, values as they are or in quotes.
 */
struct law_front {
    bool is_there;
    size_t length; /* bytes, with both lines */
    int64_t lines;
    struct str nature, number, title, status, official, starts_on, ends_on;
    int64_t starts_line, ends_line;
    struct document_gaps gaps; /* names that are not known */
    struct str fault;          /* what is wrong with it; "" nothing */
    int64_t fault_line;
    bool is_never; /* the fault: it ends before it starts, so it was never in force */
};

struct law_front law_front_read(struct arena *, struct str text);

/* What it says of a whole text goes into what is about it; gaps and fault among the gaps. */
void law_front_say(struct arena *, const struct law_front *, struct document *);

/* Is it of one article? */
bool law_front_is_article(struct arena *, const struct law_front *);

#endif
