#ifndef TESTS_SUPPORT_LAW_FILE_H
#define TESTS_SUPPORT_LAW_FILE_H

#include "exchange/law_read.h"

/*
 * A document as lines, for tests to compare: two spaces for each segment it hangs
 * on, then what it is. "part TITLE I | Harbours", "article Section 2 | Times", then of an
 * alinéa its depth as dots, its number and words; "note 1: …"; the cells of a row
 * between bars. With `with_ids` the publisher's id in brackets at the end of the line.
 */
struct str law_lines(struct arena *, const struct document *, bool with_ids);

/* Reads a file or folder; fails the test when it is refused or has not that many documents. */
struct document *law_file_read(struct arena *, const char *path, const char *date, size_t count);

/* The same for bytes in a file that lasts as long as the call. */
enum result law_bytes_read(struct arena *, struct str bytes, struct law_documents *,
                           struct str *fault);

/* Fails the test unless it is refused with a sentence that holds those words. */
void law_refused(struct arena *, struct str bytes, const char *why);
#define LAW_REFUSED(arena, literal, why) law_refused(arena, STR(literal), why)

/* How often a gap was listed; 0 when it was not. */
int64_t law_gap_times(const struct document *, const char *what);

#endif
