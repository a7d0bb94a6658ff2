#ifndef MEETINGS_PAGES_H
#define MEETINGS_PAGES_H

#include "http/request.h"
#include "meetings/item.h"
#include "meetings/meeting.h"
#include "meetings/minutes.h"
#include "meetings/present.h"
#include "render/form.h"
#include "teams/pages.h"
#include "topics/category.h"
#include "topics/front.h"

/* Handlers and their fields, for routes.c, in the order of the files they stand in. */

/* list_pages.c */
extern const struct field meetings_query[]; /* /meetings?after=TIME-ID, ?before=TIME-ID */
enum result meetings_show(struct request *);
enum result team_meetings(struct request *, const struct team *); /* a team_part */
enum result meetings_need(struct request *, struct needs *);      /* a need_source */
enum result topic_meetings(struct request *, struct page *, const struct topic *); /* a topic_box */
/* A decision_part, with decision_meetings_html(). */
enum result decision_meetings(struct request *, const struct decision *, const void **what,
                              int64_t *version);

/* meeting_pages.c */
enum result meeting_show(struct request *);
enum result meeting_short(struct request *); /* /m/ID */

/* write_pages.c */
extern const struct field meeting_new_query[]; /* /meetings/new?category=ID&team=NAME */
extern const struct field meeting_fields[];
extern const struct field meeting_form_query[];
extern const struct field cancel_fields[];
enum result meeting_new_form(struct request *);
enum result meeting_new_send(struct request *);
enum result meeting_edit_form(struct request *);
enum result meeting_edit_send(struct request *);
enum result meeting_cancel_form(struct request *);
enum result meeting_cancel_send(struct request *);

/* item_pages.c */
extern const struct field item_new_query[]; /* /m/ID/items/new?topic=ID&decision=ID */
extern const struct field item_fields[];
extern const struct field item_form_query[];
enum result item_new_form(struct request *);
enum result item_prepare(struct request *);
enum result item_new_send(struct request *);
enum result item_edit_form(struct request *);
enum result item_edit_send(struct request *);
enum result item_shift_send(struct request *); /* up, down */
enum result item_remove_form(struct request *);
enum result item_remove_send(struct request *);

/* decide_pages.c */
extern const struct field item_open_query[];
extern const struct field item_open_fields[];
extern const struct field item_notice_fields[];
enum result item_propose_form(struct request *);
enum result item_propose_send(struct request *);
enum result item_open_form(struct request *);
enum result item_open_send(struct request *);
enum result item_notice_form(struct request *);
enum result item_notice_send(struct request *);

/* people_pages.c */
extern const struct field present_fields[];
extern const struct field people_fields[];
enum result present_send(struct request *); /* oneself */
enum result people_form(struct request *);
enum result people_send(struct request *); /* for the keeper */

/* minutes_pages.c */
extern const struct field minutes_fields[];
extern const struct field minutes_query[];
extern const struct field publish_fields[];
enum result minutes_form(struct request *);
enum result minutes_prepare(struct request *);
enum result minutes_send(struct request *);
enum result publish_form(struct request *);
enum result publish_send(struct request *);
enum result minutes_versions_show(struct request *);

/* What the templates are given. */
struct meetings_page {
    struct meetings ahead;
    struct meetings past;
    bool shows_ahead; /* a page of what is past has none of the other, and the other way round */
    bool shows_past;
    struct meeting_cursor next_ahead; /* of the pages after this one */
    struct meeting_cursor next_past;
    bool may_call;
    int64_t now;
    struct str canonical;
};

struct meeting_page {
    struct meeting meeting;
    enum meeting_state state;
    int64_t now;
    const struct visitor *visitor;
    const struct form *form; /* for somebody signed in; else NULL */
    struct items items;
    struct people people;
    struct minutes minutes; /* the newest; revision 0: none */
    bool may_take_part;
    bool may_keep;
    bool may_publish;
    struct str canonical;
    struct str site; /* its address, for what is read elsewhere */
};

