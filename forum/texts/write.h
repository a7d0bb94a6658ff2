#ifndef TEXTS_WRITE_H
#define TEXTS_WRITE_H

#include "texts/compare.h"
#include "texts/pages.h"
#include "topics/category.h"

/* Moderators write a new text here, or its next version, in Markdown. */

/* How Markdown is read as a law, and written: routes.c names who does it. */
struct law_writing {
    void (*read)(struct arena *, struct str markdown, struct document *);
    struct str (*write)(struct arena *, const struct document *);
};
extern const struct law_writing law_writing;

enum {
    LAW_WRITTEN_MAX = 300000, /* characters of Markdown */
    LAW_NUMBER_MAX = 100,
    LAW_LANG_MAX = 35, /* RFC 5646 §4.4.1 */
    LAW_SOURCE_MAX = 1000,
    LAW_NOTE_MAX = 2000,
    LAW_DAY_MAX = 10,
    CHANGES_SHOWN = 40, /* in a preview */
};

struct law_write_page {
    struct law_text text;      /* id 0: a new one */
    struct law_version newest; /* of it */
    const struct form *form;
    struct categories categories;
    bool is_too_long;         /* the newest version, to be written here */
    bool has_preview;         /* it was asked what changes: */
    struct document document; /* what was written, as it is understood */
    struct comparison comparison;
};

extern const struct field law_new_query[], law_new_fields[];
extern const struct field law_next_query[], law_next_fields[];
enum result law_new_form(struct request *);
enum result law_next_form(struct request *);
enum result law_write_prepare(struct request *);
enum result law_new_send(struct request *);
enum result law_next_send(struct request *);

void law_write_html(struct page *, const struct law_write_page *);

#endif
