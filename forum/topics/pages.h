#ifndef TOPICS_PAGES_H
#define TOPICS_PAGES_H

#include "http/request.h"
#include "teams/team.h"
#include "topics/audience.h"
#include "topics/category.h"
#include "topics/draft.h"
#include "topics/front.h"
#include "topics/held.h"
#include "topics/like.h"
#include "topics/post.h"
#include "topics/reading.h"
#include "topics/tag.h"
#include "topics/thread.h"
#include "topics/topic.h"

struct account;
struct json;
struct list_page;

/* Handlers and their fields, for routes.c, in the order of the files they stand in. */

/* front_pages.c */
enum result front_show(struct request *);

/* list_pages.c */
extern const struct field list_query[]; /* /latest?before=TIME-ID */
enum result latest_show(struct request *);
extern const struct field top_query[]; /* /top?period=month */
enum result top_show(struct request *);
enum result categories_show(struct request *);
enum result category_show(struct request *);
enum result team_debates(struct request *, const struct team *); /* a team_part */

/* topic_pages.c */
extern const struct field topic_query[];
enum result topic_show(struct request *);
enum result topic_short(struct request *); /* /t/ID: leads to the whole address; /t/ID.json */
enum result topic_permalink(struct request *);
enum result topic_permalink_short(struct request *); /* /t/ID/NUMBER */
enum result post_short(struct request *);            /* /p/ID */

/* raw_pages.c */
extern const struct field raw_query[];
enum result topic_raw(struct request *);

/* post_list_pages.c */
extern const struct field post_list_query[]; /* /posts.json?before=ID */
enum result posts_show(struct request *);
enum result person_writings(struct request *, const struct account *); /* on a person's page */

/* feed_pages.c: the same lists as RSS. */
MUST_CHECK enum result topics_feed(struct request *, const struct list_page *);
MUST_CHECK enum result topic_feed(struct request *, const struct topic *);
MUST_CHECK enum result posts_feed(struct request *, const struct posts *);
enum result person_feed(struct request *, const struct account *); /* of what somebody wrote */

/* like_pages.c */
extern const struct field like_fields[];
extern const struct field likes_query[]; /* /p/ID/likes?after=ID */
enum result like_prepare(struct request *);
enum result like_send(struct request *);
enum result likes_show(struct request *);
enum result wiki_send(struct request *);

/* draft_pages.c */
extern const struct field draft_fields[];
enum result drafts_show(struct request *);
enum result draft_send(struct request *);

/* unread_pages.c */
enum result unread_show(struct request *); /* /unread */
enum result unread_send(struct request *); /* marks all as read */

/* tag_pages.c */
extern const struct field tags_fields[];
enum result tag_show(struct request *);  /* /tag/NAME */
enum result tags_show(struct request *); /* /tags */
enum result tags_form(struct request *); /* /t/ID/tags */
enum result tags_prepare(struct request *);
enum result tags_send(struct request *);

/* sides_pages.c */
enum result sides_show(struct request *); /* /t/SLUG/ID/sides */

/* reply_pages.c */
extern const struct field reply_query[]; /* /t/ID/reply?to=NUMBER&quote=1 */
extern const struct field reply_fields[];
enum result reply_form(struct request *);
enum result reply_prepare(struct request *);
enum result reply_send(struct request *);
enum result reply_again(struct request *); /* the form of one that was refused, or a preview */

/* new_pages.c */
extern const struct field new_query[]; /* /new?category=ID */
extern const struct field new_fields[];
enum result new_form(struct request *);
enum result new_prepare(struct request *);
enum result new_send(struct request *);

/* held_pages.c */
enum result waiting_show(struct request *);
enum result withdraw_send(struct request *);
frame_part held_frame; /* how much of one's own waits */

/* mention_pages.c */
extern const struct field mentions_query[]; /* /mentions.json?q=ad&topic=ID */
enum result mentions_show(struct request *);

/* edit_pages.c */
extern const struct field edit_query[];
extern const struct field edit_fields[];
enum result edit_form(struct request *);
enum result edit_prepare(struct request *);
enum result edit_send(struct request *);
enum result delete_form(struct request *);
enum result delete_prepare(struct request *);
enum result delete_send(struct request *);
enum result history_show(struct request *);

/* What the templates are given. */

/* What stands above the lists: which of them this is. */
enum tab { TAB_LATEST, TAB_TOP, TAB_CATEGORIES, TAB_TAGS, TAB_UNREAD };

/* Of /top. */
enum period { PERIOD_WEEK, PERIOD_MONTH, PERIOD_YEAR, PERIOD_ALL, PERIODS };

/* A list of topics, and where the next page of it begins. */
struct list_page {
    const struct category *category; /* NULL: all of them */
    const struct tag *tag;           /* NULL: with any, or none */
    struct str team_handle;          /* of the category's team; empty when it has none */
    bool may_edit;                   /* the category */
    const struct form *form;         /* that marks all as read; of /unread */
    struct str title;
    enum period period;
    struct str query; /* what of the address chooses the list: "period=month"; may be empty */
    struct topics topics;
    struct str path; /* of this list, without its suffix */
    bool is_first;
    struct str next; /* TIME-ID; empty: this is the last page */
    struct str canonical;
    struct str feed_url;
};

