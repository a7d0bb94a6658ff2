#ifndef TESTS_SUPPORT_LAW_TEXT_H
#define TESTS_SUPPORT_LAW_TEXT_H

#include "law/document.h"

/*
 * A law text that is short to write: "= I|# 1|Some words.|Others.|# 2|…". "= I"
 * begins a part, "# 1" an article, "@name" gives what follows it its publisher's name,
 * anything else is an alinéa; a line that begins with "> " is a note.
 */
struct document law_text(struct arena *, const char *);

/* The same with a line for each instead of the bar. */
struct document law_lines(struct arena *, struct str);

/* Where an alinéa with these words stands, or the article with this number. */
size_t law_place(const struct document *, const char *words);

#endif
