#ifndef EXCHANGE_LAW_LEGI_TEXT_H
#define EXCHANGE_LAW_LEGI_TEXT_H

#include "exchange/law_legi_files.h"

/* How the files of a LEGI archive become one text: what law_legi*.c share. */

/* A part or an article of the text, on the day that is read. */
struct legi_node {
    struct str id;
    struct str cid;
    struct str title;
    const struct legi_file *article; /* NULL: a part */
    struct legi_children {
        size_t *items;
        size_t count;
        size_t size;
    } children;
};

struct legi_nodes {
    struct legi_node *items;
    size_t count;
    size_t size;
};

struct legi {
    struct arena *arena;
    struct legi_files files;
    struct str text; /* the cid of the text that is read */
    struct str day;
    struct document document;
    struct legi_nodes nodes; /* the first is the text itself */
    struct str *fault;
};

bool legi_is_of_text(const struct legi *, const struct legi_file *);

/* A file is refused as a whole; gives NOT_VALID. */
enum result legi_refuse(struct legi *, const struct legi_file *, struct str why);

/* Without a date: the day of the last change, or, of what is here, the last that has words. */
MUST_CHECK enum result legi_choose_day(struct legi *, struct str date);

/* From when on, and until when, the text stands as on that day. */
struct legi_span legi_around(const struct legi *);

/* Where each section and article in force on the day stands; what is missing is a gap. */
void legi_place(struct legi *, const struct legi_file *version);

/* The whole, with what stands around the articles. */
MUST_CHECK enum result legi_add(struct legi *, const struct legi_file *version);

#endif