struct front_page {
    struct list_page list;
    struct categories categories;
    struct teams teams;
    const void *sections[FRONT_SECTIONS_MAX];
    struct needs needs; /* of who is signed in */
    int64_t now;        /* for them, too */
    struct str canonical;
    struct unreads unreads; /* of the lists, for who reads them */
};

struct categories_page {
    struct categories categories;
    struct str canonical;
    bool may_edit;
};

/* A form that writes a post: alone on its page, or below a topic. */
struct composer {
    const struct form *form;
    const struct topic *topic;   /* NULL: a new one is opened */
    const struct post *answered; /* NULL: the topic itself */
    const struct post *post;     /* that is edited */
    int64_t to;
    enum post_kind kind;
    struct str draft_name;        /* under which what is typed can be kept */
    const struct draft *draft;    /* what it opens with; NULL: nothing was kept */
    struct categories categories; /* of a new topic */
    struct html preview;          /* empty: none was asked for */
    struct audience audience;     /* of the preview: who will be told */
    int64_t base_revision;
    bool is_changed; /* somebody else's change came between: both texts are shown */
};

struct topic_page {
    struct topic topic;
    struct thread thread;
    const struct form *form;  /* of the acts on its posts; NULL: a visitor's page */
    struct composer composer; /* without a form: this reader may not answer */
    struct str canonical;
    struct str feed_url;
    struct str description; /* its first words; for visitors, as search engines are */
    bool may_moderate;
    bool may_decide; /* put it to a decision */
    bool may_tag;
    bool may_retitle;
};

/* Who likes a post. */
struct likes_page {
    const struct form *form; /* NULL: a visitor's page */
    const struct topic *topic;
    const struct post *post;
    struct likers likers;
    int64_t after;
    bool may_like;
    bool is_liked;
};

struct drafts_page {
    const struct form *form;
    struct drafts drafts;
};

struct tags_page {
    struct tags tags;
    struct str canonical;
};

/* The tags of a topic, to be changed. */
struct tags_form_page {
    const struct form *form;
    const struct topic *topic;
};

/* The arguments for and against, side by side. */
struct sides_page {
    const struct topic *topic;
    struct posts sides[2];
    struct str canonical;
};

/* What one wrote that waits for a moderator. */
struct waiting_page {
    const struct form *form;
    struct held_list held;
};

/* The question before an author deletes a post. */
struct delete_page {
    const struct form *form;
    const struct topic *topic;
    const struct post *post;
    struct html body;
};

struct history_page {
    const struct topic *topic;
    const struct post *post;
    struct revisions revisions;
};

enum { EXCERPT_MAX = 200, SIDE_EXCERPT_MAX = 280 };

struct writings_page {
    struct topics topics; /* on the first page */
    struct posts posts;
    int64_t likes; /* of all they wrote */
    struct str path;
    bool is_first;
};

/* Templates, from render/pages/. */
void front_top_html(struct page *, const struct front_page *);
void front_lists_html(struct page *, const struct front_page *);
void front_aside_html(struct page *);

/* Words of the front page: how long something has waited, and whether anything does. */
struct str waiting_text(struct page *, int64_t seconds);
struct str needs_text(struct page *, size_t count);
bool has_team(const struct teams *, enum team_kind);
void latest_html(struct page *, const struct list_page *);
void top_html(struct page *, const struct list_page *);
void category_html(struct page *, const struct list_page *);
void categories_html(struct page *, const struct categories_page *);
void list_tabs(struct page *, enum tab);
void topic_list_html(struct page *, const struct topics *);
void category_list_html(struct page *, const struct categories *);
void topic_top_html(struct page *, const struct topic_page *);
void topic_begin_html(struct page *, const struct topic_page *); /* the messages */
void topic_reply_html(struct page *, const struct topic_page *);
void topic_bottom_html(struct page *);
void topic_crumb(struct page *, const struct topic *); /* the way to a page about it */
void likes_html(struct page *, const struct likes_page *);
void sides_html(struct page *, const struct sides_page *);
void list_pager(struct page *, const struct list_page *, struct str path);
void drafts_html(struct page *, const struct drafts_page *);
void unread_title_html(struct page *, const struct unread *);
void unread_html(struct page *, const struct list_page *);
void tag_html(struct page *, const struct list_page *);
void tags_html(struct page *, const struct tags_page *);
void tags_form_html(struct page *, const struct tags_form_page *);
void topic_tags_html(struct page *, const struct topic *);
void composer_html(struct page *, const struct composer *);
void reply_html(struct page *, const struct composer *);
void new_html(struct page *, const struct composer *);
void edit_html(struct page *, const struct composer *);
void waiting_html(struct page *, const struct waiting_page *);
void held_part(struct page *, const struct held *); /* what it is, where it goes, its words */
void delete_html(struct page *, const struct delete_page *);
void history_html(struct page *, const struct history_page *);
void team_debates_html(struct page *, const struct topics *);
void writings_html(struct page *, const struct writings_page *);

