#ifndef LAW_FORMULA_WRITE_INSIDE_H
#define LAW_FORMULA_WRITE_INSIDE_H

#include "base/buffer.h"
#include "law/formula_write.h"

/* One thing that changes: an alinéa (from 1), other words in it, or alinéas that come after it. */
enum written_act {
    WRITTEN_REPLACE,
    WRITTEN_DELETE_WORDS,
    WRITTEN_INSERT,
    WRITTEN_REWRITE,
    WRITTEN_DELETE,
    WRITTEN_ADD,
};

struct written_change {
    enum written_act act;
    int64_t alinea; /* 0 with WRITTEN_ADD: before the first */
    struct str words;
    struct str content;
    struct str_list alineas; /* of WRITTEN_ADD */
};

struct written_changes {
    struct written_change *items;
    size_t count;
    size_t size;
};

/* The changes of one alinéa's words; a single WRITTEN_REWRITE when little stays. */
void changes_of_words(struct arena *, struct written_changes *, int64_t alinea, struct str before,
                      struct str after);

/* One sentence of the formula. */
void change_say_french(struct buffer *, const struct written_change *);
void change_say_english(struct buffer *, const struct written_change *);

#endif
