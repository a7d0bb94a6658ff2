#ifndef LAW_AMEND_INSIDE_H
#define LAW_AMEND_INSIDE_H

#include "base/arena.h"
#include "law/amend.h"
#include "law/marker.h"

/* What the files of amend share; what it promises stands in amend.h. */

enum {
    AMEND_EDITS_MAX = 20000,
    AMEND_REFUSALS_MAX = 1000,
    AMEND_WORK_MAX = 200 * 1000 * 1000, /* bytes looked through for words, and */
    AMEND_WORK_SEARCH = 1000,           /* what each search costs besides, */
    AMEND_WORK_SPOT = 100,              /* and each place */
};

#define LINE_NONE ((size_t)-1)

/* A line as words are looked for in it, and where each byte of that stands in the line. */
struct line_key {
    struct str text;
    uint32_t *from; /* NULL: not made yet */
    uint32_t *to;   /* where the character that holds it ends */
};

/* How a line is made: « "1° Words and more words. » ; ». */
struct line_shape {
    struct str text;
    struct line_head head;
    bool is_quoted; /* it opens with a quote */
    bool closes;    /* and ends what is quoted */
    size_t stop;    /* where its last sign begins, with the space before it: " ;", "." */
    size_t end;     /* after that sign; then only the quote that closes, and what stands behind */
};

struct line_shape line_shape_of(struct str line);

bool line_is_quoted(struct str line);

/* Where the last sign of a piece begins; its end when it has none. Never before `from`. */
size_t line_stop(struct str line, size_t from, size_t to);

/* Where an instruction works. */
struct spot {
    size_t first; /* lines, the second not included */
    size_t past;
    size_t from; /* in the first line, in bytes */
    size_t to;   /* in the last line */
    bool is_sentence;
    bool is_article;  /* all of it */
    bool is_of_range; /* one of « les alinéas 3 à 5 » */
};

struct spots {
    struct spot *items;
    size_t count;
    size_t size;
};

/* Without the spaces before a place. */
size_t line_trim(struct str line, size_t to);

struct amend_line {
    struct line_shape shape;
    bool is_row;
    struct line_key keys[2]; /* as they are, and loosely */
    struct spots *sentences; /* NULL: not looked for yet */
};

/* A numbered part: the lines from its number to before the next of its kind. */
struct point {
    size_t line;
    size_t end;
    size_t marker; /* which of the line's numbers it has */
    enum marker_kind kind;
    struct str name; /* as numbers are compared; empty: it has none */
    bool has_degree; /* "1°", not "1." */
    bool is_quoted;
};

struct points {
    struct point *items;
    size_t count;
    size_t size;
};

struct match {
    size_t line;
    size_t from;
    size_t to;
};

struct matches {
    struct match *items;
    size_t count;
    size_t size;
};

/* One change of the text before. Of lines, or of bytes in a line. */
struct edit {
    bool is_lines;
    bool is_article; /* the whole article goes, or is written anew */
    size_t first;    /* the line; of lines: those from here to before `past`, equal when added */
    size_t past;
    size_t from;
    size_t to;
    size_t anchor_from; /* of bytes: the words it was placed by, which nobody else may change */
    size_t anchor_to;
    bool is_number;   /* a number takes the place of another */
    bool is_clerical; /* more is done than was asked */
    struct str_list content;
    size_t amendment;
    size_t order; /* of its instruction, among all */
    size_t source_from;
    size_t source_to;
};

struct edits {
    struct edit *items;
    size_t count;
    size_t size;
};

/* A line of the text after. */
struct out_line {
    struct str text;
    size_t from;
    bool is_clerical;
    const struct edit *edit; /* whose content it is; NULL: a line of the text before */
};

struct out_lines {
    struct out_line *items;
    size_t count;
    size_t size;
};

struct amending {
    struct arena *arena;
    const struct amend_article *article;
    struct amend_line *lines;
    size_t count;
    struct points points;
    struct edits edits;
    struct amended *amended;
    size_t work;
    /* Of the instruction at hand: */
    const struct formula *formula;
    size_t amendment;
    const struct instruction *instruction;
    const struct instruction *before; /* what « la même substitution » is the same as */
    size_t order;
};

/* Always false: `return amend_refuse(…);`. */
bool amend_refuse(struct amending *, enum refusal_kind, struct str value, int64_t count);

/* "alinéa 12", "paragraph 12"; a number from the end as it is said. */
struct str amend_say(struct amending *, const char *french, const char *english, int64_t number);

void amend_read_points(struct amending *);

/* The places an instruction names, in a place around it. Split: each alinéa and sentence alone. */
bool amend_resolve(struct amending *, const struct place *, struct spot around, bool is_split,
                   struct spots *);

/* The sentences of a line in bytes, without its numbers and what closes its quotes. */
const struct spots *amend_sentences(struct amending *, size_t line);

/* Does one of them begin there? */
bool amend_begins_sentence(struct amending *, size_t line, size_t at);

/* Narrows to an article that the lines quote; false after refusing. */
bool amend_resolve_law(struct amending *, const struct place *, struct spot *);

/* Where words stand in a spot, first to last. Strictly, else loosely. False after refusing. */
bool amend_find(struct amending *, struct spot, struct str words, struct matches *);

/* Which of them are meant; false after refusing. */
bool amend_pick(struct amending *, struct spot, struct str words, struct matches *);

/* Does this text stand in a line, as whole words? For what a line says of another law. */
bool amend_line_says(struct amending *, size_t line, struct str words);

/* Edits that one instruction makes; each false after refusing. */
bool amend_edit_text(struct amending *, struct match, struct str text);
bool amend_add_text(struct amending *, struct match beside, bool is_before, struct str text);
bool amend_add_at_end(struct amending *, struct spot, bool is_start);
bool amend_add_beside(struct amending *, struct spot, bool is_before);
bool amend_replace_whole(struct amending *, struct spot, const struct str_list *content);
bool amend_add_sentence(struct amending *, struct match, struct str text);
bool amend_rewrite(struct amending *, struct spot, struct match, bool is_end);

/* The content as one piece of text; false, after refusing, when it is several alinéas. */
bool amend_content_text(struct amending *, struct str *text);

/* Turns an instruction into edits, with its children. */
bool amend_instruct(struct amending *, const struct instruction *, struct spot around);

/* Refuses overlaps; true when there are none. */
bool amend_check_conflicts(struct amending *);

/* The line after some edits of it, in their order. */
struct str amend_write_line(struct amending *, size_t line, const struct edit *const *,
                            size_t count, bool *is_clerical);

/* The lines after all edits. */
void amend_write(struct amending *, struct out_lines *);

/* The clerks' routine, where it is certain. */
void amend_clerk(struct amending *, struct out_lines *);
void amend_clerk_quotes(struct amending *, struct out_lines *);
void amend_clerk_numbers(struct amending *, struct out_lines *);
void amend_clerk_signs(struct amending *, struct out_lines *);

#endif
