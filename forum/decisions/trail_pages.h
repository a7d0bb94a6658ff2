#ifndef DECISIONS_TRAIL_PAGES_H
#define DECISIONS_TRAIL_PAGES_H

#include "decisions/can.h"
#include "decisions/state.h"
#include "decisions/texts_pages.h"
#include "decisions/timeline.h"
#include "decisions/trail.h"
#include "http/request.h"
#include "render/graph.h"
#include "topics/topic.h"

/* Where decisions are read. Handlers for routes.c: trail_pages.c. */
enum result trail_show(struct request *);      /* /d/SLUG/ID, .txt, .json */
enum result trail_short(struct request *);     /* /d/ID: leads there; .json */
enum result trail_text_show(struct request *); /* /d/SLUG/ID/text/HASH.md: the exact bytes */

/*
 * What other domains show of a decision, at the end of its page: routes.c lists
 * them. read() gives what html() shows this visitor, and a number that changes
 * whenever that does and whatever the time is; what is NULL is not shown. What it
 * has no json() or plain() for stands on the page alone.
 */
struct json;
struct decision_part {
    enum result (*read)(struct request *, const struct decision *, const void **what,
                        int64_t *version);
    void (*html)(struct page *, const void *what);
    void (*json)(struct json *, const void *what); /* a key and its value */
    void (*plain)(struct page *, const void *what);
};
extern const struct decision_part decision_parts[]; /* ended by a zeroed one */
enum { DECISION_PARTS_MAX = 4 };

/* What the templates are given. */
struct trail_page {
    struct decision decision;
    struct topic topic; /* it was opened from */
    struct trail trail; /* read when it is needed: is_read */
    bool is_read;
    const void *others[DECISION_PARTS_MAX]; /* of decision_parts */
    struct timeline timeline;
    struct timeline_line ahead; /* what comes next by its date; at 0: nothing has one */
    struct graph_plan *plan;    /* of the timeline's lines, and of what is ahead */
    struct cans cans;
    struct texts_head head;    /* for the objection form */
    struct object_view object; /* of who may object now */
    bool is_visitor;           /* who is not signed in: what members may do is shown */
    struct str canonical;
    int64_t now; /* the day's, where it is counted in days */
};

void trail_top_html(struct page *, const struct trail_page *);   /* to the end of the box */
void trail_parts_html(struct page *, const struct trail_page *); /* all below it */
void trail_aside_html(struct page *, const struct trail_page *);
/* What may be done, and what not; until: the deadline that is said already. */
void trail_can_html(struct page *, const struct cans *, int64_t until);

/* Parts that stand in a file of their own: decision_trial.html, decision_path.html. */
void trail_trial_html(struct page *, const struct trail_page *);
void trail_path_html(struct page *, const struct trail_page *);
void trail_people_html(struct page *, const struct trail_page *);
void cites_html(struct page *, const struct trail_cites *);

/* The same as plain text, 80 columns wide, and as JSON. */
void trail_plain(struct page *, const struct trail_page *);
void trail_json(struct page *, const struct trail_page *, const struct timeline *events);

/* For decision_parts in plain text: a heading, words wrapped (their own line breaks kept), and
 * "name: value", which is left out without a value. */
void trail_put_title(struct page *, struct str title);
void trail_put_words(struct page *, int indent, struct str text);
void trail_put_fact(struct page *, struct str name, struct str value);

/* Is the decision stopped by an objection that others second? Then it is shown as such. */
const struct state_look *decision_look_now(const struct decision *, bool is_stopped);

/* What applies when no agreement comes in time. */
struct str fallback_text(struct page *, enum decision_fallback);

/* Is line i of the timeline (or what is ahead of it) of another year than the one before? */
bool begins_year(struct page *, const struct trail_page *, size_t i);

/* The sections that a decision has: with what stands in them. */
bool trail_has_branches(const struct trail *);
bool trail_has_text(const struct trail *);
bool trail_has_set_aside(const struct trail *);
bool trail_has_review(const struct trail *);

/* "A" for the first branch, and the class of its colour. */
struct str trail_letter(struct page *, int64_t number);
const char *trail_branch_class(int64_t number);

/* Words of a link between two decisions, as the page of one says it of the other. */
const char *link_words(const struct trail_link *); /* N_() with {decision} */

#endif
