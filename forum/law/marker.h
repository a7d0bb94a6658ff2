#ifndef LAW_MARKER_H
#define LAW_MARKER_H

#include "base/str.h"

struct arena;

/*
 * What an alinéa begins with that is no part of its sentences: the quote that
 * opens it in words quoted for another law, and its numbers, of which there
 * may be several in a line: « "I bis. – A. – 1° Après… », “(2) (a) the court…”.
 * A lone letter may stand in two series (I, C, i): `other` is the second one.
 */
enum marker_kind {
    MARKER_NONE,
    MARKER_ARTICLE,     /* "Art. L. 131-2. –": an article quoted whole */
    MARKER_ROMAN,       /* "IV bis. –" */
    MARKER_CAPITAL,     /* "A. –" */
    MARKER_NUMBER,      /* "1°", "1° bis", "1.", "(1)" */
    MARKER_LETTER,      /* "a)", "a bis)", "(a)" */
    MARKER_SMALL_ROMAN, /* "ii)", "(ii)" */
    MARKER_DASH,        /* "– ", "• ": a point without a number */
    MARKER_KINDS,
};

struct marker {
    enum marker_kind kind;
    enum marker_kind other; /* MARKER_NONE: it stands in no second series */
    bool
        is_blank; /* « … – », "...°": a number to be filled in; `kind` is MARKER_NONE unless sure */
    size_t from; /* in bytes of the line, with its punctuation */
    size_t to;
    struct str name;  /* "IV bis", "1", "L. 131-2", "a": a slice of the line */
    struct str after; /* ". –", "° bis": the rest of it, a slice too */
};

enum { MARKERS_MAX = 6 };

struct line_head {
    size_t begin; /* after the quote that opens the line; 0: none does */
    struct marker items[MARKERS_MAX];
    size_t count;
    size_t body; /* where its sentences begin, in bytes */
};

struct line_head law_line_head(struct str canonical);

/* A number, however it is written, as it is compared: without signs and brackets, "1er" as "1". */
struct str marker_name(struct arena *, struct str written);

/*
 * The number that comes after `before` in its series and, unless that is empty,
 * stands before `next`: after III: IV; between III and IV: III bis; between IV bis
 * and V: IV ter; before I: I A. Empty when that is not certain.
 */
struct str marker_between(struct arena *, enum marker_kind, struct str before, struct str next);

/* Which it is in its series, from 1: "IV" and "IV bis" are 4. 0: none. */
int64_t marker_value(enum marker_kind, struct str name);

#endif
