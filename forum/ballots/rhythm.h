#ifndef BALLOTS_RHYTHM_H
#define BALLOTS_RHYTHM_H

#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"

struct arena;
struct db;
struct log_about;
struct visitor;

/* When the community votes: "the first Sunday of the month, from 8:00 to 20:00, in Paris". */
struct rhythm {
    int64_t week;          /* of the month: 1 to 4; 5: the last; 0: there is no rhythm */
    int64_t weekday;       /* 1: Monday … 7: Sunday */
    int64_t opens_minute;  /* of the day, 0 to 1439 */
    int64_t closes_minute; /* after it, up to 1440 */
    struct str zone;       /* the IANA's name */
};

/* A day on which the community votes, in seconds since 1970. */
struct rhythm_day {
    int64_t opens_at;
    int64_t closes_at;
};

MUST_CHECK enum result rhythm_read(struct db *, struct arena *, struct rhythm *);

/*
 * Problems for "week", "weekday", "opens", "closes", "zone". An entry of the log. CONFLICT when it
 * is that already.
 */
MUST_CHECK enum result rhythm_set(struct db *, struct arena *, const struct rhythm *,
                                  int64_t actor_id, struct problems *);

/* The next days that open after a time; zeros where there is none. Pure. */
void rhythm_next(const struct rhythm *, int64_t after, struct rhythm_day *, size_t count);

/* "08:00", "24:00": a minute of the day, as people say it. */
struct str rhythm_hour(struct arena *, int64_t minute);
/* The other way, "8:00" too; -1 when it is none. */
int64_t rhythm_minute(struct str hour);

/* What an entry about "rhythm/1" is about (log/subject.h): for everybody. */
enum result rhythm_about(struct db *, struct arena *, const struct visitor *, struct str id,
                         struct log_about *);

#endif
