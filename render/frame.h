#ifndef RENDER_FRAME_H
#define RENDER_FRAME_H

#include "render/html.h"

/*
 * What stands around every page. The web layer fills a struct frame for each
 * request and hangs it on the page; a page's template says the rest in a
 * struct head:
 *
 *     % frame_top(page, (struct head){ .title = _("Categories"), .section = SECTION_CATEGORIES });
 *     ... what main holds ...
 *     % frame_aside(page);      only with .has_aside
 *     ... what stands beside ...
 *     % frame_bottom(page);
 */
struct frame {
    struct str site_name; /* "Palabre" */
    struct str tagline;   /* may be empty */
    struct str handle;    /* of who is signed in; empty: a visitor */
    struct str name;
    struct str address; /* of this page, path and query: where a change of language comes back to */
    struct str source_url;   /* where this program's source is: empty shows no link (AGPL §13) */
    struct str site_url;     /* "https://forum.example"; empty: the site does not know its own */
    int64_t suspended_until; /* who is signed in; 0: is not suspended */
    bool may_moderate;
    int64_t waiting;      /* for a moderator to look at */
    int64_t held;         /* of one's own, that wait for a moderator */
    int64_t notice_count; /* what they are told of and have not seen */
    struct str notice;    /* said once, after an act: "Your reply is published." May be empty */
};

/* The entries of the main navigation; 0 marks none of them. */
enum section {
    SECTION_NONE,
    SECTION_TOPICS,
    SECTION_DECISIONS,
    SECTION_TEXTS,
    SECTION_CATEGORIES,
    SECTION_TEAMS,
    SECTION_MEETINGS,
    SECTION_BALLOTS
};

/* What a page is about, for where links to it are shown (og:type of ogp.me). */
enum head_kind { HEAD_WEBSITE, HEAD_ARTICLE, HEAD_PROFILE };

struct head {
    struct str title; /* without the site's name; empty on the front page */
    struct str description;
    struct str canonical;  /* a whole address; empty: none */
    struct str feed_url;   /* of this page as RSS; empty: none */
    struct str feed_title; /* what the feed is called; empty: as the page */
    enum head_kind kind;
    enum section section;
    bool has_aside;
    bool is_not_indexed; /* by search engines; nothing of it is said where links are shown */
};

void frame_top(struct page *, struct head);
void frame_aside(struct page *);
void frame_bottom(struct page *);

/* A link to the page as RSS, for people. */
void feed_link(struct page *, struct str feed_url);

#endif
