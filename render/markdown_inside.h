#ifndef RENDER_MARKDOWN_INSIDE_H
#define RENDER_MARKDOWN_INSIDE_H

#include "render/markdown.h"

/* What the files of the renderer share. Only render/markdown*.c include it. */

struct cmark_node;

/*
 * A control character put between two characters that cmark must not read
 * together. Cleaned text holds no other, and what is written never holds one,
 * so it is never seen.
 */
#define MARKDOWN_GUARD "\x02"

/* Well-formed UTF-8, lines ending in \n, no other control character but tabs. */
struct str markdown_tidy(struct arena *, struct str text);

/*
 * The text as the parts below expect it: tidy, with guards. They keep cmark
 * from seeing blocks of raw HTML (which would hide Markdown from the check),
 * from searching for the ends of comments (quadratic), from piling up
 * thousands of pictures that never end (quadratic too), and from taking
 * footnotes for definitions of links. They keep what is escaped apart as well.
 */
struct str markdown_clean(struct arena *, struct str text);

/* A control character but a tab or an end of line. */
bool markdown_is_control(char c);

/* markdown_lines.c: which containers are open */

enum markdown_leaf { LEAF_NONE, LEAF_PARAGRAPH, LEAF_FENCE, LEAF_INDENTED };

struct markdown_container {
    bool is_quote;
    bool has_child;
    int width; /* columns a line must be indented by to stay in a list item */
};

/* After the lines read so far; a zeroed one is before the first line. */
struct markdown_lines {
    struct markdown_container containers[MARKDOWN_DEPTH_MAX];
    int depth;
    enum markdown_leaf leaf;
    char fence;          /* ` or ~ */
    size_t fence_length; /* of the line that opened it */
    bool is_code;        /* the last line belongs to a code block */
    bool is_too_deep;    /* then nothing else here holds any more */
};

/* Reads one line, without its end, as CommonMark opens and closes containers. */
void markdown_lines_read(struct markdown_lines *, struct str line);

/* Cuts the first line off; ends are \n, \r\n and \r. */
struct str markdown_line_cut(struct str *rest);

/* markdown_html.c and markdown_quotes.c: the writers */

/*
 * Definitions of links, each on a line, that hold for all parts of a post,
 * though each is parsed by itself. They go before a part as long as the bytes
 * left last: else many parts with many definitions would take quadratic time.
 */
struct markdown_definitions {
    struct str text;
    size_t bytes_left;
};

/*
 * Renders cleaned text into the page. False when it is too deep, or when the
 * page would hold more than bytes_max: then the page holds a part of it.
 * Without a list of mentions, they are text.
 */
bool markdown_put(struct page *, struct str text, struct markdown_definitions *, size_t bytes_max,
                  struct markdown_mentions *);

/* The same for cleaned text in which quotes by reference stand; what was found goes into these. */
bool markdown_put_quotes(struct page *, struct str text, size_t bytes_max, struct markdown_quotes *,
                         struct markdown_mentions *);

/* Does a quote in square brackets open at the start of the line? */
bool markdown_opens_quote(struct str line);

/* Escaped text without the control characters that entities can smuggle in. */
void markdown_put_text(struct page *, struct str);

/* markdown_tree.c: what cmark makes of a text, and our marks on it */

/* What we see in the text that cmark leaves as it is. */
enum markdown_mark_kind {
    MARK_NOTHING,
    MARK_LINK,
    MARK_MENTION,
    MARK_STRIKE_START,
    MARK_STRIKE_END,
};

struct markdown_mark {
    enum markdown_mark_kind kind;
    size_t at;
    size_t length;
};

struct markdown_marks {
    struct markdown_mark *items;
    size_t count;
    size_t size;
};

/*
 * The tree, all of it in the arena. A text node with marks has its struct
 * markdown_marks as user data; of the marks, starts and ends of strikes come
 * in pairs among the children of one node.
 */
struct cmark_node *markdown_parse(struct arena *, struct str text);

/* Where the bare link that starts at this place ends; 0 if none starts there. */
size_t markdown_bare_link(struct str text, size_t at);

/* Where the mention ends whose @ stands at this place; 0 if it is none. */
size_t markdown_mention(struct str text, size_t at);

struct markdown_link {
    struct str url;
    struct str title;
};

/* Opens a link where its address is safe; false writes nothing. */
bool markdown_put_link(struct page *, struct markdown_link);

/* An address as text, cut when it is long. */
void markdown_put_address(struct page *, struct str url);

/* The state of the walk over a tree. */
struct markdown_writer {
    struct page *page;
    struct markdown_definitions *definitions;
    size_t bytes_max;
    struct markdown_mentions *mentions; /* found so far; NULL where none are looked for */
    struct str *lines;                  /* of the source; NULL in cells */
    size_t line_count;
    int quotes;                 /* block quotes we are in */
    int spans;                  /* emphasis and strikes we are in */
    int links;                  /* of the tree we are in */
    bool has_anchor;            /* the outermost of them is one in the HTML, too */
    struct cmark_node *picture; /* the outermost one we are in; NULL when in none */
    struct buffer alt;          /* its text so far */
};

/* Writes the start or end of something that stands in a line. */
void markdown_put_span(struct markdown_writer *, struct cmark_node *, bool enters);

/* The same for what stands inside a picture, where there is only text. */
void markdown_put_picture(struct markdown_writer *, struct cmark_node *, bool enters);

/* Writes @handle as the hole it is, or as text where it is none. */
void markdown_put_mention(struct markdown_writer *, struct str text);

/* markdown_tables.c */

enum { MARKDOWN_COLUMNS_MAX = 64 };

/* The lines of a paragraph, and the table found in them. */
struct markdown_table {
    struct str *lines; /* without the marks of quotes around them */
    size_t count;
    size_t header; /* which line; what stands before it is text */
    size_t columns;
    char alignment[MARKDOWN_COLUMNS_MAX]; /* of each column: l, c, r or 0 */
};

/* Fills in the rest for the lines; false when there is no table. */
bool markdown_table_find(struct markdown_table *);

/*
 * All cells that hold anything as Markdown, a paragraph each; before them the
 * text before the table, if any. Each line starts with a no-break space, so
 * that nothing but a paragraph can begin there.
 */
struct str markdown_table_text(struct arena *, const struct markdown_table *);

#define MARKDOWN_CELL_START "\xC2\xA0"

/* A line without the bars at its ends. */
struct str markdown_row_of(struct str line);

/* Cuts the next cell off a row; false at its end. */
bool markdown_cell_cut(struct str *row, struct str *cell);

#endif