/* The same as JSON, with Discourse's names: topic_json.c. */
void topic_put_fields(struct json *, const struct topic *); /* into an object that is open */
void latest_json(struct page *, const struct list_page *);
void categories_json(struct page *, const struct categories *);
void topic_json(struct page *, const struct topic_page *, const struct post_ids *, bool with_raw);
void posts_json(struct page *, const struct posts *);

void tags_json(struct page *, const struct tags *);
void likes_json(struct page *, const struct likes_page *);
void put_like_action(struct json *, const struct post *, bool acted);

/* Its words as they will look, but for what it quotes and mentions. */
struct html held_body(struct page *, const struct held *);

/*
 * What other domains do when somebody signed in opens a page of a topic:
 * routes.c lists them, ended by NULL.
 */
typedef void topic_reader(struct request *, int64_t topic_id);
extern topic_reader *const topic_readers[];

/*
 * What other domains show above the messages of a topic, the same for all its
 * readers, for it is kept; and what the lists show of it by its mark (never 0).
 * Who changes what they show raises the topic's version. Both in routes.c.
 */
typedef enum result topic_box(struct request *, struct page *, const struct topic *);
extern topic_box *const topic_boxes[]; /* ended by NULL */
/* What they say in its feed, after its messages; the same for all its readers, too. */
struct feed;
typedef enum result topic_news_part(struct request *, const struct feed *, const struct topic *);
extern topic_news_part *const topic_news[]; /* ended by NULL */
typedef void topic_mark_part(struct page *, int64_t mark);
extern topic_mark_part *const topic_mark;

/* For the files of handlers. */

/* A page of topics: what the view names, from the query's cursor; then as the format asked for. */
MUST_CHECK enum result list_read(struct request *, struct list_page *);
MUST_CHECK enum result list_show(struct request *, struct list_page *, int64_t version,
                                 void (*html)(struct page *, const struct list_page *));
struct topic_cursor list_cursor(const struct request *);             /* of the query */
struct str list_next(struct request *, const struct topics *topics); /* empty: no next page */

/*
 * What is unread for who asks, what they read a moment ago included: of some
 * debates, of a list's (each topic's `unread`), and in the holes of a list that
 * is shared: HOLE_UNREAD, with the topic's id, around its title.
 */
enum { HOLE_UNREAD = 20 };
MUST_CHECK enum result unread_of(struct request *, const int64_t *topic_ids, size_t count,
                                 struct unreads *);
MUST_CHECK enum result unread_mark(struct request *, struct topics *);
MUST_CHECK enum result unread_ready(struct request *, const struct hole *, size_t count,
                                    struct unreads *);
void unread_fill(struct page *, const struct hole *, const struct unreads *);

/* What a composer opens with, when a draft was kept for it; nothing while a form is shown again. */
MUST_CHECK enum result draft_open(struct request *, const struct draft_place *, struct composer *);

/* In the transaction that publishes it. */
MUST_CHECK enum result draft_published(struct request *, const struct draft_place *);
struct str draft_address(struct arena *, const struct draft_place *); /* of its form */

/* After an act on a post, to where it stands. Gives OK. */
enum result lead_to_post(struct request *, const struct topic *, const struct post *);

/* May this visitor enter the category? Also sets its is_in_team. NOT_FOUND else. */
MUST_CHECK enum result category_for(struct request *, struct category *);

/*
 * Those in which who asks may open a topic, or call a meeting. Whose session
 * ended chose one before: what they may read is offered, so that the choice is kept.
 */
MUST_CHECK enum result categories_offered(struct request *, struct categories *);

/* A category one may not write in becomes none (0), which is told beside what else is wrong. */
MUST_CHECK enum result category_openable(struct request *, int64_t *category_id);
/* The same for what stands in a category and is no debate: none is a problem for "category". */
MUST_CHECK enum result category_chosen(struct request *, int64_t *category_id);

/* The topic of an address that this visitor may read. NOT_FOUND else. */
MUST_CHECK enum result topic_for(struct request *, int64_t id, struct topic *);

/* The post too, and its topic; a withdrawn one is only for whom may.h says. */
MUST_CHECK enum result post_for(struct request *, int64_t id, struct post *, struct topic *);

/* Asks for the lock of a post's topic to be held around a POST. NOT_FOUND without such a post. */
MUST_CHECK enum result lock_topic_of(struct request *, int64_t post_id);

bool wants_preview(const struct request *);

/* Where a text is to stand. */
struct text_place {
    int64_t category_id;
    int64_t topic_id; /* 0: a new one */
    int64_t post_id;  /* that it changes; 0: a new one */
};

/* What was prepared, as it will look, and who will be told. */
MUST_CHECK enum result preview_of(struct request *, const struct text_place *, struct composer *);

/* Checks and renders "body", for prepare: of a post that it changes (0: a new one). */
MUST_CHECK enum result text_prepare(struct request *, int64_t post_id);

#endif
