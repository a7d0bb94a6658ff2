#ifndef LAW_DOCUMENT_H
#define LAW_DOCUMENT_H

#include "base/str.h"

struct arena;

/*
 * A law text as it stands in one version: a tree of segments, listed in reading
 * order. Made by a reader of exchange/, from what somebody wrote here, or from
 * an earlier document and the amendments that were adopted. No database knows it.
 */
enum segment_kind {
    SEGMENT_PART,    /* a book, title, chapter, section: it holds parts and articles */
    SEGMENT_ARTICLE, /* what is cited by number; in other countries a section or rule */
    SEGMENT_ALINEA,  /* a paragraph, a numbered item, a point: what carries words */
    SEGMENT_ROW,     /* a row of a table: its cells with tabs between */
    SEGMENT_NOTE,    /* an editor's note: shown, never law */
    SEGMENT_KINDS,
};

#define SEGMENT_NONE ((size_t)-1)

struct segment {
    enum segment_kind kind;
    size_t parent;   /* its place in the document; SEGMENT_NONE: at the top. Always before it */
    struct str name; /* of a part: what it is called there, "Titre", "Chapter"; of an article that
                        is called otherwise than that: "Section", "Clause" */
    struct str
        num; /* as printed: "II", "L. 131-2", "1er", "(a)"; of an article without "Article" */
    struct str head; /* its heading, canonical; may be empty */
    struct str body; /* its words, canonical; of alinéas, rows and notes only */
    int64_t
        number; /* of an alinéa or row: which of its article, from 1; else 0. By document_close() */
    int64_t depth;       /* of an alinéa: how far it is indented under others, from 0 */
    struct str official; /* what its publisher calls it, the same in each version ("" when nothing
                            does): a LEGIARTI's cid, a wId or GUID, an identifier */
};

/* Dates are written as 2008-07-23; empty when not known. */
struct document_about {
    struct str title;
    struct str kind; /* one word of ours: see text_kinds in texts/text.h */
    struct str
        jurisdiction; /* "fr", "gb", "gb-sct", "us", "eu" (ISO 3166, and the Union); may be empty */
    struct str lang;  /* BCP 47: "fr", "en" */
    struct str official; /* LEGITEXT…, a FRBRuri, a CELEX number */
    struct str eli;
    struct str number;    /* "2008-724", "n° 290" */
    struct str label;     /* of this version: "dépôt", "1re lecture, commission" */
    struct str status;    /* "VIGUEUR", "ABROGE", as the source says it */
    struct str starts_on; /* this version holds from that day */
    struct str ends_on;   /* and until the day before this one; empty: no end known */
    struct str source;    /* its address, when the source says it */
    struct str licence;
};

/* Something the reader met and did not take in: said to whoever imports. */
struct document_gap {
    struct str what; /* "an element <formula>", "an article without words: LEGIARTI…" */
    int64_t line;    /* of the source, the first time; 0: not known */
    int64_t times;
};

struct document_gaps {
    struct document_gap *items;
    size_t count;
    size_t size;
};

struct document {
    struct document_about about;
    struct segment *items;
    size_t count;
    size_t size;
    struct document_gaps gaps;
};

enum {
    DOCUMENT_SEGMENTS_MAX = 200000,
    DOCUMENT_DEPTH_MAX = 16,
    SEGMENT_BODY_MAX = 200000, /* characters of one */
    SEGMENT_HEAD_MAX = 2000,
    SEGMENT_NUM_MAX = 100,
    GAPS_MAX = 1000,
};

/*
 * Adds one under a parent; its texts are made canonical. Gives its place.
 * Text that is longer than the limits is cut there and listed as a gap.
 */
size_t document_add(struct arena *, struct document *, const struct segment *);

/* Adds to the gaps, once for each `what`; past GAPS_MAX of them they are only counted. */
void document_gap(struct arena *, struct document *, struct str what, int64_t line);

/*
 * Leaves out articles and parts that hold nothing at all, puts words that stand
 * in no article into one without a number, and numbers the alinéas. Places change.
 */
void document_close(struct arena *, struct document *);

/* How many there are of a kind. */
size_t document_count(const struct document *, enum segment_kind);

/* How many articles its source has: those that document_close() put around loose words are none. */
size_t document_articles(const struct document *);

/* Where the article of a segment is; SEGMENT_NONE when it stands in none. */
size_t document_article(const struct document *, size_t place);

/*
 * The whole as plain text: an article's title ("Article 4", "Section 4") and heading, then
 * one alinéa a line; parts before theirs. What canon_hash() of a version is made of.
 */
struct str document_plain(struct arena *, const struct document *);

#endif
