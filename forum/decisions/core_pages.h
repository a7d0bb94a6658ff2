#ifndef DECISIONS_CORE_PAGES_H
#define DECISIONS_CORE_PAGES_H

#include "decisions/act.h"
#include "decisions/pages.h"
#include "decisions/rules.h"

/* Handlers and their fields of opening a decision and acting on it as a whole, and their pages. */

/* decide_pages.c: a question put to all, or a notice, from a topic. */
extern const struct field decide_query[];
extern const struct field decide_fields[];
enum result decide_form(struct request *);
enum result decide_prepare(struct request *);
enum result decide_send(struct request *);

struct decide_page {
    const struct form *form;
    const struct topic *topic;
    const struct rules *rules; /* that it would run under */
    bool is_notice;
};
void decide_html(struct page *, const struct decide_page *);

/* act_pages.c: by the last word of the address, see `acts` there. */
extern const struct field decision_act_fields[];
extern const struct field call_fields[];
extern const struct field result_fields[];
enum result decision_act_form(struct request *);
enum result decision_act_send(struct request *);
enum result call_form(struct request *);
enum result last_call_send(struct request *);
enum result result_form(struct request *);
enum result result_send(struct request *);

/* How one of them is called, and what is asked before it. */
struct act_words {
    const char *word;  /* of its address */
    const char *title; /* N_(), as the next ones */
    const char *lead;
    const char *button;
    bool needs_reason;
};

struct decision_act_page {
    const struct form *form; /* NULL: it cannot be done now */
    const struct decision *decision;
    const struct act_words *words;
    struct problem refusal; /* why not; message NULL: it can */
    struct asides asides;   /* of a call */
    struct returnables returnables;
    struct vote vote; /* of a result */
    const struct rules *rules;
};
void decision_act_html(struct page *, const struct decision_act_page *);

/* linked_pages.c: the debates it is discussed in. */
extern const struct field linked_query[];
extern const struct field linked_fields[];
enum result linked_form(struct request *);
enum result linked_send(struct request *);

struct linked_page {
    const struct form *form;
    const struct decision *decision;
    struct topics topics; /* that the visitor may read */
    bool may_unlink;
};
void linked_html(struct page *, const struct linked_page *);

/* rules_pages.c: the numbers that decisions go by, in all their versions. */
extern const struct field rules_query[];
extern const struct field rule_query[];
extern const struct field rule_fields[];
enum result rules_show(struct request *);
enum result rule_form(struct request *);
enum result rule_send(struct request *);

struct rules_page {
    struct rules now;
    struct rules_versions versions;
    bool may_change;
};
struct rule_page {
    const struct form *form;
    const struct rule_kind *kind;
};
void decision_rules_html(struct page *, const struct rules_page *);
void decision_rule_html(struct page *, const struct rule_page *);
void decision_rules_json(struct page *, const struct rules_page *);

/* volunteer_pages.c: being willing to be drawn. */
extern const struct field volunteer_query[];
extern const struct field volunteer_fields[];
enum result volunteer_form(struct request *);
enum result volunteer_send(struct request *);
void volunteer_html(struct page *, const struct form *);

#endif
