#ifndef TEXTS_ARTICLE_H
#define TEXTS_ARTICLE_H

#include "access/may.h"
#include "texts/link.h"
#include "texts/margin.h"
#include "texts/proposed.h"
#include "texts/state.h"

/*
 * An article in one version, with all that is said of it: what its page, its JSON and its plain
 * text show. article_read() fills what stands in the version. What stands beside is filled, after
 * that and for the same visitor, by who knows of it:
 *
 *     annotations_of_article()   annotation.h: notes, runs, orphans, `discuss`
 *     amendments_fill()          amendment_article.h: `proposed` of the alinéas and of the article,
 *                                `amend`
 *
 * which article_fill() of article_pages.c calls. What nobody fills is empty: no note, no link.
 */

/* An alinéa, a row of a table or an editor's note. */
struct paragraph {
    const struct state *state;
    struct margin_notes notes; /* on it, or on words of it */
    struct runs runs;          /* of its words */
    struct proposeds proposed; /* amendments that are open, under what they would change */
    struct str discuss;        /* where one speaks of it; empty: nowhere (a note) */
};

struct article_page {
    const struct visitor *visitor;
    struct law_text text;
    struct law_version version;
    struct law_versions versions; /* all of the text, the oldest first */
    struct states path;           /* the parts it stands in, the outermost first */
    struct state article;
    struct state before; /* the article before and after it in the version; segment_id 0: none */
    struct state after;
    struct state now; /* the same article in the newest version; segment_id 0: it is gone from it */
    struct states states;         /* the article itself first, then all that stands in it */
    struct paragraph *paragraphs; /* one for each alinéa, row and note, in reading order */
    size_t count;

    struct article_decisions decisions; /* tied to it, that the visitor may read: link.h */
    struct orphans orphans;             /* of this article */
    struct proposeds proposed;          /* amendments to the article as a whole, or beside it */
    struct str discuss;                 /* where one speaks of all of it; empty: nowhere */
    struct str amend;                   /* where an amendment to it is written; empty: nowhere */

    struct str canonical; /* a whole address; empty: the site does not know its own */
};

/*
 * The article at an address of a version of a text: `text` and `version` are filled. NOT_FOUND
 * when it has no such article.
 */
MUST_CHECK enum result article_read(struct db *, struct arena *, struct str address,
                                    struct article_page *);

/* The paragraph of a segment; NULL when it is none of this article. */
struct paragraph *article_paragraph(struct article_page *, int64_t segment_id);

/* The rows of a table stand beside each other: where the table that paragraph i begins ends. */
size_t article_table_end(const struct article_page *, size_t i);

/* How many paragraphs it has, rows of tables too; debates, orphans too; open amendments. */
int64_t article_alineas(const struct article_page *);
int64_t article_debates(const struct article_page *);
int64_t article_amendments(const struct article_page *);

#endif
