#ifndef BALLOTS_LIST_PAGES_H
#define BALLOTS_LIST_PAGES_H

#include "ballots/item.h"
#include "ballots/rhythm.h"
#include "http/request.h"
#include "topics/front.h"

struct decision;

/* What is voted on, when: handlers and their fields, for routes.c, in the order of the files. */

/* list_pages.c */
extern const struct field ballots_query[]; /* /ballots?before=TIME-ID */
enum result ballots_show(struct request *);
enum result ballots_need(struct request *, struct needs *); /* a need_source */
/* A front_section: the votes that are open, or else the next. */
enum result ballots_front(struct request *, const void **what, int64_t *version);

/* rhythm_pages.c: /ballots/rhythm */
extern const struct field rhythm_query[];
extern const struct field rhythm_fields[];
enum result rhythm_form(struct request *);
enum result rhythm_send(struct request *);

/* What the templates are given. */
enum { RHYTHM_DAYS_SHOWN = 3 };
struct ballots_page {
    struct ballot_items open; /* the next to close first */
    struct ballot_items next; /* planned, the next to open first */
    struct ballot_items past;
    bool shows_ahead; /* a page of what is over has nothing else */
    struct ballot_cursor next_past;
    struct rhythm rhythm;
    struct rhythm_day days[RHYTHM_DAYS_SHOWN];
    bool may_plan;
    int64_t now;
    struct str canonical;
};

struct ballots_front {
    struct ballot_items items;
    int64_t now;
};

struct rhythm_page {
    const struct form *form;
    struct rhythm rhythm;
};

/* Templates: ballots.html, ballot_rhythm.html. */
void ballots_html(struct page *, const struct ballots_page *);
void ballots_front_html(struct page *, const void *front);
void ballot_rows_html(struct page *, const struct ballot_items *, int64_t now);
void rhythm_html(struct page *, const struct rhythm_page *);

/* "The first Sunday of the month, 8:00 to 20:00 (Europe/Paris)"; "first"; "Sunday". */
struct str rhythm_text(struct page *, const struct rhythm *);
struct str rhythm_week_text(struct page *, int64_t week);
struct str rhythm_weekday_text(struct page *, int64_t weekday);

/* "7 June 2026, 8:00 to 20:00", in the page's zone: of a vote, of a day of the rhythm. */
struct str ballot_span_text(struct page *, int64_t opens_at, int64_t closes_at);

/* "Carried", "Nobody voted"; empty before the count. */
struct str ballot_came_to_text(struct page *, const struct ballot_item *);

/* The same in other formats: list_json.c, calendar.c. */
void ballots_json(struct page *, const struct ballots_page *);
void ballots_calendar(struct page *, const struct ballot_items *, struct str site);

#endif
