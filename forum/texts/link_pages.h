#ifndef TEXTS_LINK_PAGES_H
#define TEXTS_LINK_PAGES_H

#include "decisions/passage.h"
#include "http/request.h"
#include "texts/link.h"

struct json;

/* Words of laws and decisions: handlers and fields for routes.c, then what their pages show. */

/* /d/ID/law?text=durable&article=4: what is tied to a decision, by who may tie; link_pages.c */
extern const struct field law_link_query[];
extern const struct field law_link_fields[];
enum result law_link_form(struct request *);
enum result law_link_send(struct request *);

/* /law/SLUG/tie?article=4&decision=12: leads a moderator from an article to that form. */
extern const struct field law_tie_query[];
enum result law_tie_form(struct request *);

/* A decision_part of trail_pages.h: what it has effect on. */
enum result decision_law(struct request *, const struct decision *, const void **what,
                         int64_t *version);
void decision_law_html(struct page *, const void *what);
void decision_law_json(struct json *, const void *what);
void decision_law_plain(struct page *, const void *what);

/* What concerns may be about besides the decision's own text: link_concern.c */
extern const struct concern_passage law_passage;

struct law_link_page {
    const struct form *form;
    struct decision decision;
    struct law_links links;
    struct law_texts texts; /* to choose from */
};
void law_link_html(struct page *, const struct law_link_page *);

struct law_tie_page {
    const struct form *form;
    struct law_text text;
    struct str article; /* its address */
};
void law_tie_html(struct page *, const struct law_tie_page *);
/* "Article 4, paragraph 2" */
struct str law_link_place(struct page *, const struct law_link *);
void law_passage_html(struct page *, const void *links);

#endif
