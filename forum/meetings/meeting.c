#include "meetings/meeting.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/random.h"
#include "render/html.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"
#include "topics/slug.h"

enum { DAY = 24 * 60 * 60 };

int64_t meeting_ends_at(const struct meeting *meeting)
{
    return meeting->starts_at + meeting->length * 60;
}

int64_t meeting_minutes_due_at(const struct meeting *meeting)
{
    return meeting_ends_at(meeting) + MINUTES_DUE_SECONDS;
}

enum meeting_state meeting_state(const struct meeting *meeting, int64_t now)
{
    if (meeting->cancelled_at)
        return MEETING_CANCELLED;
    if (meeting->published_at)
        return now < meeting->open_until ? MEETING_OPEN_FOR_OBJECTIONS : MEETING_DONE;
    if (now < meeting->starts_at)
        return MEETING_PLANNED;
    if (now < meeting_ends_at(meeting))
        return MEETING_RUNS;
    return now < meeting_minutes_due_at(meeting) ? MEETING_MINUTES_DUE : MEETING_MINUTES_LATE;
}

const char *meeting_state_word(enum meeting_state state)
{
    static const char *const words[MEETING_STATES] = {
        "planned", "now", "minutes-due", "minutes-late", "open-for-objections", "done", "cancelled",
    };

    return words[state];
}

struct str meeting_path(struct arena *arena, const struct meeting *meeting)
{
    return str_format(arena, "/m/%.*s/%" PRId64, STR_ARGS(meeting->slug), meeting->id);
}

struct record meeting_record(const struct meeting *meeting)
{
    return (struct record){
        .author_id = meeting->keeper.id,
        .readers = meeting->readers,
        .writers = meeting->writers,
        .is_in_team = meeting->is_in_team,
        .leads = meeting->leads,
    };
}

static void read_times(struct rows *rows, struct arena *arena, struct meeting *meeting)
{
    meeting->was_at = row_integer(rows, "was_at");
    meeting->cancelled_at = row_integer(rows, "cancelled_at");
    meeting->cancel_reason = row_text(rows, "cancel_reason", arena);
    meeting->others = row_integer(rows, "others");
    meeting->revision = row_integer(rows, "revision");
    meeting->published_at = row_integer(rows, "published_at");
    meeting->published = row_integer(rows, "published");
    meeting->open_until = row_integer(rows, "open_until");
    meeting->uid = row_text(rows, "uid", arena);
    meeting->sequence = row_integer(rows, "sequence");
    meeting->changed_at = row_integer(rows, "changed_at");
    meeting->created_at = row_integer(rows, "created_at");
}

struct meeting meeting_from(struct rows *rows, struct arena *arena)
{
    struct meeting meeting = {
        .id = row_integer(rows, "id"),
        .slug = row_text(rows, "slug", arena),
        .title = row_text(rows, "title", arena),
        .category_id = row_integer(rows, "category_id"),
        .category_slug = row_text(rows, "category_slug", arena),
        .category_name = row_text(rows, "category_name", arena),
        .readers = (enum space)row_integer(rows, "readers"),
        .writers = (enum space)row_integer(rows, "writers"),
        .category_team_id = row_integer(rows, "category_team_id"),
        .team_id = row_integer(rows, "team_id"),
        .team_handle = row_text(rows, "team_handle", arena),
        .team_name = row_text(rows, "team_name", arena),
        .keeper = author_from(rows, arena, "keeper"),
        .zone = row_text(rows, "zone", arena),
        .starts_at = row_integer(rows, "starts_at"),
        .length = row_integer(rows, "length"),
        .place = row_text(rows, "place", arena),
        .address = row_text(rows, "address", arena),
    };

    read_times(rows, arena, &meeting);
    return meeting;
}

enum result meeting_find(struct db *db, struct arena *arena, int64_t id, struct meeting *meeting)
{
    struct rows rows = db_query(db, sql_meeting_find, value(id));

    if (rows_next(&rows))
        *meeting = meeting_from(&rows, arena);
    return rows_end_one(&rows);
}

static enum result check_words(const struct meeting *meeting, struct problems *problems)
{
    enum result result = OK;
    size_t title = str_characters(meeting->title);

    if (title < MEETING_TITLE_MIN || title > MEETING_TITLE_MAX)
        result = problem_add(problems, "title", N_("Say in a few words what the meeting is for."));
    if (!meeting->place.length && !meeting->address.length)
        result = problem_add(problems, "place",
                             N_("Say where: a place, an address to join online, or both."));
    if (str_characters(meeting->place) > MEETING_PLACE_MAX)
        result = problem_add(problems, "place", N_("The place is too long."));
    if (meeting->address.length &&
        (!url_is_web(meeting->address) || str_characters(meeting->address) > MEETING_ADDRESS_MAX))
        result = problem_add(problems, "address",
                             N_("An address to join online begins with https:// or http://."));
    return result;
}

static enum result check_time(const struct meeting *meeting, int64_t now, struct problems *problems)
{
    enum result result = OK;

    if (meeting->length < MEETING_LENGTH_MIN || meeting->length > MEETING_LENGTH_MAX)
        result =
            problem_add(problems, "length", N_("A meeting lasts from five minutes to three days."));
    if (meeting->starts_at <= now)
        result = problem_add(problems, "date",
                             N_("A meeting is called before it begins, so that people can come."));
    if (meeting->starts_at > now + (int64_t)MEETING_AHEAD_DAYS_MAX * DAY)
        result = problem_add(problems, "date", N_("That is more than three years ahead."));
    return result;
}

