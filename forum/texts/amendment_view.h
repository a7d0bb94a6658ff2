#ifndef TEXTS_AMENDMENT_VIEW_H
#define TEXTS_AMENDMENT_VIEW_H

#include "render/diff.h"
#include "texts/amendment.h"

/* An article before and after, alinéa by alinéa, in the order they are shown in. */
struct redaction_line {
    int64_t number; /* of the alinéa before; 0: a new one */
    struct str before;
    struct str after; /* empty: it goes */
    struct diff diff; /* when both are there and differ */
    bool is_changed;
    bool is_clerical; /* routine that was not asked for: a number filled in, a capital */
};

struct redaction {
    struct redaction_line *items;
    size_t count;
    size_t size;
    bool is_applied;
    bool is_deleted; /* the whole article goes */
    struct new_article *articles;
    size_t article_count;
};

struct redaction redaction_of(struct arena *, const struct amend_article *before,
                              const struct amended *);

/* As it then reads, an alinéa a line. */
struct str redaction_plain(struct arena *, const struct redaction *);

/* What adopting some amendments changes, article by article. Problems as amendments_adopt() has
 * them. */
struct adopt_change {
    struct state article;
    struct redaction redaction;
};

struct adopt_changes {
    struct adopt_change *items;
    size_t count;
    size_t size;
};

MUST_CHECK enum result adopt_changes(struct db *, struct arena *, const struct adopt_wish *,
                                     struct problems *, struct adopt_changes *);

#endif
