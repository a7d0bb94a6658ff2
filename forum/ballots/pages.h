#ifndef BALLOTS_PAGES_H
#define BALLOTS_PAGES_H

#include "ballots/debate_view.h"
#include "ballots/item.h"
#include "ballots/result_view.h"
#include "ballots/vote.h"
#include "http/request.h"
#include "render/form.h"

/*
 * The item of an address that the visitor may see, with is_in_team; NOT_FOUND
 * else. Every page and act goes through this door.
 */
MUST_CHECK enum result ballot_for(struct request *, int64_t id, struct ballot_item *);

/* Handlers and their fields, for routes.c, in the order of the files they stand in. */

/* item_pages.c: one item, before, during and after its vote. */
enum result ballot_show(struct request *);
enum result ballot_short(struct request *);      /* /b/ID */
enum result ballot_words_show(struct request *); /* the exact bytes that are voted on */
enum result ballot_list_show(struct request *);  /* those of the published list, after the close */

/* vote_pages.c: what was voted stands in no address, no log and no draft. */
extern const struct field vote_fields[];
extern const struct field receipt_fields[];
enum result vote_show(struct request *); /* a GET leads to the item's page */
enum result vote_send(struct request *);
enum result vote_form(struct request *);       /* what came of it, or what is wrong */
enum result receipt_form(struct request *);    /* /b/ID/find */
enum result receipt_prepare(struct request *); /* looks it up; it ends in the form */
enum result receipt_send(struct request *);

/* What the templates are given. */

/* A ballot as its owner is shown it: once, after the vote, or when they look it up. */
struct ballot_slip {
    struct str secret;  /* as it was typed or made; empty when it was only looked up */
    struct str receipt; /* its SHA-256, in hexadecimal */
    struct str choice;  /* as in the published list */
};

struct ballot_page {
    struct ballot_item item;
    enum ballot_state state;
    int64_t now;
    const struct visitor *visitor;
    const struct form *form; /* for who is signed in; else NULL */
    struct roll_place place;
    struct ballot_proposals proposals;
    struct ballot_grades grades;
    struct ballot_debate debate;
    struct ballot_result result;    /* once it is closed */
    const struct ballot_slip *slip; /* who has just voted; else NULL */
    struct str secret;              /* for who has not voted: a new one */
    struct str draw_path;           /* of those who vote; empty: none was held for it */
    struct str follows, followed;   /* the items with other words; empty: none, or not to be seen */
    struct str canonical;           /* a whole address; empty: the site does not know its own */
};

struct receipt_page {
    const struct form *form;
    struct ballot_item item;
    struct ballot_proposals proposals;
    struct ballot_grades grades;
    const struct ballot_slip *slip; /* NULL: nothing was looked up, or nothing found */
};

/* Reads all that the page shows, but what is one visitor's own. */
MUST_CHECK enum result ballot_read(struct request *, struct ballot_page *);

/* Templates, from render/pages/. */
void ballot_html(struct page *, const struct ballot_page *);
void ballot_crumb(struct page *, const struct ballot_item *); /* NULL: to the list alone */
void ballot_state_html(struct page *, const struct ballot_item *, int64_t now);
void ballot_debate_html(struct page *, const struct ballot_page *);
void ballot_decision_html(struct page *, const struct ballot_page *);
void ballot_vote_html(struct page *, const struct ballot_page *);
void ballot_result_html(struct page *, const struct ballot_page *);
void ballot_check_html(struct page *, const struct ballot_page *);
void ballot_find_html(struct page *, const struct ballot_page *);
void ballot_hemicycle_html(struct page *, const struct ballot_result *);
void ballot_slip_html(struct page *, const struct ballot_slip *, const struct ballot_proposals *,
                      const struct ballot_grades *);
void receipt_html(struct page *, const struct receipt_page *);

/* "Sunday 7 June 2026, 20:00", in the page's zone. */
struct str ballot_time_text(struct page *, int64_t time);
struct html ballot_time_html(struct page *, int64_t time);
void ballot_time_part(struct page *, int64_t time);
struct str ballot_state_text(struct page *, enum ballot_state); /* "Vote open" */

/* What it came to: "Carried: …"; the seats in words, empty without any. */
struct str ballot_outcome_text(struct page *, const struct ballot_page *);
struct str ballot_seats_text(struct page *, const struct ballot_result *);

/* Numbers of a result: "41.5 %" of thousandths, "166.3" of tenths. */
struct str ballot_percent_text(struct page *, int64_t thousandths);
struct str ballot_tenths_text(struct page *, int64_t tenths);

/* "In favour", "Against", "Abstention": of yes, no, abstain; empty for anything else. */
struct str ballot_choice_text(struct page *, struct str choice);

/* A digest in groups of eight, for people to compare. */
struct str ballot_hash_text(struct arena *, struct str hash);

/* The grade a ballot gives each proposal, "2 - 1", from 1; 0: none was said. */
int64_t ballot_grade_of(struct str choice, size_t proposal);

/* What stands after a number is written as the language does. */
struct str ballot_svg_tenths(struct arena *, int64_t tenths); /* "45.1", in drawings */

/* The same in other formats: item_json.c, csv.c. */
void ballot_json(struct page *, const struct ballot_page *);
void ballot_csv(struct page *, const struct ballot_page *);

#endif