/* For calendars all over the world: 128 random bits, whatever this site is called (RFC 7986, 5.3).
 */
static struct str new_uid(struct arena *arena)
{
    return random_text(arena, 16);
}

static void put_when_and_where(struct json *json, const void *context)
{
    const struct meeting *meeting = context;

    json_put_string(json, "title", meeting->title);
    json_put_time(json, "starts_at", meeting->starts_at);
    json_put_integer(json, "minutes_long", meeting->length);
    json_put_string(json, "time_zone", meeting->zone);
    json_put_string(json, "place", meeting->place);
    json_put_string(json, "address", meeting->address);
}

static enum result insert(struct db *db, struct arena *arena, const struct meeting *meeting,
                          int64_t *id)
{
    struct rows rows = db_query(
        db, sql_meeting_call, value(slug_from(arena, meeting->title)), value(meeting->title),
        value(meeting->category_id), value_id(meeting->team_id), value_id(meeting->keeper.id),
        value(meeting->zone), value(meeting->starts_at), value(meeting->length),
        value(meeting->place), value(meeting->address), value(new_uid(arena)), value(clock_now()));

    if (rows_next(&rows))
        *id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}

enum result meeting_call(struct db *db, struct arena *arena, const struct meeting *meeting,
                         struct problems *problems, int64_t *id)
{
    enum result words = check_words(meeting, problems);
    enum result time = check_time(meeting, clock_now(), problems);
    struct meeting_act act = { .word = "called",
                               .actor_id = meeting->keeper.id,
                               .details = put_when_and_where,
                               .context = meeting };
    enum result result = words != OK ? words : time;

    if (result == OK)
        result = insert(db, arena, meeting, &act.meeting_id);
    if (result != OK)
        return result;
    *id = act.meeting_id;
    return meeting_log(db, arena, &act);
}

static enum result update(struct db *db, struct arena *arena, const struct meeting *meeting,
                          bool is_moved)
{
    struct rows rows = db_query(db, sql_meeting_change, value(meeting->id),
                                value(slug_from(arena, meeting->title)), value(meeting->title),
                                value(meeting->zone), value(meeting->starts_at),
                                value(meeting->length), value(meeting->place),
                                value(meeting->address), value(is_moved), value(clock_now()));

    rows_next(&rows);
    return rows_end_one(&rows);
}

enum result meeting_change(struct db *db, struct arena *arena, const struct meeting *meeting,
                           int64_t actor_id, struct problems *problems)
{
    int64_t now = clock_now();
    struct meeting before = { 0 };
    struct meeting_act act = { .meeting_id = meeting->id,
                               .actor_id = actor_id,
                               .details = put_when_and_where,
                               .context = meeting };
    enum result result = meeting_find(db, arena, meeting->id, &before), time = OK;
    bool is_moved = before.starts_at != meeting->starts_at;

    if (result != OK)
        return result;
    if (before.cancelled_at)
        return problem_add(problems, "", N_("It is cancelled: call another one."));
    result = check_words(meeting, problems);
    if (before.starts_at <= now && (is_moved || before.length != meeting->length))
        time = problem_add(problems, "date", N_("It has begun: its hour stays as it is."));
    else if (before.starts_at > now)
        time = check_time(meeting, now, problems);
    if (result == OK)
        result = time;
    act.word = is_moved ? "moved" : "changed";
    if (result == OK)
        result = update(db, arena, meeting, is_moved);
    return result == OK ? meeting_log(db, arena, &act) : result;
}

static void put_reason(struct json *json, const void *context)
{
    const struct str *reason = context;

    json_put_string(json, "reason", *reason);
}

enum result meeting_cancel(struct db *db, struct arena *arena, const struct meeting *meeting,
                           int64_t actor_id, struct str reason, struct problems *problems)
{
    int64_t now = clock_now();
    struct meeting_act act = { .meeting_id = meeting->id,
                               .word = "cancelled",
                               .actor_id = actor_id,
                               .details = put_reason,
                               .context = &reason };
    struct rows rows;
    enum result result;

    reason = str_trim(reason);
    if (!reason.length)
        return problem_add(problems, "reason", N_("Say why, so that people know what to expect."));
    if (meeting->starts_at <= now)
        return problem_add(problems, "", N_("It has begun: it can no longer be cancelled."));
    rows = db_query(db, sql_meeting_cancel, value(meeting->id), value(now), value(reason));
    rows_next(&rows);
    result = rows_end_one(&rows);
    if (result == NOT_FOUND)
        return CONFLICT;
    return result == OK ? meeting_log(db, arena, &act) : result;
}

enum result meeting_set_others(struct db *db, const struct meeting *meeting, int64_t others)
{
    return db_do(db, sql_meeting_set_others, value(meeting->id), value(others));
}

enum result meeting_touch(struct db *db, int64_t meeting_id)
{
    enum result result = db_do(db, sql_meeting_touch_topics, value(meeting_id));

    return result == OK ? db_do(db, sql_meeting_touch_decisions, value(meeting_id)) : result;
}
