#ifndef EXCHANGE_LAW_WALK_H
#define EXCHANGE_LAW_WALK_H

#include "base/buffer.h"
#include "exchange/law_read.h"
#include "exchange/law_xml.h"

/*
 * From the elements of a law in XML to segments. A format is a table that says what
 * each element stands for, and a few functions for what depends on more than
 * its name; everything else is the same for all.
 */
enum law_role {
    LAW_INLINE,  /* words within a paragraph; so is what nobody knows, and it is listed as a gap */
    LAW_BLOCK,   /* a paragraph, or what holds some */
    LAW_BREAK,   /* a paragraph ends here */
    LAW_SPACE,   /* a space stands for it */
    LAW_SKIP,    /* no words of the law, nor is anything in it */
    LAW_DELETED, /* words that are marked as struck: skipped, and listed as a gap */
    LAW_META,    /* no words of the law, but opened() and about() see what is in it */
    LAW_ABOUT,   /* its words are told to about() and stand nowhere else */
    LAW_PART,
    LAW_ARTICLE,
    LAW_LEVEL, /* a numbered piece of an article: its words are alinéas */
    LAW_QUOTE, /* words of another law: whatever stands in it is a level */
    LAW_NUM,
    LAW_HEAD,
    LAW_NOTE, /* an editor's note, a segment for each paragraph of it */
    LAW_TABLE,
    LAW_ROW,
    LAW_CELL,
};

struct law_rule {
    const char *name;
    enum law_role role;
};

/* An element that is open. */
struct law_frame {
    enum law_role role;
    struct str element;  /* its name */
    struct str official; /* what its publisher calls it; "" once it was used */
    int64_t line;
    bool is_captured; /* its words go into a sink of their own */

    /* of parts, articles, levels and quotes */
    struct str called; /* "Chapter"; and its number and heading, as they are written: paragraphs
                          of a heading with LAW_LINE between */
    struct str num;
    struct str head;
    struct str close; /* what ends it, such as a quotation mark */
    size_t place;     /* in the document, of a part or article; SEGMENT_NONE until words came */
    int64_t depth;
    bool has_words; /* of its own, not of what is in it */

    /* of cells */
    int64_t columns;
    int64_t rows;
};

/* Between the paragraphs of words that are captured: no character of XML. */
#define LAW_LINE "\x1E"

enum {
    LAW_SINKS_MAX = 8, /* words within words within words */
    LAW_COLUMNS_MAX = 200,
};

struct law_walk;

struct law_format {
    const struct law_rule *rules; /* a NULL name at the end */
    bool has_notes_last;          /* notes stand after all words of the article */

    /* Each may be NULL. What it stands for here, when the table alone does not say it. */
    enum law_role (*role)(struct law_walk *, const struct law_xml_element *, enum law_role);
    /* It was opened: attributes are read, the frame may be completed. */
    void (*opened)(struct law_walk *, const struct law_xml_element *, struct law_frame *);
    /* The words of a LAW_ABOUT, with white space as it was written. */
    void (*about)(struct law_walk *, const struct law_frame *, struct str words);
    /* Any other that was not skipped is closed, and its words stand where they belong. */
    void (*closed)(struct law_walk *, const struct law_frame *);
    /* A part or article is added: called, num and head may be taken apart. */
    void (*entitle)(struct law_walk *, struct law_frame *);
};

struct law_note {
    size_t frame;    /* of the part, article or level in which it stands */
    bool is_heading; /* in its number or heading */
    struct str num;
    struct str body;
};

struct law_notes {
    struct law_note *items;
    size_t count;
    size_t size;
};

struct law_walk {
    struct arena *arena;
    struct document *document;
    const struct law_format *format;
    void *context; /* the format's own */
    size_t base;   /* on which the whole hangs; SEGMENT_NONE: on nothing */

    /* from here on the walk's own */
    struct law_frame *frames; /* LAW_XML_DEPTH_MAX + 1 of them */
    size_t count;
    struct buffer sinks[LAW_SINKS_MAX]; /* the first takes the words of the next alinéa */
    size_t sink;
    struct law_notes notes; /* that wait for the words they belong to */
    struct buffer row;
    int64_t spans[LAW_COLUMNS_MAX]; /* how many rows more a cell from above fills each column */
    size_t column;
    bool has_cells;      /* does the row hold any words? */
    struct str opening;  /* a quotation mark that waits for its words */
    bool is_after_quote; /* nothing came since a quote ended */
    bool runs_on;        /* a heading ended in a dash: the next paragraph goes on in its line */
    size_t marked;       /* how many segments there were when a mark was put after the last */
    int marks;           /* and how many were */
    struct str refusal;
};

/*
 * Walks through a file and adds to the document what it finds; document_close() is the
 * caller's. NOT_VALID when it is broken or was refused: fault says where.
 */
MUST_CHECK enum result law_walk(struct law_walk *, const struct law_source *, struct str *fault);

/* The file is refused, once the function that says so returns. */
void law_walk_refuse(struct law_walk *, struct str why);

/* The innermost frame of the role, or of that name; NULL without one. The one just opened counts.
 */
struct law_frame *law_walk_within(struct law_walk *, enum law_role);
struct law_frame *law_walk_inside(struct law_walk *, const char *element);

/* The frame around the one that is being opened, in role(); NULL at the root. */
struct law_frame *law_walk_parent(struct law_walk *);

/* Words as if they stood in the file here. */
void law_walk_put(struct law_walk *, struct str words);

/* An editor's note that stands here; its paragraphs with LAW_LINE between. */
void law_walk_note(struct law_walk *, struct str num, struct str words);

/* Paragraphs of a heading in one line, canonical. */
struct str law_line(struct arena *, struct str captured);

#endif
