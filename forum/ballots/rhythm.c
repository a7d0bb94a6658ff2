#include "ballots/rhythm.h"

#include <time.h>

#include "ballots/item.h"
#include "base/arena.h"
#include "base/clock.h"
#include "log/entry.h"
#include "log/subject.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum { WEEK_LAST = 5, SUNDAY = 7, DAY_MINUTES = 24 * 60, DAY = 24 * 60 * 60 };

enum result rhythm_read(struct db *db, struct arena *arena, struct rhythm *rhythm)
{
    struct rows rows = db_query(db, sql_ballot_rhythm_read, NO_VALUES);

    *rhythm = (struct rhythm){ 0 };
    if (rows_next(&rows))
        *rhythm = (struct rhythm){
            .week = row_integer(&rows, "week"),
            .weekday = row_integer(&rows, "weekday"),
            .opens_minute = row_integer(&rows, "opens_minute"),
            .closes_minute = row_integer(&rows, "closes_minute"),
            .zone = row_text(&rows, "zone", arena),
        };
    return rows_end(&rows);
}

static enum result check_hours(const struct rhythm *rhythm, struct problems *problems)
{
    enum result result = OK;

    if (rhythm->opens_minute < 0 || rhythm->opens_minute >= DAY_MINUTES)
        result = problem_add(problems, "opens", N_("Say the hour as 8:00."));
    if (rhythm->closes_minute < 0 || rhythm->closes_minute > DAY_MINUTES)
        return problem_add(problems, "closes", N_("Say the hour as 20:00."));
    if (result == OK && rhythm->closes_minute * 60 < rhythm->opens_minute * 60 + BALLOT_LENGTH_MIN)
        result = problem_add(problems, "closes",
                             N_("It closes on the same day, ten minutes after it opens or later."));
    return result;
}

static enum result check(const struct rhythm *rhythm, struct problems *problems)
{
    enum result result = OK;

    if (rhythm->week < 1 || rhythm->week > WEEK_LAST)
        result = problem_add(problems, "week", N_("Which one of the month: 1 to 4, or the last?"));
    if (rhythm->weekday < 1 || rhythm->weekday > SUNDAY)
        result = problem_add(problems, "weekday", N_("Which day of the week?"));
    if (!zone_find(rhythm->zone))
        result = problem_add(problems, "zone", N_("There is no time zone of that name."));
    return check_hours(rhythm, problems) == OK ? result : NOT_VALID;
}

static bool is_same(const struct rhythm *a, const struct rhythm *b)
{
    if (!a->week || !b->week)
        return a->week == b->week;
    return a->week == b->week && a->weekday == b->weekday && a->opens_minute == b->opens_minute &&
           a->closes_minute == b->closes_minute && str_equal(a->zone, b->zone);
}

struct str rhythm_hour(struct arena *arena, int64_t minute)
{
    return str_format(arena, "%02d:%02d", (int)(minute / 60), (int)(minute % 60));
}

static int digit(struct str text, size_t at)
{
    return text.data[at] >= '0' && text.data[at] <= '9' ? text.data[at] - '0' : DAY_MINUTES;
}

int64_t rhythm_minute(struct str hour)
{
    size_t colon = hour.length == 4 ? 1 : 2;
    int hours, minutes;

    if ((hour.length != 4 && hour.length != 5) || hour.data[colon] != ':')
        return -1;
    hours = colon == 1 ? digit(hour, 0) : digit(hour, 0) * 10 + digit(hour, 1);
    minutes = digit(hour, colon + 1) * 10 + digit(hour, colon + 2);
    if (hours > 24 || minutes > 59 || hours * 60 + minutes > DAY_MINUTES)
        return -1;
    return hours * 60 + minutes;
}

static enum result record(struct db *db, struct arena *arena, const struct rhythm *rhythm,
                          int64_t actor_id)
{
    struct buffer out = { .arena = arena };
    struct json json = { .out = &out };
    struct entry entry = { .kind = "ballot", .subject = STR("rhythm/1"), .actor_id = actor_id };
    int64_t number;

    json_begin_object(&json);
    json_put_string(&json, "act", STR("rhythm"));
    json_put_integer(&json, "week", rhythm->week);
    if (rhythm->week) {
        json_put_integer(&json, "weekday", rhythm->weekday);
        json_put_string(&json, "opens", rhythm_hour(arena, rhythm->opens_minute));
        json_put_string(&json, "closes", rhythm_hour(arena, rhythm->closes_minute));
        json_put_string(&json, "time_zone", rhythm->zone);
    }
    json_end(&json);
    entry.payload = buffer_str(&out);
    return entry_append(db, arena, &entry, &number);
}

