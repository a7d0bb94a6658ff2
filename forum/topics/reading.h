#ifndef TOPICS_READING_H
#define TOPICS_READING_H

#include "http/gather.h"
#include "topics/topic.h"

/*
 * How far somebody has read: of each debate they opened one number, that of
 * the last post before which none is unread. A page that shows the next ones
 * moves it; nothing else of what they read is kept. A debate they never opened
 * is new to them when it is younger than their account, and than the last time
 * they marked everything as read.
 */
extern const struct gather_kind reading_kind; /* what: the topic; whose: the account */
extern const struct gather_kind view_kind;    /* what: the topic */

/* The number as it was last written; 0: they never opened the debate. */
MUST_CHECK enum result reading_number(struct db *, int64_t account_id, int64_t topic_id,
                                      int64_t *number);

/*
 * How far it goes when these posts were on the page: past each that follows
 * without a gap, one's own and the withdrawn ones too. Numbers in any order.
 */
struct numbers {
    int64_t *items;
    size_t count;
    size_t size;
};
MUST_CHECK enum result reading_advance(struct db *, int64_t account_id, int64_t topic_id,
                                       const struct numbers *shown, int64_t *number);

/* What is unread of a debate, for lists. */
struct unread {
    int64_t topic_id;
    struct str slug;
    struct str title;
    bool is_new;    /* never opened */
    int64_t number; /* what was read; 0 when it is new */
    int64_t first;  /* the first unread post */
    int64_t count;  /* of unread posts: UNREAD_COUNT_MAX means that many or more */
    bool is_long;   /* the debate has more than a page: its news are read by time */
};

struct unreads {
    struct unread *items;
    size_t count;
    size_t size;
};

enum { UNREAD_COUNT_MAX = 100, UNREAD_AMONG_MAX = 48 };

/* Of these debates (UNREAD_AMONG_MAX at most) the ones with something unread. */
MUST_CHECK enum result unread_among(struct db *, struct arena *, int64_t account_id,
                                    const int64_t *topic_ids, size_t count, struct unreads *);

/* The same of one that was read up to a number: its first and count. */
MUST_CHECK enum result unread_after(struct db *, int64_t account_id, int64_t number,
                                    struct unread *);

/* From now on nothing is unread. */
MUST_CHECK enum result reading_mark_all(struct db *, int64_t account_id);

#endif
