#ifndef MEETINGS_MEETING_H
#define MEETINGS_MEETING_H

#include "access/may.h"
#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "topics/author.h"

struct arena;
struct db;
struct json;
struct rows;

/*
 * People meet, somewhere or at an address, to talk about debates and decisions.
 * A meeting proposes and never adopts: what it came to stands in its minutes,
 * and who was not there may object once those are published. It is cancelled,
 * never deleted. Times are seconds since 1970; 0: not yet, or never.
 */
struct meeting {
    int64_t id;
    struct str slug; /* made from the title; never all digits */
    struct str title;
    int64_t category_id; /* who may see it, who may take part */
    struct str category_slug;
    struct str category_name;
    enum space readers; /* of its category */
    enum space writers;
    int64_t category_team_id;
    bool is_in_team; /* the visitor it is shown to, of the category's team: by meeting_for() */
    int64_t team_id; /* whose meeting it is; 0: no team's */
    struct str team_handle;
    struct str team_name; /* may be empty */
    bool leads;           /* the visitor, that team: by meeting_for() */
    struct author keeper; /* who called it; id 0: they left */
    struct str zone;      /* the IANA's name: its hour was said in it */
    int64_t starts_at;
    int64_t length; /* minutes */
    struct str place;
    struct str address; /* http or https */
    int64_t was_at;     /* it was planned for, before it was moved */
    int64_t cancelled_at;
    struct str cancel_reason;
    int64_t others;   /* who were present and have no account */
    int64_t revision; /* of its minutes, the newest; 0: none yet */
    int64_t published_at;
    int64_t published;  /* the revision that was */
    int64_t open_until; /* who was not there may object until then */
    struct str uid;     /* for calendars */
    int64_t sequence;   /* of its changes, for calendars */
    int64_t changed_at;
    int64_t created_at;
};

struct meetings {
    struct meeting *items;
    size_t count;
    size_t size;
    bool has_more;
};

enum {
    MEETING_TITLE_MIN = 3,
    MEETING_TITLE_MAX = 150,
    MEETING_PLACE_MAX = 300,
    MEETING_ADDRESS_MAX = 500,
    MEETING_LENGTH_MIN = 5,
    MEETING_LENGTH_MAX = 3 * 24 * 60,
    MEETING_REASON_MAX = 300,
    MEETING_AHEAD_DAYS_MAX = 3 * 366,
    MEETINGS_PER_PAGE = 30,
    MEETINGS_SHOWN_MAX = 10, /* beside something else: on a team's page, a debate's */
    MINUTES_DUE_SECONDS = 48 * 60 * 60,
    REMOTE_WINDOW_DAYS = 7, /* at least */
};

/* How far it is. */
enum meeting_state {
    MEETING_PLANNED,
    MEETING_RUNS,
    MEETING_MINUTES_DUE, /* it is over, its minutes are not published */
    MEETING_MINUTES_LATE,
    MEETING_OPEN_FOR_OBJECTIONS,
    MEETING_DONE,
    MEETING_CANCELLED,
    MEETING_STATES,
};

enum meeting_state meeting_state(const struct meeting *, int64_t now);
const char *meeting_state_word(enum meeting_state); /* in JSON: "minutes-due" */
int64_t meeting_ends_at(const struct meeting *);
int64_t meeting_minutes_due_at(const struct meeting *);

/* "/m/SLUG/ID". */
struct str meeting_path(struct arena *, const struct meeting *);

/* What may.h asks to know of it. */
struct record meeting_record(const struct meeting *);

/* Of the columns that the part meeting_shown lists. */
struct meeting meeting_from(struct rows *, struct arena *);

MUST_CHECK enum result meeting_find(struct db *, struct arena *, int64_t id, struct meeting *);

/*
 * Calls one: title, category, team, keeper, zone, starts_at, length, place and
 * address of it. Problems for "title", "date", "length", "place", "address".
 * May append to the log, as all acts below.
 */
MUST_CHECK enum result meeting_call(struct db *, struct arena *, const struct meeting *,
                                    struct problems *, int64_t *id);

/*
 * Changes those but the category, the team and the keeper, of one that was read
 * before; by the actor. Once it began, its hour and its length stay as they
 * were: a problem for "date". NOT_VALID for one that is cancelled.
 */
MUST_CHECK enum result meeting_change(struct db *, struct arena *, const struct meeting *,
                                      int64_t actor_id, struct problems *);

/* CONFLICT when it is already; NOT_VALID for one that began, or without a "reason". */
MUST_CHECK enum result meeting_cancel(struct db *, struct arena *, const struct meeting *,
                                      int64_t actor_id, struct str reason, struct problems *);

/* How many were present without an account. */
MUST_CHECK enum result meeting_set_others(struct db *, const struct meeting *, int64_t others);

/* Where a list goes on: after the one with this time and id. Zero: from the first. */
struct meeting_cursor {
    int64_t starts_at;
    int64_t id;
};

/* Those that are not over, the next one first; and those that are, the last one first. */
MUST_CHECK enum result meetings_ahead(struct db *, struct arena *, const struct visitor *,
                                      struct meeting_cursor after, struct meetings *);
MUST_CHECK enum result meetings_past(struct db *, struct arena *, const struct visitor *,
                                     struct meeting_cursor before, struct meetings *);

/* For calendars: all from a time on, at most MEETINGS_IN_CALENDAR_MAX, the oldest first. */
enum { MEETINGS_IN_CALENDAR_MAX = 500 };
MUST_CHECK enum result meetings_since(struct db *, struct arena *, const struct visitor *,
                                      int64_t since, struct meetings *);

/* The newest MEETINGS_SHOWN_MAX of a team, and of those that speak of a decision. */
MUST_CHECK enum result meetings_of_team(struct db *, struct arena *, const struct visitor *,
                                        int64_t team_id, struct meetings *);
MUST_CHECK enum result meetings_of_decision(struct db *, struct arena *, const struct visitor *,
                                            int64_t decision_id, struct meetings *);

/*
 * The same of those that speak of a debate, for all its readers: of another
 * space than its own only those that anyone may see.
 */
struct topic;
MUST_CHECK enum result meetings_of_topic(struct db *, struct arena *, const struct topic *,
                                         struct meetings *);

/* The version of such a list, for kept pages, which show nothing of it that goes by the clock. */
int64_t meetings_version(const struct meetings *);

/* Those that this person called, that are over and whose minutes are not published. */
MUST_CHECK enum result meetings_unfinished(struct db *, struct arena *, const struct visitor *,
                                           int64_t now, struct meetings *);

/*
 * What happens to a meeting is an entry of the log, of the kind "meeting".
 * details() adds to its object; may be NULL.
 */
struct meeting_act {
    int64_t meeting_id;
    const char *word; /* "called", "moved", "changed", "cancelled", "minutes", "proposed" */
    int64_t actor_id;
    void (*details)(struct json *, const void *context);
    const void *context;
};
MUST_CHECK enum result meeting_log(struct db *, struct arena *, const struct meeting_act *);

/* The pages of the debates and decisions it speaks of have another version: they say so. */
MUST_CHECK enum result meeting_touch(struct db *, int64_t meeting_id);

struct log_about;
/* What an entry about "meeting/12" is about (log/subject.h). */
MUST_CHECK enum result meeting_about(struct db *, struct arena *, const struct visitor *,
                                     struct str id, struct log_about *);

#endif
