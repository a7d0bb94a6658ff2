#ifndef BALLOTS_TOPIC_LINK_H
#define BALLOTS_TOPIC_LINK_H

#include "ballots/item.h"
#include "texts/link.h"
#include "topics/event.h"

/*
 * Debates and what is voted on: moderators tie and untie them, with an entry of
 * the log, and both sides show it, each to who may read the other.
 */
struct ballot_topic {
    int64_t topic_id;
    struct str slug;
    struct str title;
    int64_t post_count;
    enum law_relation relation;
    struct author actor;
    int64_t created_at;
};
struct ballot_topics {
    struct ballot_topic *items;
    size_t count;
    size_t size;
};
enum { BALLOT_TOPICS_MAX = 20 };

MUST_CHECK enum result ballot_topics_of(struct db *, struct arena *, const struct visitor *,
                                        int64_t item_id, struct ballot_topics *);

/* Problems for "topic"; CONFLICT when they are tied already. */
MUST_CHECK enum result ballot_tie(struct db *, struct arena *, const struct ballot_item *,
                                  int64_t topic_id, enum law_relation, int64_t actor_id,
                                  struct problems *);
/* NOT_FOUND when they are not tied. */
MUST_CHECK enum result ballot_untie(struct db *, struct arena *, const struct ballot_item *,
                                    int64_t topic_id, int64_t actor_id);

/* What a debate is tied to, for one of its readers. */
struct tied_ballot {
    struct ballot_item item;
    enum law_relation relation;
};
struct tied_ballots {
    struct tied_ballot *items;
    size_t count;
    size_t size;
};
MUST_CHECK enum result ballots_of_topic(struct db *, struct arena *, const struct visitor *,
                                        int64_t topic_id, struct tied_ballots *);

#endif
