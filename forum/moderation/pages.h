#ifndef MODERATION_PAGES_H
#define MODERATION_PAGES_H

#include "accounts/account.h"
#include "log/subject.h"
#include "moderation/act.h"
#include "moderation/queue.h"
#include "moderation/space.h"
#include "moderation/suspension.h"
#include "settings/setting.h"
#include "topics/front.h"
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

/* flag_pages.c */
extern const struct field flag_fields[];
enum result flag_form(struct request *);
enum result flag_send(struct request *);
enum result unflag_send(struct request *);

/* queue_pages.c */
enum result queue_show(struct request *);
enum result leave_send(struct request *);
need_source queue_need;
frame_part queue_frame; /* how much waits, in the frame of moderators */

/* logged.c: for log_subjects[] of routes.c, "moderation/ID" */
enum result moderation_about(struct db *, struct arena *, const struct visitor *, struct str id,
                             struct log_about *);

/* annotation.c: for annotation_listeners[] */
struct annotation_deed;
enum result moderation_annotation_hear(struct db *, const struct annotation_deed *);

/* space_pages.c */
extern const struct field category_fields[];
extern const struct field category_form_query[];
enum result category_new_form(struct request *);
enum result category_new_send(struct request *);
enum result category_edit_form(struct request *);
enum result category_edit_send(struct request *);

/* move_pages.c */
extern const struct field move_fields[];
extern const struct field title_fields[];
extern const struct field title_query[];
enum result move_form(struct request *);
enum result move_send(struct request *);
enum result title_form(struct request *);
enum result title_send(struct request *);

/* held_pages.c */
enum result release_prepare(struct request *);
enum result release_send(struct request *);
enum result refuse_form(struct request *);
enum result refuse_send(struct request *);

/* suspension_pages.c */
extern const struct field suspend_query[]; /* /u/NAME/suspend?post=ID, which was reported */
extern const struct field suspend_fields[];
extern const struct field reinstate_fields[];
enum result suspend_form(struct request *);
enum result suspend_send(struct request *);
enum result reinstate_form(struct request *);
enum result reinstate_send(struct request *);
enum result suspension_show(struct request *);
enum result person_moderation(struct request *, const struct account *);

/* site_pages.c */
extern const struct field site_query[]; /* /settings/site?kept=NAME */
extern const struct field setting_query[];
extern const struct field setting_fields[];
enum result site_show(struct request *);
enum result setting_form(struct request *);
enum result setting_send(struct request *);

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

struct flag_page {
    const struct form *form;
    struct topic topic;
    struct post post;
    struct html body;
    struct post_flag flag; /* what was said already; without a post_id: nothing */
    bool is_own;
};

struct queue_page {
    const struct form *form;
    struct queue queue;
    struct held_list held;
};

/* Before what somebody new wrote is not let in. */
struct refuse_page {
    const struct form *form;
    struct held held;
};

struct category_form_page {
    const struct form *form;
    const struct category *category; /* NULL: a new one */
    const struct choice *teams;
    size_t team_count;
};

struct move_page {
    const struct form *form;
    const struct topic *topic;
    struct categories categories; /* where it can go */
};

struct title_page {
    const struct form *form;
    const struct topic *topic;
    bool is_own; /* else a moderator's, with a reason */
};

struct suspend_page {
    const struct form *form;
    struct account account;
    struct suspension suspension;
    int64_t post_id; /* that was reported; 0: none in particular */
};

/* On a person's page. */
struct person_moderation_page {
    const struct account *account;
    struct suspension suspension;
    bool may_suspend;
};

/* All that the site is set to, and one of them to be changed. */
struct site_page {
    int64_t values[SETTING_COUNT];
};

struct setting_page {
    const struct form *form;
    enum setting setting;
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
struct str moderation_detail(struct page *, const struct moderation *);
struct str flag_outcome_words(struct page *, enum flag_outcome);
struct str moderation_word(struct page *, const struct moderation *);

/* Templates, from render/pages/. */
void rule_field(struct page *, const struct form *, struct str label, bool required);
void reason_field(struct page *, const struct form *, struct str hint);
void act_html(struct page *, const struct act_page *);
void flag_html(struct page *, const struct flag_page *);
void queue_html(struct page *, const struct queue_page *);
void category_form_html(struct page *, const struct category_form_page *);
void move_html(struct page *, const struct move_page *);
void title_html(struct page *, const struct title_page *);
void refuse_html(struct page *, const struct refuse_page *);
void suspend_html(struct page *, const struct suspend_page *);
void reinstate_html(struct page *, const struct suspend_page *);
void suspension_html(struct page *, const struct suspend_page *);
void person_moderation_html(struct page *, const struct person_moderation_page *);
void site_html(struct page *, const struct site_page *);
void setting_html(struct page *, const struct setting_page *);
void moderation_html(struct page *, const struct moderation_page *);
void moderation_json(struct page *, const struct moderations *);

#endif
