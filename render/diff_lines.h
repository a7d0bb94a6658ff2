#ifndef RENDER_DIFF_LINES_H
#define RENDER_DIFF_LINES_H

#include "render/diff.h"

/*
 * What changed from some lines to others (the paragraphs of an article), on two
 * levels: which line became which, then the words inside each pair.
 *
 * Equal lines are one, then those of which only the number at the head is
 * another ("3° …", "4° …"), then those of which 0.6 of the words stayed in order. A line
 * that only stands elsewhere, or only under another number, is never shown as removed
 * and added. Each line is in one pair at most. Time and memory are in proportion to
 * both sides: of very many lines that are all alike some may stay without a pair.
 */
enum { DIFF_ALIKE_MIN = 600 /* thousandths */ };

#define DIFF_NO_LINE ((size_t)-1)

struct diff_line {
    size_t before;      /* which it was, from 0; DIFF_NO_LINE: it was added */
    size_t after;       /* which it is; DIFF_NO_LINE: it was removed */
    int64_t likeness;   /* thousandths of the words kept, the number at its head aside */
    bool is_moved;      /* it went past others that stayed in their order */
    bool is_renumbered; /* the number at its head is another */
    struct diff
        runs; /* slices of both lines; the words of the number at the head are not counted */
};

/* In the order of the lines after; what was removed stands behind what it stood behind. */
struct diff_lines {
    struct diff_line *items;
    size_t count;
    size_t size;
    size_t words_removed;
    size_t words_added;
};

struct diff_lines diff_lines(struct arena *, const struct str *before, size_t before_count,
                             const struct str *after, size_t after_count);

/* The same pairs without their runs. */
struct diff_lines diff_match_lines(struct arena *, const struct str *before, size_t before_count,
                                   const struct str *after, size_t after_count);

/* Is anything another: words, signs, a number, the order of the lines? */
bool diff_lines_differ(const struct diff_lines *);

/* Where the number at the head of a line stands ("3°", "I bis", "a"), in bytes; none: both 0. */
struct diff_head {
    size_t from;
    size_t to;
};
struct diff_head diff_head(struct str line);

/* Lines that did not change, with nothing to show but how many they are; 0: show this one. */
size_t diff_lines_skipped(const struct diff_lines *, size_t from, enum diff_extent);

/* One side of a line's runs, as markup: what stayed and what was removed, or added. */
struct html diff_side_html(struct page *, const struct diff *, enum diff_run_kind without);

/*
 * As one text with <ins> and <del>, a paragraph each, and side by side below two
 * titles. Paragraphs are numbered as on their side; one whose number changed says so in
 * words. Those that did not change are left out (DIFF_AROUND_CHANGES) or all shown. lang
 * may be empty.
 */
void diff_lines_part(struct page *, const struct diff_lines *, enum diff_extent, struct str lang);
void diff_sides_part(struct page *, const struct diff_lines *, enum diff_extent,
                     struct str title_before, struct str title_after, struct str lang);

#endif
