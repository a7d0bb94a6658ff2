#ifndef TEXTS_AMENDMENT_PAGES_H
#define TEXTS_AMENDMENT_PAGES_H

#include "texts/amendment_inside.h"
#include "texts/amendment_view.h"
#include "texts/pages.h"
#include "topics/category.h"
#include "topics/topic.h"

/* Amendments: handlers and fields for routes.c, then what their pages show. */

/* amendment_pages.c */
extern const struct field
    amendments_query[]; /* /law/SLUG/amendments?state=open&article=4&after=50 */
enum result amendments_show(struct request *);
enum result amendment_show(struct request *);          /* /law/SLUG/amendments/N */
enum result article_amendments_show(struct request *); /* /law/SLUG/VERSION/ARTICLE/amendments */

/* amend_pages.c: /law/SLUG/VERSION/ARTICLE/amend?alinea=3 */
extern const struct field amend_query[];
extern const struct field amend_fields[];
enum result amend_form(struct request *);
enum result amend_prepare(struct request *);
enum result amend_send(struct request *);

/* amendment_act_pages.c: /law/SLUG/amendments/N/place, withdraw, reject; /law/SLUG/adopt */
extern const struct field amendment_place_query[];
extern const struct field amendment_place_fields[];
enum result amendment_place_form(struct request *);
enum result amendment_place_send(struct request *);
enum result amendment_withdraw_send(struct request *);
enum result amendment_reject_send(struct request *);
enum result amendment_again(struct request *);
extern const struct field adopt_fields[];
enum result adopt_form(struct request *);
enum result adopt_prepare(struct request *);
enum result adopt_send(struct request *);

/* In a debate that is about amendments: a topic_box. */
enum result topic_amendments(struct request *, struct page *, const struct topic *);

/* The amendment that an address names. */
MUST_CHECK enum result amendment_for(struct request *, struct law_text *, struct amendment *);

/* What may.h asks to know of it. */
struct record amendment_record(const struct amendment *);

/* An amendment with what it makes of its article. */
struct amendment_look {
    struct amendment amendment;
    struct redaction redaction;
    struct refusals refusals; /* when it is not applied */
    struct str source;        /* what they count in */
    bool still_applies;       /* also on the newest version; true when that is its own */
};

MUST_CHECK enum result amendment_look(struct request *, const struct law_text *,
                                      const struct amendment *, struct amendment_look *);

struct amendments_page {
    struct law_text text;
    struct amendments amendments;
    int state; /* enum amendment_state; -1: all */
    bool may_adopt;
};
void amendments_html(struct page *, const struct amendments_page *);
void amendments_json(struct page *, const struct amendments_page *);

struct amendment_page {
    struct law_text text;
    struct amendment_look look;
    const struct form *form; /* of its acts */
    bool may_withdraw;
    bool may_reject;
    bool may_place;
};
void amendment_html(struct page *, const struct amendment_page *);
void amendment_json(struct page *, const struct amendment_page *);
struct str amendment_plain(struct page *, const struct amendment_look *);

/* All open ones on an article, and what they make of it together. */
struct together_page {
    struct law_text text;
    struct law_version version;
    struct state article;
    struct amendments amendments; /* open, those that apply on this version */
    struct redaction redaction;   /* of all of them; not applied when two touch */
    struct refusals refusals;
};
void together_html(struct page *, const struct together_page *);

struct amend_page {
    struct law_text text;
    struct law_version version;
    struct state article;
    int64_t alinea;  /* 0: the whole article */
    bool is_formula; /* the formula is typed, not the words */
    bool is_preview;
    struct str before; /* what stands there now */
    struct str words;  /* the formula that was made, or typed */
    struct amendment_look look;
    struct categories categories;
    const struct form *form;
};
void amend_html(struct page *, const struct amend_page *);

struct amendment_place_page {
    struct law_text text;
    struct amendment_look look;
    const struct form *form;
};
void amendment_place_html(struct page *, const struct amendment_place_page *);

struct adopt_page {
    struct law_text text;
    struct amendments amendments; /* open ones */
    struct adopt_changes changes; /* of those that were chosen, when they were looked at */
    bool is_preview;
    const struct form *form;
};
void adopt_html(struct page *, const struct adopt_page *);

/* The parts of several of those pages. */
void redaction_html(struct page *, const struct redaction *, struct str lang);
void redaction_sides_html(struct page *, const struct redaction *, struct str lang);
void refusals_html(struct page *, const struct refusals *, struct str source, struct str lang);
void amendment_box_html(struct page *, const struct law_text *, const struct amendment *);
struct state_look;
const struct state_look *amendment_state_look(const struct amendment *);

/* "Amendment 12", "Amendement COM-40". */
struct str amendment_title(struct page *, const struct amendment *);

#endif
