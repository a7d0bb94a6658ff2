#ifndef EXCHANGE_LAW_MARKDOWN_HTML_H
#define EXCHANGE_LAW_MARKDOWN_HTML_H

#include <stdbool.h>

#include "base/str.h"

struct arena;

/* Which elements were opened and never closed: they are not looked for again. */
struct law_html_marks {
    uint64_t never_closed;
};

enum law_html_kind {
    HTML_NONE,  /* no block of HTML begins there */
    HTML_SHOWN, /* tables, lists, paragraphs */
    HTML_LEFT,  /* a comment, what is folded away, a script */
};

struct law_html_block {
    enum law_html_kind kind;
    size_t end; /* behind the line that ends it */
};

/*
 * Does HTML begin with the line of a Markdown text that begins there, whose words are
 * `line`? Within a paragraph only a table or <details> does.
 */
struct law_html_block law_html_block(struct law_html_marks *, struct str text, size_t begin,
                                     struct str line, bool in_paragraph);

/* What is left out, in words: "what is folded away: Références". */
struct str law_html_left(struct arena *, struct str html);

#endif