enum result rhythm_set(struct db *db, struct arena *arena, const struct rhythm *rhythm,
                       int64_t actor_id, struct problems *problems)
{
    struct rhythm before;
    enum result result = rhythm->week ? check(rhythm, problems) : OK;

    if (result == OK)
        result = rhythm_read(db, arena, &before);
    if (result != OK)
        return result;
    if (is_same(&before, rhythm))
        return CONFLICT;
    result = rhythm->week
                 ? db_do(db, sql_ballot_rhythm_set, value(rhythm->week), value(rhythm->weekday),
                         value(rhythm->opens_minute), value(rhythm->closes_minute),
                         value(rhythm->zone), value(clock_now()))
                 : db_do(db, sql_ballot_rhythm_end, NO_VALUES);
    return result == OK ? record(db, arena, rhythm, actor_id) : result;
}

/* A day as a calendar names it; days past its month's end are days of the next. */
static struct tm date(int year, int month, int day)
{
    struct tm date = { .tm_year = year, .tm_mon = month, .tm_mday = day };
    time_t midnight = timegm(&date);

    gmtime_r(&midnight, &date);
    return date;
}

/* How many days after this one the weekday comes, 1 to 7 being Monday to Sunday; 0: it is one. */
static int days_until(const struct tm *from, int64_t weekday)
{
    return (int)((weekday % 7 - from->tm_wday + 7) % 7);
}

static struct tm day_in_month(const struct rhythm *rhythm, int year, int month)
{
    bool is_last = rhythm->week == WEEK_LAST;
    struct tm first = is_last ? date(year, month + 1, 1 - 7) : date(year, month, 1);
    int weeks = is_last ? 0 : (int)rhythm->week - 1;

    return date(first.tm_year, first.tm_mon,
                first.tm_mday + days_until(&first, rhythm->weekday) + 7 * weeks);
}

/* What clocks in the zone call that minute of that day; 24:00 is the next day's midnight. */
static int64_t time_at(const struct zone *zone, struct tm day, int64_t minute)
{
    char said_date[40], said_hour[12];
    int64_t time;

    if (minute >= DAY_MINUTES) {
        day = date(day.tm_year, day.tm_mon, day.tm_mday + 1);
        minute -= DAY_MINUTES;
    }
    strftime(said_date, sizeof said_date, "%Y-%m-%d", &day);
    strftime(said_hour, sizeof said_hour, "%H:%M",
             &(struct tm){ .tm_hour = (int)minute / 60, .tm_min = (int)minute % 60 });
    return time_from_clock(zone, str_of(said_date), str_of(said_hour), &time) ? time : 0;
}

static struct rhythm_day rhythm_day(const struct rhythm *rhythm, const struct zone *zone, int year,
                                    int month)
{
    struct tm date = day_in_month(rhythm, year, month);
    struct rhythm_day day = { time_at(zone, date, rhythm->opens_minute),
                              time_at(zone, date, rhythm->closes_minute) };

    /* In the hour that clocks jump over, the one may come out after the other. */
    if (day.closes_at < day.opens_at + BALLOT_LENGTH_MIN)
        day.closes_at = day.opens_at + (rhythm->closes_minute - rhythm->opens_minute) * 60;
    return day;
}

void rhythm_next(const struct rhythm *rhythm, int64_t after, struct rhythm_day *days, size_t count)
{
    const struct zone *zone = rhythm->week ? zone_find(rhythm->zone) : NULL;
    time_t day_before = after - DAY;
    struct tm from;
    size_t found = 0;

    for (size_t i = 0; i < count; i++)
        days[i] = (struct rhythm_day){ 0 };
    /* Somewhere on earth it may be the month before. */
    gmtime_r(&day_before, &from);
    for (int month = from.tm_mon; zone && found < count; month++) {
        struct rhythm_day day = rhythm_day(rhythm, zone, from.tm_year, month);

        if (day.opens_at > after)
            days[found++] = day;
        else if (!day.opens_at) /* past the year 9999 */
            break;
    }
}

enum result rhythm_about(struct db *db, struct arena *arena, const struct visitor *visitor,
                         struct str id, struct log_about *about)
{
    (void)db, (void)arena, (void)visitor, (void)id;
    about->path = STR("/ballots");
    return OK;
}
