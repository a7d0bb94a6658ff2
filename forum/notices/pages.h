#ifndef NOTICES_PAGES_H
#define NOTICES_PAGES_H

#include "http/request.h"
#include "notices/call.h"
#include "notices/notice.h"
#include "teams/team.h"
#include "topics/front.h"

/* Handlers and their fields, for routes.c, in the order of the files they stand in. */

/* notice_pages.c */
extern const struct field notices_query[]; /* /notices?kept=read */
enum result notices_show(struct request *);
enum result notices_read_send(struct request *);
void notices_read_topic(struct request *, int64_t topic_id);       /* a topic_reader */
void notices_read_decision(struct request *, int64_t decision_id); /* a decision_reader */
enum result notices_need(struct request *, struct needs *);        /* a need_source */

/* wants_pages.c */
extern const struct field wants_query[];
extern const struct field wants_fields[];
enum result wants_form(struct request *);
enum result wants_send(struct request *);

/* call_pages.c */
extern const struct field calls_query[]; /* /calls?kept=take */
enum result calls_show(struct request *);
enum result call_prepare(struct request *);
enum result call_send(struct request *);                       /* take, give-back, answered */
enum result team_calls(struct request *, const struct team *); /* a team_part */
enum result calls_need(struct request *, struct needs *);      /* a need_source */
enum result calls_front(struct request *, const void **what, int64_t *version);

/* What the templates are given. */
struct notices_page {
    struct notices list;
    const struct form *form;
    int64_t unseen;
};

struct calls_page {
    struct calls waiting;
    struct calls mine;
    struct calls answered;
    struct calls nobody;
    const struct form *form; /* of who is signed in; else NULL */
    int64_t account_id;
    int64_t now;
    struct str canonical;
};

struct wants_page {
    const struct form *form;
};

/* One line in words, with a link to where it leads: words.c. */
struct html notice_words(struct page *, const struct notice *);
struct str call_words(struct page *, const struct call *);
struct str notice_path(struct arena *, const struct notice *);
struct str call_path(struct arena *, const struct call *);

/* The same of a decision: decision_words.c. */
struct html decision_notice_words(struct page *, const struct notice *);
struct str decision_notice_path(struct arena *, const struct notice *);
const char *decision_notice_word(enum notice_kind);

/* Templates, from render/pages/. */
void notices_html(struct page *, const struct notices_page *);
void wants_html(struct page *, const struct wants_page *);
void calls_html(struct page *, const struct calls_page *);
void team_calls_html(struct page *, const struct calls_page *);
void calls_front_html(struct page *, const void *calls);

/* The same as JSON: notices_json.c. Notices by Discourse's names. */
void notices_json(struct page *, const struct notices *);
void calls_json(struct page *, const struct calls_page *);

#endif
