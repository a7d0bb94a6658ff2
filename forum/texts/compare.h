#ifndef TEXTS_COMPARE_H
#define TEXTS_COMPARE_H

#include "law/document.h"
#include "render/diff_lines.h"
#include "texts/changes.h"

/* What changed in one article: its heading's and its paragraphs' words, editors' notes aside. */
MUST_CHECK enum result compare_article(struct db *, struct arena *, int64_t before_id,
                                       int64_t after_id, const struct article_change *,
                                       struct diff_lines *);

/* An article that differs, with what differs in it. */
struct compared {
    const struct article_change *change;
    struct diff_lines lines; /* of its paragraphs; empty when only its number changed */
};

/*
 * Two documents of which the later one is not published yet: the articles that differ, the first
 * of them, at most `most`, with their words.
 */
struct comparison {
    struct article_changes changes;
    struct compared *items;
    size_t count;
    size_t size;
};

void compare_documents(struct arena *, const struct document *before, const struct document *after,
                       size_t most, struct comparison *);

/* The words of a paragraph as they are compared: cells of a row stand apart. */
struct str paragraph_words(struct arena *, const struct segment *);

/* How many bytes both sides hold that were compared. */
size_t compared_bytes(const struct diff_lines *);

#endif
