#ifndef BALLOTS_DEBATE_VIEW_H
#define BALLOTS_DEBATE_VIEW_H

#include "ballots/item.h"
#include "ballots/topic_link.h"
#include "decisions/groups.h"
#include "texts/amendment_pages.h"
#include "texts/compare.h"
#include "topics/post.h"

struct request;

/*
 * What one should know before voting, all of it for one visitor: the words beside
 * the law in force, the best arguments, the decision, what local groups hold.
 */
enum { ARGUMENTS_SHOWN = 3, LAW_ARTICLES_SHOWN = 20, LAW_BYTES_SHOWN = 100000 };

/* Words of a law, or an amendment to it. */
struct ballot_law {
    struct law_text text; /* id 0: it is about none */
    struct law_version voted;
    struct state article; /* in that version; segment_id 0: the whole version */
    struct law_version newest;
    bool has_changed; /* the words are others in the newest version, or gone */
    /* What they are compared with: the version that holds today, or the one before. */
    struct law_version other; /* id 0: there is none */
    bool is_in_force;
    struct article_changes changes;
    struct compared *items; /* articles that differ */
    size_t count;
    size_t size;
    bool has_more;
    struct amendment_look look; /* amendment.id 0: it is none */
};

/* An option of its decision, with what local groups hold of it. */
struct ballot_option {
    struct option option;
    struct groups groups;
    struct agreement agreement;
};

struct ballot_decision {
    struct decision decision; /* id 0: none, or not for this visitor */
    struct ballot_option *items;
    size_t count;
    size_t size;
    bool has_changed; /* the option that is voted on has other words now */
};

struct ballot_debate {
    struct ballot_topics topics; /* that the visitor may read */
    struct posts arguments[2];   /* for, against; the most liked of all of them first */
    struct ballot_law law;
    struct ballot_decision decision;
};

/*
 * Whatever the page shows besides the item's own row changes one of these: debates,
 * the text, the decision. For kept pages.
 */
MUST_CHECK enum result ballot_version(struct request *, const struct ballot_item *,
                                      struct ballot_debate *, int64_t *version);

/* After ballot_version(), which found topics, text and decision. */
MUST_CHECK enum result ballot_debate_read(struct request *, const struct ballot_item *,
                                          struct ballot_debate *);

#endif
