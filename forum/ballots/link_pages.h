#ifndef BALLOTS_LINK_PAGES_H
#define BALLOTS_LINK_PAGES_H

#include "ballots/topic_link.h"
#include "http/request.h"
#include "render/feed.h"

struct decision;
struct json;
struct topic;

/*
 * What is voted on, beside what it is about: link_pages.c. Pages that are kept
 * show nothing that goes by the clock alone: what becomes of a vote touches them.
 */
enum result topic_ballots(struct request *, struct page *, const struct topic *); /* a topic_box */
/* A topic_news: in the feed of a debate. */
enum result topic_ballots_feed(struct request *, const struct feed *, const struct topic *);
/* A law_part: beside an article (id 0: the whole text). */
enum result law_ballots(struct request *, struct page *, const struct law_text *,
                        int64_t article_id);
/* A decision_part. */
enum result decision_ballots(struct request *, const struct decision *, const void **what,
                             int64_t *version);
void decision_ballots_html(struct page *, const void *what);
void decision_ballots_json(struct json *, const void *what);
void decision_ballots_plain(struct page *, const void *what);

/* What the templates are given. */
struct ballot_beside {
    struct ballot_item item;
    bool is_tied; /* by a relation; else it comes from what it stands beside */
    enum law_relation relation;
    bool has_seats; /* the figures are seats, else votes */
    bool has_figures;
    int64_t figures[3]; /* in favour, against, abstentions; once it is counted */
};
struct ballots_beside {
    struct ballot_beside *items;
    size_t count;
    size_t size;
    int64_t decision_id;
    bool may_plan;
};

/* "4 · 3 · 3 seats"; what else it came to; empty before the count. */
struct str beside_came_to(struct page *, const struct ballot_beside *);
/* "Shall we …? Votes from … to …": in one line of text. */
struct str beside_when(struct page *, const struct ballot_beside *);

void topic_ballots_html(struct page *, const struct ballots_beside *);
void law_ballots_html(struct page *, const struct ballots_beside *);

#endif
