#ifndef EXCHANGE_LAW_HTML_H
#define EXCHANGE_LAW_HTML_H

#include "base/str.h"

struct arena;

/*
 * The HTML that laws and amendments come in, as the lines it shows: one for each
 * paragraph, item or piece between <br>, one for each row of a table. Whatever
 * is no such thing (emphasis, links, styles) leaves only its words. Read as a
 * browser reads: nothing is an error, and what is no tag is text.
 */
enum law_line_kind { LAW_LINE_WORDS, LAW_LINE_ROW };

struct law_line {
    enum law_line_kind kind;
    struct str text; /* canonical; of a row its cells, tabs between */
};

struct law_lines {
    struct law_line *items;
    size_t count;
    size_t size;
    bool has_table;
};

struct law_lines law_html_lines(struct arena *, struct str html);

/* Them as plain text, a line each; and both steps at once. */
struct str law_lines_plain(struct arena *, const struct law_lines *);
struct str law_html_plain(struct arena *, struct str html);

/*
 * Undoes character references (&#233; &#xE9; &eacute;), once. What is none, or is
 * not known, stays as it is. Numbers from 128 to 159 are Windows-1252's, as in HTML.
 */
struct str law_entities(struct arena *, struct str text);

/* The character a name of HTML 4 stands for, "eacute"; 0 when it has none. */
uint32_t law_entity_named(struct str name);

#endif
