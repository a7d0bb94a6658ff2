#ifndef DECISIONS_TEXTS_PAGES_H
#define DECISIONS_TEXTS_PAGES_H

#include "decisions/arbiter.h"
#include "decisions/groups.h"
#include "decisions/pages.h"
#include "render/diff.h"
#include "teams/team.h"
#include "topics/topic.h"

struct json;

/* Options, positions, concerns: handlers and fields for routes.c, then what their pages show. */

/* option_pages.c */
extern const struct field option_query[]; /* /d/SLUG/ID/options/ID?from=1&to=3 */
enum result option_show(struct request *);
extern const struct field option_fields[];
enum result option_form(struct request *); /* /d/ID/options/new */
enum result option_prepare(struct request *);
enum result option_send(struct request *);
extern const struct field propose_query[]; /* /d/ID/propose?option=ID */
extern const struct field propose_fields[];
enum result propose_form(struct request *);
enum result propose_send(struct request *);
extern const struct field set_aside_query[];
extern const struct field set_aside_fields[];
enum result set_aside_form(struct request *); /* /options/ID/set-aside */
enum result set_aside_send(struct request *);

/* version_pages.c */
extern const struct field version_query[];
extern const struct field version_fields[];
enum result version_form(struct request *); /* /options/ID/versions */
enum result version_prepare(struct request *);
enum result version_send(struct request *);
enum result revise_lead(struct request *); /* /d/ID/revise: to the form of the text proposed */

/* stance_pages.c */
extern const struct field stance_query[]; /* /d/ID/stance?version=ID */
extern const struct field stance_fields[];
enum result stance_form(struct request *);
enum result stance_send(struct request *);
enum result stance_withdraw_send(struct request *);
enum result stance_again(struct request *); /* the form, when a withdrawal was refused */
extern const struct field stances_query[];  /* /d/SLUG/ID/stances?kind=support&group=North */
enum result stances_show(struct request *);

/* object_pages.c */
extern const struct field object_query[];
extern const struct field object_fields[];
enum result object_form(struct request *); /* /d/ID/object */
enum result object_send(struct request *);
extern const struct field raise_query[]; /* /d/ID/concern?version=ID */
extern const struct field raise_fields[];
enum result raise_form(struct request *);
enum result raise_send(struct request *);

/* concern_pages.c: /d/SLUG/ID/concerns/ID and what is done about one, /concerns/ID/second … */
enum result concern_show(struct request *);
enum result concern_again(struct request *); /* the page, with what was refused */
extern const struct field second_fields[];
enum result second_send(struct request *);
extern const struct field reply_words_fields[];
enum result concern_reply_send(struct request *);
extern const struct field answer_fields[];
enum result answer_send(struct request *);
extern const struct field resolve_fields[];
enum result resolve_send(struct request *);
extern const struct field uphold_fields[];
enum result uphold_send(struct request *);
enum result ask_send(struct request *);
enum result arbiters_send(struct request *);
extern const struct field judge_fields[];
enum result judge_send(struct request *);
extern const struct field reopen_fields[];
enum result reopen_send(struct request *);

/* What the page of every part of a decision knows of it. */
struct texts_head {
    struct decision decision;
    struct topic topic;
    struct facts facts; /* for the visitor, now */
};

/* The decision of a page, by the id and the slug of its address; leads to the right slug. */
MUST_CHECK enum result texts_head_for(struct request *, int64_t decision_id, struct texts_head *);

/* The same for a form: who may not take part is told so (NOT_ALLOWED). */
MUST_CHECK enum result texts_head_for_part(struct request *, int64_t decision_id,
                                           struct texts_head *);

/* One option: its texts, what changed between two of them, what people hold of it. */
struct option_page {
    struct texts_head head;
    struct option option;
    struct options options; /* all of them, the broadest support first */
    struct text_versions versions;
    const struct text_version *shown;  /* NULL: the status quo, which has no text */
    const struct text_version *before; /* what it is compared with; NULL: nothing */
    struct diff diff;
    struct concerns answered; /* by the text that is shown */
    struct concerns concerns; /* about any of its texts */
    struct stance_counts counts;
    struct agreement agreement;
    bool may_speak;  /* take a position, raise a concern */
    bool may_change; /* write a new text */
    bool may_propose;
    bool may_set_aside;
};
void option_html(struct page *, const struct option_page *);
void option_json(struct page *, const struct option_page *);

