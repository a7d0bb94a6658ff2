#ifndef BALLOTS_PLAN_PAGES_H
#define BALLOTS_PLAN_PAGES_H

#include "ballots/item.h"
#include "ballots/topic_link.h"
#include "http/request.h"
#include "render/form.h"
#include "texts/amendment.h"
#include "topics/category.h"

/* What moderators do with votes: handlers and their fields, for routes.c, in order of the files. */

/* plan_pages.c: /ballots/new?text=SLUG&version=v3&article=4, ?text=SLUG&amendment=12,
 * ?decision=12, ?follows=9, or none of these: typed */
extern const struct field plan_query[];
extern const struct field plan_fields[];
enum result plan_form(struct request *);
enum result plan_send(struct request *);

/* change_pages.c */
extern const struct field ballot_edit_query[];
extern const struct field ballot_edit_fields[];
extern const struct field ballot_cancel_fields[];
enum result ballot_edit_form(struct request *);
enum result ballot_edit_send(struct request *);
enum result ballot_cancel_form(struct request *);
enum result ballot_cancel_send(struct request *);

/* record_pages.c */
extern const struct field ballot_record_query[];
extern const struct field ballot_record_fields[];
enum result ballot_record_form(struct request *);
enum result ballot_record_send(struct request *);

/* tie_pages.c */
extern const struct field ballot_tie_query[]; /* /b/ID/topics?topic=12 */
extern const struct field ballot_tie_fields[];
enum result ballot_tie_form(struct request *);
enum result ballot_tie_send(struct request *);

/* Where the words of a new item come from; what is not of its source is empty. */
struct plan_source {
    enum ballot_source source;
    struct law_text text;
    struct law_version version;
    struct state article; /* segment_id 0: the whole version */
    struct amendment amendment;
    struct decision decision;
    struct ballot_item follows; /* whose words became others; id 0: none */
};

/*
 * Reads it from the fields of the request that name it. NOT_FOUND when the
 * visitor may not see it, or there is none.
 */
MUST_CHECK enum result plan_source_read(struct request *, struct plan_source *);

/* What is asked when nothing else is typed: "Do you adopt article 4 of …?"; empty for typed words.
 */
struct str plan_question(struct page *, const struct plan_source *);

/* The hours of a form: local days and hours, by the clocks it names. */
const struct zone *ballot_form_clocks(const struct request *);
void ballot_fill_times(struct request *, int64_t opens_at, int64_t closes_at);
MUST_CHECK enum result ballot_take_times(struct request *, struct ballot_item *);
void ballot_take_counting(struct request *, struct ballot_item *);

/* Problems of the domain's names get those of the form's fields. */
void ballot_name_problems(struct request *);

/* After an act, to its page. Gives OK. */
enum result lead_to_ballot(struct request *, const struct ballot_item *);

/* What the templates are given. */
struct plan_page {
    const struct form *form;
    struct plan_source source;
    struct categories categories;
    const struct zone *zone;
};
struct change_page {
    const struct form *form;
    struct ballot_item item;
    const struct zone *zone;
    struct ballot_topics topics;
};

/* Templates: ballot_plan.html, ballot_change.html. */
void plan_html(struct page *, const struct plan_page *);
void ballot_edit_html(struct page *, const struct change_page *);
void ballot_cancel_html(struct page *, const struct change_page *);
void ballot_record_html(struct page *, const struct change_page *);
void ballot_tie_html(struct page *, const struct change_page *);
void ballot_term_fields(struct page *, const struct form *, const struct zone *);

#endif
