#ifndef TOPICS_HELD_H
#define TOPICS_HELD_H

#include "topics/post.h"

/*
 * What a new person wrote and a moderator has not let in yet, where the site
 * says so (SETTING_NEW_POSTS_HELD). It is no message: it has no number and no
 * place, nobody is told of it, no search finds it. It becomes one, through
 * topic_open() or post_reply(), when it is let in.
 */
struct held {
    int64_t id;
    struct author author;
    int64_t topic_id; /* 0: it opens a debate */
    struct str topic_slug;
    struct str topic_title;
    int64_t parent_number;
    int64_t category_id; /* of a debate it opens */
    struct str category_name;
    struct str title;
    struct str tags; /* as typed */
    enum post_kind kind;
    struct str lang;
    struct str markdown;
    int64_t created_at;
    int64_t refused_at; /* 0: it waits */
    struct str refused_why;
};

struct held_list {
    struct held *items;
    size_t count;
    size_t size;
};

enum { HELD_SHOWN_MAX = 20 };

/* Does what this person writes wait? Moderators' does not. */
MUST_CHECK enum result held_is_needed(struct db *, const struct visitor *, bool *is_needed);

/* Keeps a new debate or a reply, checked as if it came in at once. */
MUST_CHECK enum result held_keep_topic(struct db *, struct arena *, const struct topic_wish *,
                                       struct problems *);
MUST_CHECK enum result held_keep_reply(struct db *, const struct reply_wish *);

MUST_CHECK enum result held_find(struct db *, struct arena *, int64_t id, struct held *);

/* The longest waiting first, at most HELD_SHOWN_MAX. */
MUST_CHECK enum result held_waiting(struct db *, struct arena *, struct held_list *);

/* Somebody's own, what was refused too, the newest first. */
MUST_CHECK enum result held_of_author(struct db *, struct arena *, int64_t author_id,
                                      struct held_list *);
MUST_CHECK enum result held_count_of_author(struct db *, int64_t author_id, int64_t *count);

/*
 * Lets it in, as what is written now. When the message it answers is gone, it
 * answers the debate. Problems as topic_open() and post_reply() have them: it
 * may not be possible any more.
 */
struct held_release {
    const struct held *held;
    const struct written *written; /* of its text */
    struct problems *problems;
    int64_t topic_id; /* where it stands then */
    int64_t number;
};
MUST_CHECK enum result held_release(struct db *, struct arena *, struct held_release *);

/* It will not be let in; its author reads why. CONFLICT when it was refused before. */
MUST_CHECK enum result held_refuse(struct db *, int64_t id, struct str reason);

/* Its author takes it back; NOT_FOUND for everyone else. */
MUST_CHECK enum result held_withdraw(struct db *, int64_t id, int64_t author_id);

#endif