/* A form about a text, or for one. */
struct text_form {
    struct texts_head head;
    struct option option;        /* id 0: there is none yet */
    struct text_version version; /* the text it is about; id 0: none */
    struct options options;      /* that can be chosen */
    struct concerns open;        /* that a new text may answer */
    struct stance held;          /* by the visitor; id 0: nothing */
    bool has_law;                /* a concern can be about words of a law: passage.h */
    const struct form *form;
};
enum { ANSWERS_MAX = 16 }; /* concerns that one form can say it answers */

void option_form_html(struct page *, const struct text_form *);
void version_form_html(struct page *, const struct text_form *);
void propose_html(struct page *, const struct text_form *);
void set_aside_html(struct page *, const struct text_form *);
void stance_form_html(struct page *, const struct text_form *);
void raise_html(struct page *, const struct text_form *);

/* The name of the nth check box of version_fields: "answer_1". */
const char *answer_field(size_t nth);

/*
 * The objection form with its two ways, as the decision's page and its own page
 * have it: object_open() says for whom and whether there is one, object_part()
 * writes <details class="object">; nothing when there is none.
 */
struct object_view {
    const struct decision *decision;
    struct text_version version; /* that it is about */
    int64_t second_days;
    int64_t seconders;
    int64_t owners;
    bool is_there; /* the visitor may object now */
    bool is_open;  /* unfolded */
    bool is_notice;
    bool has_law; /* it can be about words of a law: passage.h */
    const struct form *form;
};
MUST_CHECK enum result object_open(struct request *, const struct texts_head *,
                                   struct object_view *);
void object_part(struct page *, const struct object_view *);

struct object_page {
    struct texts_head head;
    struct object_view object;
    int64_t own_id; /* the objection they have open; 0: none */
};
void object_html(struct page *, const struct object_page *);

/* What people hold: all, or of a kind or a group. */
struct stances_page {
    struct texts_head head;
    struct stances stances;
    enum stance_kind kind; /* STANCE_KINDS: all */
    struct team team;      /* id 0: all */
    struct groups groups;
    struct agreement agreement;
    struct stance_counts counts;
    struct option option; /* the one before the people; id 0: none */
};
void stances_html(struct page *, const struct stances_page *);
void stances_json(struct page *, const struct stances_page *);

struct concern_page {
    struct texts_head head;
    struct concern concern;
    struct option option;
    struct concern_seconds seconds;
    struct concern_replies replies;
    struct arbiters arbiters;
    struct teams teams;  /* local groups the visitor leads, in whose name they may second */
    const void *passage; /* what concern_passage read of it; NULL: nothing */
    bool is_own;
    bool is_on; /* something can still be done about it */
    bool may_second;
    bool may_reply;
    bool may_answer;
    bool may_ask;
    bool may_ask_arbiters;
    bool may_judge;
    bool may_reopen;
    const struct form *form; /* NULL: nothing is asked of the visitor */
};
void concern_html(struct page *, const struct concern_page *);
void concern_json(struct page *, const struct concern_page *);

/* Small parts that several of these pages share: texts_parts.html. */
void texts_crumb(struct page *, const struct texts_head *);
struct html named_html(struct page *, const struct author *);
void version_part(struct page *, const struct texts_head *, const struct text_version *);
void concern_chip(struct page *, const struct concern *); /* its shape and word */
void concern_line(struct page *, const struct texts_head *, const struct concern *);
void stance_part(struct page *, const struct texts_head *, const struct stance *);
struct str option_called(struct page *, int64_t number, struct str title);

/* One as JSON, for several answers. */
void put_person(struct json *, const char *key, const struct author *);
void put_concern_json(struct json *, const struct concern *);

#endif
