#ifndef DECISIONS_TRIALS_PAGES_H
#define DECISIONS_TRIALS_PAGES_H

#include "decisions/evidence.h"
#include "decisions/machine.h"
#include "decisions/pages.h"
#include "decisions/report.h"
#include "decisions/review.h"
#include "decisions/trial.h"

/* Forks, trials and reviews: handlers and their fields for routes.c, then what their pages show. */

/* trial_pages.c */
enum result trial_show(struct request *);  /* /d/SLUG/ID/trial */
enum result trial_again(struct request *); /* the same, for a branch, with what was refused */

/* fork_pages.c */
extern const struct field fork_query[]; /* /d/ID/fork?harm=…&remedy=…: from an objection */
extern const struct field fork_fields[];
enum result fork_form(struct request *);
enum result fork_prepare(struct request *);
enum result fork_send(struct request *);
enum result fork_again(struct request *); /* the charters side by side, when a start is refused */
enum result fork_start_send(struct request *);
extern const struct field common_query[]; /* /d/ID/fork/common */
extern const struct field common_fields[];
enum result common_form(struct request *);
enum result common_send(struct request *);

/* charter_pages.c: /branches/ID/charter, agree, withdraw */
extern const struct field charter_query[];
extern const struct field charter_fields[];
enum result charter_form(struct request *);
enum result charter_send(struct request *);
enum result agree_send(struct request *);
enum result offer_withdraw_send(struct request *);

/* branch_pages.c: /branches/ID/own, join, evidence, report, stop */
extern const struct field own_fields[];
enum result own_send(struct request *);
extern const struct field join_fields[];
enum result join_form(struct request *);
enum result join_send(struct request *);
extern const struct field evidence_query[];
extern const struct field evidence_fields[];
enum result evidence_form(struct request *);
enum result evidence_send(struct request *);
extern const struct field report_query[];
extern const struct field report_fields[];
enum result report_form(struct request *);
enum result report_send_page(struct request *);
extern const struct field stop_fields[];
enum result stop_form(struct request *);
enum result stop_send(struct request *);

/* review_pages.c */
enum result review_show(struct request *);  /* /d/SLUG/ID/review */
enum result review_again(struct request *); /* the same, with what was refused */
extern const struct field review_ask_fields[];
enum result review_ask_form(struct request *); /* /d/ID/review */
enum result review_ask_send(struct request *);
enum result review_second_send(struct request *); /* /reviews/ID/second */

/* verdict_pages.c */
extern const struct field verdict_query[];
extern const struct field verdict_fields[];
enum result verdict_form(struct request *);
enum result verdict_prepare(struct request *);
enum result verdict_send(struct request *);
enum result verdict_call_send(struct request *);
extern const struct field answer_words_fields[];
enum result owners_answer_form(struct request *); /* /branches/ID/answer */
enum result owners_answer_send(struct request *);

/* What each page knows of the decision. */
struct trials_head {
    struct decision decision;
    struct topic topic;
    struct facts facts; /* for the visitor, now */
    bool may_part;      /* the visitor may take part in it */
};

/* By its id, for whoever may read it; and for a form: NOT_ALLOWED for who may not take part. */
MUST_CHECK enum result trials_head_for(struct request *, int64_t decision_id, struct trials_head *);
MUST_CHECK enum result trials_head_for_form(struct request *, int64_t decision_id,
                                            struct trials_head *);

/* A branch by the first id of the address, with its decision. */
MUST_CHECK enum result branch_for_form(struct request *, struct trials_head *, struct branch *);

/* Noon UTC of a day that was typed as a date field has it; 0: it is none. And back. */
int64_t day_of(struct request *, const char *field);
struct str day_text_of(struct arena *, int64_t day); /* "2026-06-21"; empty for 0 */

/* One branch as its charter is shown. */
struct branch_view {
    const struct branch *branch;
    const struct branch_actor *actor; /* what the visitor is to it */
    struct str letter;
    struct str class;   /* of its colour */
    struct str text;    /* the beginning of what it tries, in plain words */
    struct str contact; /* where it is talked about, when the visitor may read that; else empty */
    struct str contact_title;
    bool may_join;
    bool takes_owner; /* the visitor may become one without being asked */
    bool is_side;
    bool is_spoken_by; /* by the visitor */
    int64_t owners_missing;
};

struct branch_views {
    struct branch_view *items;
    size_t count;
    size_t size;
};

/* The branches side by side, whatever the page around them. */
struct trial_view {
    struct trials_head head;
    struct trial trial; /* id 0: there is none */
    struct branch_actors actors;
    struct branch_views branches;
    struct evidence_list evidence;
    struct hindrance refusal; /* why it cannot start yet */
    bool may_start;
    bool is_side;            /* the visitor, of any of them */
    const struct form *form; /* of who is signed in; else NULL */
    int64_t now;
};

/* Reads the trial that is there last, for the visitor; nothing of it when there was none. */
MUST_CHECK enum result trial_view_read(struct request *, struct trial_view *);

/* Writes the page of a trial, as HTML or JSON. */
void trial_html(struct page *, const struct trial_view *);
void trial_json(struct page *, const struct trial_view *);

/* Its parts, for the other pages. */
void charters_part(struct page *, const struct trial_view *);
void trial_measures_part(struct page *, const struct trial_view *);
struct str evidence_label(struct page *, enum evidence_effect);
struct str branch_state_label(struct page *, enum branch_state);
void trials_crumb(struct page *, const struct decision *);

/* Offering a branch, or changing the common part. */
struct fork_page {
    struct trial_view view;
    struct options options; /* that have no branch yet */
    struct topics topics;   /* where a branch can be talked about */
    bool can_offer;
    bool is_beside; /* the others run already */
};
void fork_html(struct page *, const struct fork_page *);
void common_html(struct page *, const struct fork_page *);

/* A form about one branch. */
struct branch_form {
    struct trials_head head;
    struct branch branch;
    struct trial trial;
    struct topics topics;
    struct branch_actor actor;
    const struct form *form;
};
void charter_html(struct page *, const struct branch_form *);
void join_html(struct page *, const struct branch_form *);
void evidence_html(struct page *, const struct branch_form *);
void report_html(struct page *, const struct branch_form *);
void stop_html(struct page *, const struct branch_form *);
void owners_answer_html(struct page *, const struct branch_form *);

/* What was typed of a charter. */
struct charter charter_typed(struct request *);

/* The debates of a decision that the visitor may read. */
MUST_CHECK enum result contacts_of(struct request *, int64_t decision_id, struct topics *);

/* A review: what it looks at, the verdict, what the owners say, what one may do. */
struct review_page {
    struct trial_view view; /* of a review of one */
    struct review review;   /* id 0: there was none */
    struct text_version words;
    struct owners_answers answers;
    struct review_request request; /* id 0: nobody asks for one before its date */
    struct hindrance refusal;      /* why the verdict cannot be called yet */
    bool may_call;
    bool may_draft;
    bool may_ask;
    int64_t ask_after; /* 0: at once */
};
MUST_CHECK enum result review_page_read(struct request *, struct review_page *);
void review_html(struct page *, const struct review_page *);
void review_json(struct page *, const struct review_page *);
void review_ask_html(struct page *, const struct review_page *);
void verdict_html(struct page *, const struct review_page *);
struct str verdict_label(struct page *, enum review_verdict);

#endif