struct meeting_form_page {
    const struct form *form;
    const struct meeting *meeting; /* NULL: a new one */
    const struct zone *zone;       /* whose clocks the hour is said by */
    struct categories categories;  /* of a new one */
    struct teams teams;            /* that the one who calls it is in */
};

struct item_page {
    const struct form *form;
    const struct meeting *meeting;
    const struct item *item; /* NULL: a new one */
    bool has_begun;
    bool is_changed; /* somebody else's change came between */
};

struct people_page {
    const struct form *form;
    const struct meeting *meeting;
    struct people people;
};

struct minutes_page {
    const struct form *form;
    const struct meeting *meeting;
    struct minutes newest;
    struct html preview; /* empty: none was asked for */
    bool is_changed;
    struct minutes_list versions;
    struct people people;
};

/* Templates, from render/pages/. */
void meetings_html(struct page *, const struct meetings_page *);
void team_meetings_html(struct page *, const struct team *, const struct meetings *, int64_t now);
void topic_meetings_html(struct page *, const struct meetings *);
void decision_meetings_html(struct page *, const void *meetings);
void meeting_state_html(struct page *, const struct meeting *, int64_t now);
void meeting_html(struct page *, const struct meeting_page *);
void meeting_crumb(struct page *, const struct meeting *);
void meeting_form_html(struct page *, const struct meeting_form_page *);
void meeting_cancel_html(struct page *, const struct meeting_form_page *);
void item_form_html(struct page *, const struct item_page *);
void item_remove_html(struct page *, const struct item_page *);
void item_propose_html(struct page *, const struct item_page *);
void item_decision_html(struct page *, const struct item_page *);
void item_notice_html(struct page *, const struct item_page *);
void people_html(struct page *, const struct people_page *);
void minutes_form_html(struct page *, const struct minutes_page *);
void publish_html(struct page *, const struct minutes_page *);
void minutes_versions_html(struct page *, const struct minutes_page *);

/* "9 June 2026, 19:00 to 21:00", in the page's zone; in the meeting's own. */
struct str meeting_time_text(struct page *, const struct meeting *);
struct str meeting_own_time_text(struct page *, const struct meeting *);
bool meeting_is_elsewhere(const struct page *, const struct meeting *); /* other clocks there */

/* The same in other formats: json.c, calendar.c, markdown.c. */
void meetings_json(struct page *, const struct meetings_page *);
void meeting_json(struct page *, const struct meeting_page *);
void meetings_calendar(struct page *, const struct meetings *, struct str site);
void meeting_calendar(struct page *, const struct meeting_page *);
void meeting_markdown(struct page *, const struct meeting_page *);

/* For the files of handlers. */

/* The meeting of an address that the visitor may see; NOT_FOUND else. */
MUST_CHECK enum result meeting_for(struct request *, int64_t id, struct meeting *);

/* The same for who wants to take part, and for its keeper; NOT_ALLOWED else. */
MUST_CHECK enum result meeting_for_part(struct request *, int64_t id, struct meeting *);
MUST_CHECK enum result meeting_for_keeper(struct request *, int64_t id, struct meeting *);

/*
 * The meeting whose form is shown: whose session ended meanwhile is shown what
 * they typed all the same.
 */
MUST_CHECK enum result
meeting_for_form(struct request *, enum result (*door)(struct request *, int64_t, struct meeting *),
                 struct meeting *);

/*
 * An item of a meeting, that the visitor may read, and the meeting: the first
 * two ids of the address.
 */
MUST_CHECK enum result item_for(struct request *, struct meeting *, struct item *);

/* All that a page about it shows. */
MUST_CHECK enum result meeting_read(struct db *, struct arena *, const struct visitor *,
                                    struct meeting_page *);

/* Whose messages a moderator reads first does not write here yet: NOT_VALID. */
MUST_CHECK enum result check_not_held(struct request *);

/* After an act, to its page. Gives OK. */
enum result lead_to_meeting(struct request *, const struct meeting *);

#endif
