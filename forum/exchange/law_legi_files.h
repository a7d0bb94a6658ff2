#ifndef EXCHANGE_LAW_LEGI_FILES_H
#define EXCHANGE_LAW_LEGI_FILES_H

#include "exchange/law_read.h"

/* What stands in each file of the LEGI archives but for the words of the articles. */
enum legi_kind { LEGI_VERSION, LEGI_CONTENTS, LEGI_SECTION, LEGI_ARTICLE, LEGI_KINDS };

/*
 * Days as the source has them, but "" for those that stand for none (2999-01-01,
 * 2222-02-22): a span without a start has not begun, one without an end goes on.
 */
struct legi_span {
    struct str starts;
    struct str ends;
};

/* One line of a table of contents. */
struct legi_link {
    bool is_section;
    struct str id;
    struct str cid;
    struct str num;
    struct str title;
    struct legi_span span;
};

struct legi_links {
    struct legi_link *items;
    size_t count;
    size_t size;
};

/* A part in which an article or section stands, as its own file says. */
struct legi_step {
    int64_t depth; /* from 1 */
    struct str id;
    struct str title;
    struct legi_span span;
};

struct legi_steps {
    struct legi_step *items;
    size_t count;
    size_t size;
};

struct legi_file {
    enum legi_kind kind;
    const struct law_source *source;
    struct str id;
    struct str text; /* the cid of the text it belongs to */
    struct str nature;
    struct str num;
    struct str title;
    struct str eli;
    struct str status;
    struct legi_span span;
    struct legi_links links; /* of an article: its versions, itself one of them */
    struct legi_steps path;
    bool is_placed;
};

struct legi_files {
    struct legi_file *items; /* by kind and id, once they were read */
    size_t count;
    size_t size;
};

MUST_CHECK enum result legi_files_read(struct arena *, const struct law_source *, size_t count,
                                       struct legi_files *, struct str *fault);

struct legi_file *legi_file_find(const struct legi_files *, enum legi_kind, struct str id);

bool legi_is_kind(struct str bytes);

/* Is it in force on that day? */
bool legi_is_in_force(const struct legi_span *, struct str day);

/* It ends before or when it starts, so it was never in force: "mort-né". */
bool legi_is_stillborn(const struct legi_span *);

#endif
