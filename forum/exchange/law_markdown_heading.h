#ifndef EXCHANGE_LAW_MARKDOWN_HEADING_H
#define EXCHANGE_LAW_MARKDOWN_HEADING_H

#include <stdbool.h>

#include "base/str.h"
#include "law/document.h"

/* What a heading of Markdown begins, told by its words or by its fields. */
enum heading_kind { HEADING_OTHER, HEADING_TITLE, HEADING_PART, HEADING_ARTICLE, HEADING_NOTE };

struct heading {
    enum heading_kind kind;
    bool is_exact;              /* said in fields: it stands at its level, whatever it is called */
    struct str name, num, head; /* words; of HEADING_OTHER and HEADING_TITLE only the head */
};

/* "Titre II – Des haies" or "Titre | II | Des haies", without the marks before it. */
struct heading heading_read(struct arena *, struct str markdown);

/*
 * Does it stand in the other where both have the same level: "Chapitre" in
 * "Titre"? Ranks are those of French, English and German laws; only known ones compare.
 */
bool heading_is_below(struct arena *, struct str name, struct str above);

/* May bold words before others be their number: "1°", "(a)", "IV bis"? */
bool heading_is_num(struct str words);

enum { OUTLINE_MAX = 2 * DOCUMENT_DEPTH_MAX };

/* The parts that are open, from the outside in. */
struct outline {
    struct {
        size_t segment;
        int64_t level;
        struct str name;
    } parts[OUTLINE_MAX];
    size_t count;
    bool in_article;
    bool in_note;
    int64_t article_level;
};

/* A heading of that level comes: what it closes is closed; gives its parent. */
size_t outline_part(struct arena *, struct outline *, const struct heading *, int64_t level);
size_t outline_article(struct outline *, const struct heading *, int64_t level);

/* A part was added there. */
void outline_open(struct outline *, size_t segment, int64_t level, struct str name);

/* The innermost that is open ends: a note, an article or a part. */
void outline_close(struct outline *);

size_t outline_top(const struct outline *); /* the innermost part, or SEGMENT_NONE */

/* A level that stands for "within what is open": of bold lines. */
enum { LEVEL_WITHIN = 0 };

#endif
