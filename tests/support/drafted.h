#ifndef TESTS_SUPPORT_DRAFTED_H
#define TESTS_SUPPORT_DRAFTED_H

#include "law/document.h"

/*
 * A law text that is short to write: "= I|# 1|Some words.|Others.|# 2|…". "= I"
 * begins a part, "# 1" an article, "@name" gives what follows it its publisher's name,
 * anything else is an alinéa; a line that begins with "> " is a note.
 */
struct document drafted_law(struct arena *, const char *);

/* The same with a line for each instead of the bar. */
struct document drafted_lines(struct arena *, struct str);

#endif
