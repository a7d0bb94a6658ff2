#ifndef RENDER_DIFF_H
#define RENDER_DIFF_H

#include "base/str.h"
#include "render/html.h"

struct arena;

/*
 * What changed from one text to another, word by word, in any language: words
 * end where Unicode says (UAX #29). Lines are laid side by side first, so a
 * paragraph that is new or gone is one run and never mixed with its
 * neighbours' words; words are compared within a line that stayed much the
 * same, and a few equal words between two larger changes count as changed.
 *
 * The runs in order: without what was added they are the text before, without
 * what was removed the text after, byte for byte. Their texts are slices of
 * the two texts, which must live as long as the runs. Text that is not UTF-8
 * is compared by lines only.
 *
 * Time and memory are in proportion to both texts together, whatever they
 * hold: past some hundred changes in a row the list is no longer the shortest.
 */
enum diff_run_kind { DIFF_SAME, DIFF_REMOVED, DIFF_ADDED };

struct diff_run {
    enum diff_run_kind kind;
    struct str text; /* never empty */
};

struct diff {
    struct diff_run *items;
    size_t count;
    size_t size;
    size_t words_removed; /* what has a letter, a number or a picture; not spaces and signs */
    size_t words_added;
};

struct diff diff_texts(struct arena *, struct str before, struct str after);

/* Both together; 0 when only spaces and signs changed, or nothing. */
size_t diff_words_changed(const struct diff *);

/* All of the text, or what changed with a line before and after. */
enum diff_extent { DIFF_WHOLE, DIFF_AROUND_CHANGES };

/*
 * The runs as they stand inside a line: <del> and <ins>, each opening with a
 * word for who does not see them, line breaks kept for white-space: pre-wrap.
 */
struct html diff_html(struct page *, const struct diff *, enum diff_extent);

/* The same as a block of its own; lang may be empty. */
void diff_part(struct page *, const struct diff *, enum diff_extent, struct str lang);

#endif
