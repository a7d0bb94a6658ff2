#ifndef BALLOTS_DRAW_PAGES_H
#define BALLOTS_DRAW_PAGES_H

#include "ballots/public_draw.h"
#include "http/request.h"
#include "teams/team.h"
#include "topics/category.h"

/* Handlers and their fields, for routes.c, in the order of the files they stand in. */

/* draw_pages.c */
extern const struct field draws_query[]; /* /draws?before=TIME-ID */
enum result draws_show(struct request *);
enum result draw_show(struct request *);
enum result draw_short(struct request *);     /* /draws/ID */
enum result draw_list_show(struct request *); /* the exact list */

/* draw_new_pages.c */
extern const struct field draw_new_query[]; /* /draws/new?category=ID */
extern const struct field draw_new_fields[];
enum result draw_new_form(struct request *);
enum result draw_new_send(struct request *);

/* draw_form_pages.c */
extern const struct field draw_volunteer_query[];
extern const struct field draw_volunteer_fields[];
extern const struct field draw_publish_query[];
extern const struct field draw_publish_fields[];
extern const struct field draw_hold_fields[];
extern const struct field draw_step_query[]; /* /draws/ID/step-down?seat=3 */
extern const struct field draw_step_fields[];
extern const struct field draw_cancel_fields[];
enum result draw_volunteer_form(struct request *);
enum result draw_volunteer_send(struct request *);
enum result draw_publish_form(struct request *);
enum result draw_publish_send(struct request *);
enum result draw_hold_form(struct request *);
enum result draw_hold_send(struct request *);
enum result draw_step_form(struct request *);
enum result draw_step_send(struct request *);
enum result draw_cancel_form(struct request *);
enum result draw_cancel_send(struct request *);

/* What the templates are given. */
struct draws_page {
    struct public_draws draws;
    struct draw_cursor next; /* zeros: there are no more */
    bool may_announce;
    struct str canonical;
};

/* A line of the list; once it is held, by ticket. */
struct draw_row {
    const struct draw_person *person;
    bool is_passed_over; /* at the draw: a seat was free, their quota was full */
};

enum { DRAW_ROWS_SHOWN_MAX = 500 }; /* on a page; all are in the file and in the JSON */

struct draw_page {
    struct public_draw draw;
    enum draw_state state;
    int64_t now;
    const struct visitor *visitor;
    struct draw_people people;
    struct draw_quotas_list quotas;
    struct draw_sources_list sources;
    bool shows_list;                  /* who comes forward is named from the publication on */
    struct draw_row *rows;            /* as many as people */
    const struct draw_person **seats; /* from seat 1, who holds it; NULL: nobody */
    size_t seated;
    size_t fillable;               /* seats, of this list under these quotas */
    const struct draw_person *own; /* the visitor's line; NULL: none */
    struct str command;
    bool may_lead;
    struct str canonical;
};

struct draw_form_page {
    const struct form *form;
    const struct public_draw *draw; /* NULL: a new one */
    const struct zone *zone;        /* whose clocks the hour is said by */
    struct categories categories;   /* of a new one */
    struct teams teams;
    struct draw_people people;
    struct draw_quotas_list quotas;
    struct draw_sources_list sources;
    size_t fillable;
    const struct draw_person *own;    /* the visitor's line; NULL: none */
    const struct draw_person *holder; /* who would step down; NULL: it is to be chosen */
};

/* Templates, from render/pages/. */
void draws_html(struct page *, const struct draws_page *);
void draw_state_html(struct page *, const struct public_draw *);
void draw_html(struct page *, const struct draw_page *);
void draw_crumb(struct page *, const struct public_draw *);
void draw_who(struct page *, const struct public_draw *, const struct draw_person *);
void draw_short_list(struct page *, const struct public_draw *, size_t people, size_t fillable);
void draw_file_link(struct page *, const struct public_draw *);
void draw_new_html(struct page *, const struct draw_form_page *);
void draw_volunteer_html(struct page *, const struct draw_form_page *);
void draw_publish_html(struct page *, const struct draw_form_page *);
void draw_hold_html(struct page *, const struct draw_form_page *);
void draw_step_html(struct page *, const struct draw_form_page *);
void draw_cancel_html(struct page *, const struct draw_form_page *);

/* Who of the list is called so; NULL: nobody. */
const struct draw_person *draw_person_named(const struct draw_people *, struct str name);

/* Somebody with an account; NULL: they are not on it. */
const struct draw_person *draw_person_of(const struct draw_people *, int64_t account_id);

/* "Somebody who left" or what they are called. */
struct str draw_name(struct page *, const struct public_draw *, const struct draw_person *);

/* A link to the list as a file, for fill_html(). */
struct html draw_file_html(struct page *, const struct public_draw *);

/* The same in JSON: draw_json.c. */
void draws_json(struct page *, const struct draws_page *);
void draw_json(struct page *, const struct draw_page *);

/* The draw of an address that the visitor may see; NOT_FOUND else. */
MUST_CHECK enum result draw_for(struct request *, int64_t id, struct public_draw *);

/* The clocks of who fills a form in, and the time that its "date" and "hour" say by them. */
enum { DRAW_DATE_MAX = 10, DRAW_HOUR_MAX = 5 };
const struct zone *draw_clocks(const struct request *);
MUST_CHECK enum result draw_take_time(struct request *, int64_t *time);

/* After an act, to its page. Gives OK. */
enum result lead_to_draw(struct request *, const struct public_draw *);

#endif
