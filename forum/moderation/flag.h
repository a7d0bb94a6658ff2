#ifndef MODERATION_FLAG_H
#define MODERATION_FLAG_H

#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "moderation/rule.h"
#include "topics/author.h"
#include "topics/event.h"

struct arena;
struct db;

/*
 * What a member says of a message to the moderators, once of each message. Who
 * wrote the message never learns who said it. It waits until a moderator has
 * looked, or until its author or the one who said it takes theirs back.
 */
enum flag_outcome {
    FLAG_OPEN,
    FLAG_LEFT,      /* a moderator left the message as it is */
    FLAG_HIDDEN,    /* hid it */
    FLAG_SUSPENDED, /* suspended its author */
    FLAG_GONE       /* its author deleted it */
};

struct post_flag {
    int64_t post_id;
    struct author from;
    enum rule rule;
    struct str words; /* may be empty, but for RULE_OTHER */
    int64_t created_at;
    int64_t closed_at; /* 0: it waits */
    enum flag_outcome outcome;
};

struct post_flags {
    struct post_flag *items;
    size_t count;
    size_t size;
};

enum { FLAG_WORDS_MAX = 500 };

/* CONFLICT when this person has said something of this message before. Problems for "rule",
 * "words". */
MUST_CHECK enum result flag_raise(struct db *, const struct post_flag *, struct problems *);

/* NOT_FOUND when there is none that still waits. */
MUST_CHECK enum result flag_take_back(struct db *, int64_t post_id, int64_t account_id);

/* What somebody said of a message; NOT_FOUND when nothing. */
MUST_CHECK enum result flag_find(struct db *, struct arena *, int64_t post_id, int64_t account_id,
                                 struct post_flag *);

/* All that waits for a message, the oldest first. */
MUST_CHECK enum result flags_of_post(struct db *, struct arena *, int64_t post_id,
                                     struct post_flags *);

/* A moderator has looked at it. */
MUST_CHECK enum result flags_close(struct db *, int64_t post_id, enum flag_outcome,
                                   int64_t actor_id);

/* For event_listeners[]: what is hidden or deleted waits no longer. */
event_listener flags_heard;

#endif
