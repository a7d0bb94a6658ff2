#ifndef SETTINGS_SETTING_H
#define SETTINGS_SETTING_H

#include <stdint.h>

#include "base/result.h"
#include "base/str.h"

struct db;

/*
 * What a site may set differently: whole numbers with bounds, kept in the
 * database. One that was never set has its default. Each is read when it is
 * needed, in the transaction that needs it, so a change holds at once
 * everywhere.
 */
enum setting {
    /* forum/topics: writing */
    SETTING_SECONDS_BETWEEN_POSTS,
    SETTING_SECONDS_BETWEEN_TOPICS,
    SETTING_NEW_SECONDS_BETWEEN_POSTS,
    SETTING_NEW_SECONDS_BETWEEN_TOPICS,
    SETTING_SAME_TEXT_SECONDS,
    SETTING_EDITS_A_DAY,
    SETTING_LIKES_A_DAY,
    SETTING_FLAGS_A_DAY,
    /* forum/decisions */
    SETTING_STANCES_A_DAY,
    SETTING_CONCERNS_A_DAY,
    /* people on their first day */
    SETTING_NEW_TOPICS,
    SETTING_NEW_POSTS,
    SETTING_NEW_LINKS,
    SETTING_NEW_POSTS_HELD,
    /* mentions */
    SETTING_MENTIONS,
    SETTING_NEW_MENTIONS,
    SETTING_TEAM_MENTION_MEMBERS,
    /* forum/moderation */
    SETTING_EDIT_DAYS,
    SETTING_LOG_NAMES_MODERATORS,
    SETTING_LOG_NAMES_PEOPLE,
    SETTING_APPEALS_CATEGORY,
    /* teams */
    SETTING_TEAM_CREATORS, /* the least enum role that may make one */
    SETTING_COUNT,
};

struct setting_kind {
    const char *name;  /* on the command line and in the database: "mentions" */
    const char *label; /* N_("Mentions in one message") */
    int64_t otherwise; /* its default */
    int64_t min;
    int64_t max;
};

extern const struct setting_kind setting_kinds[SETTING_COUNT];

/* Its value now. When the database fails, the default: the failure sticks to the connection. */
int64_t setting_value(struct db *, enum setting);

/* NOT_VALID when it is out of its bounds. */
MUST_CHECK enum result setting_set(struct db *, enum setting, int64_t value);

/* By its name; NOT_FOUND when there is none such. */
MUST_CHECK enum result setting_named(struct str name, enum setting *);

#endif
