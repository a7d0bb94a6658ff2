#ifndef MODERATION_PAGES_H
#define MODERATION_PAGES_H

#include "accounts/account.h"
#include "moderation/act.h"
#include "moderation/suspension.h"
#include "topics/pages.h"

/* Handlers and their fields, for routes.c, in the order of the files they stand in. */

/* act_pages.c */
extern const struct field act_fields[];
enum result topic_act_form(struct request *);
enum result topic_act_prepare(struct request *);
enum result topic_act_send(struct request *);
enum result post_act_form(struct request *);
enum result post_act_prepare(struct request *);
enum result post_act_send(struct request *);

/* suspension_pages.c */
extern const struct field suspend_fields[];
extern const struct field reinstate_fields[];
enum result suspend_form(struct request *);
enum result suspend_send(struct request *);
enum result reinstate_form(struct request *);
enum result reinstate_send(struct request *);
enum result suspension_show(struct request *);
enum result person_moderation(struct request *, const struct account *);

/* moderation_pages.c */
extern const struct field moderation_query[]; /* /moderation?before=ID */
enum result moderation_show(struct request *);

/* What the templates are given. */

/* One question before an act: why. */
struct act_page {
    const struct form *form;
    struct str word; /* "close", "hide" … as in the address */
    const struct topic *topic;
    const struct post *post; /* NULL: the topic as a whole */
    struct html body;        /* of a hidden post: what is to be judged */
};

struct suspend_page {
    const struct form *form;
    struct account account;
    struct suspension suspension;
};

/* On a person's page. */
struct person_moderation_page {
    const struct account *account;
    struct suspension suspension;
    bool may_suspend;
};

struct moderation_page {
    struct moderations list;
    bool is_first;
    int64_t appeals_category; /* where acts are contested; 0: in any category */
};

/* For the files of handlers: what the fields "reason" and, where there is one, "rule" hold. */
struct act act_of(const struct request *);

/* Words that depend on the act: words.c. */
struct str act_title(struct page *, const struct act_page *);
struct str act_button(struct page *, struct str word);
struct str moderation_word(struct page *, const struct moderation *);

/* Templates, from render/pages/. */
void rule_field(struct page *, const struct form *, struct str label, bool required);
void reason_field(struct page *, const struct form *, struct str hint);
void act_html(struct page *, const struct act_page *);
void suspend_html(struct page *, const struct suspend_page *);
void reinstate_html(struct page *, const struct suspend_page *);
void suspension_html(struct page *, const struct suspend_page *);
void person_moderation_html(struct page *, const struct person_moderation_page *);
void moderation_html(struct page *, const struct moderation_page *);
void moderation_json(struct page *, const struct moderations *);

#endif
