#ifndef EXCHANGE_LAW_MARKDOWN_WORDS_H
#define EXCHANGE_LAW_MARKDOWN_WORDS_H

#include "base/str.h"

struct arena;

/*
 * What a piece of Markdown says, without its marks: emphasis, links, code,
 * references and tags are undone; a line break that was asked for is \n. Stars within
 * a word are words ("R*123-4"), as they are in laws.
 */
struct str markdown_words(struct arena *, struct str markdown);

/* The opposite: words with every character escaped that would be a mark. */
struct str markdown_escaped(struct arena *, struct str words);

/* Bold words at the beginning, as they are written: their end, past the second pair of stars, or 0.
 */
size_t markdown_bold_end(struct str markdown);

#endif
