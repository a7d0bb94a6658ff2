#include "meetings/minutes.h"

#include <sodium.h>

#include "base/arena.h"
#include "base/clock.h"
#include "decisions/rules.h"
#include "meetings/item.h"
#include "meetings/listen.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum { DAY = 24 * 60 * 60 };

static struct minutes minutes_from(struct rows *rows, struct arena *arena)
{
    return (struct minutes){
        .revision = row_integer(rows, "revision"),
        .author = author_from(rows, arena, "author"),
        .text = row_text(rows, "text", arena),
        .html.markup = row_text(rows, "html", arena),
        .created_at = row_integer(rows, "created_at"),
    };
}

enum result minutes_find(struct db *db, struct arena *arena, int64_t meeting_id, int64_t revision,
                         struct minutes *minutes)
{
    struct rows rows = db_query(db, sql_minutes_find, value(meeting_id), value(revision));

    if (rows_next(&rows))
        *minutes = minutes_from(&rows, arena);
    return rows_end_one(&rows);
}

enum result minutes_versions(struct db *db, struct arena *arena, int64_t meeting_id,
                             struct minutes_list *list)
{
    struct rows rows =
        db_query(db, sql_minutes_versions, value(meeting_id), value(MINUTES_VERSIONS_MAX));

    *list = (struct minutes_list){ 0 };
    while (rows_next(&rows))
        *list_add(arena, list) = minutes_from(&rows, arena);
    return rows_end(&rows);
}

static void put_hash(struct json *json, const char *key, struct str text)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    char hex[2 * sizeof hash + 1];

    crypto_hash_sha256(hash, (const unsigned char *)text.data, text.length);
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    json_put_string(json, key, str_of(hex));
}

static void put_version(struct json *json, const void *context)
{
    const struct minutes *minutes = context;

    json_put_integer(json, "version", minutes->revision);
    put_hash(json, "sha256", minutes->text);
}

/* The next number; CONFLICT when `base` is not the newest. */
static enum result next_revision(struct db *db, int64_t meeting_id, int64_t base, int64_t *revision)
{
    struct rows rows = db_query(db, sql_minutes_next, value(meeting_id), value(base));
    enum result result;

    if (rows_next(&rows))
        *revision = row_integer(&rows, "revision");
    result = rows_end_one(&rows);
    return result == NOT_FOUND ? CONFLICT : result;
}

static enum result check_can_write(const struct meeting *meeting, struct problems *problems)
{
    if (meeting->cancelled_at)
        return problem_add(problems, "", N_("It is cancelled: there is nothing to write down."));
    if (meeting->starts_at > clock_now())
        return problem_add_time(problems, "", N_("It begins on {time}: its minutes come after."),
                                meeting->starts_at);
    return OK;
}

static enum result add(struct db *db, struct arena *arena, const struct meeting *meeting,
                       const struct minutes_wish *wish)
{
    struct markdown rendered = wish->written->rendered;
    struct minutes added = { .text = wish->written->text };
    struct meeting_act act = { .meeting_id = meeting->id,
                               .word = "minutes-changed",
                               .actor_id = wish->author_id,
                               .details = put_version,
                               .context = &added };
    enum result result = next_revision(db, meeting->id, wish->base, &added.revision);

    if (result == OK)
        result = db_do(db, sql_minutes_add, value(meeting->id), value(added.revision),
                       value_id(wish->author_id), value(added.text),
                       value(markdown_alone(arena, &rendered).markup), value(clock_now()));
    return result == OK && meeting->published_at ? meeting_log(db, arena, &act) : result;
}

enum result minutes_write(struct db *db, struct arena *arena, const struct meeting *meeting,
                          const struct minutes_wish *wish, struct problems *problems)
{
    struct minutes before = { 0 };
    enum result result = check_can_write(meeting, problems);

    if (result == OK && wish->base)
        result = minutes_find(db, arena, meeting->id, wish->base, &before);
    if (result != OK)
        return result;
    if (wish->base == meeting->revision && str_equal(before.text, wish->written->text))
        return OK;
    return add(db, arena, meeting, wish);
}

bool may_publish(const struct visitor *visitor, const struct meeting *meeting, int64_t now)
{
    struct record record = meeting_record(meeting);

    return may_keep(visitor, &record) ||
           (now >= meeting_minutes_due_at(meeting) && may_open(visitor, &record));
}

struct publication {
    struct minutes minutes;
    struct items items;
    int64_t open_until;
};

/* Hashes, not words: an item may be about what not all who see the meeting may read. */
static void put_publication(struct json *json, const void *context)
{
    const struct publication *publication = context;

    put_version(json, &publication->minutes);
    json_put_time(json, "open_until", publication->open_until);
    json_key(json, "items");
    json_begin_array(json);
    for (size_t i = 0; i < publication->items.count; i++) {
        const struct item *item = &publication->items.items[i];

        json_begin_object(json);
        json_put_integer(json, "id", item->id);
        put_hash(json, "text_sha256", item->text.text);
        put_hash(json, "outcome_sha256", item->outcome.text);
        json_end(json);
    }
    json_end(json);
}

static enum result set_published(struct db *db, const struct meeting *meeting, int64_t revision,
                                 int64_t open_until)
{
    struct rows rows = db_query(db, sql_minutes_publish, value(meeting->id), value(revision),
                                value(clock_now()), value(open_until));
    enum result result;

    rows_next(&rows);
    result = rows_end_one(&rows);
    return result == NOT_FOUND ? CONFLICT : result;
}

static enum result tell_published(struct db *db, const struct meeting_act *act, int64_t open_until)
{
    struct minutes_event event = { act->meeting_id, act->actor_id, open_until };
    enum result result = OK;

    for (int i = 0; result == OK && minutes_listeners[i]; i++)
        result = minutes_listeners[i](db, &event);
    return result;
}

static enum result check_can_publish(const struct meeting *meeting, struct problems *problems)
{
    enum result result = check_can_write(meeting, problems);

    if (result == OK && meeting_ends_at(meeting) > clock_now())
        result = problem_add_time(problems, "", N_("It goes on until {time}: publish them after."),
                                  meeting_ends_at(meeting));
    if (result == OK && !meeting->revision)
        result = problem_add(problems, "", N_("Nothing is written yet: write the minutes first."));
    return result;
}

enum result minutes_publish(struct db *db, struct arena *arena, const struct meeting *meeting,
                            int64_t actor_id, int64_t revision, struct problems *problems)
{
    struct publication publication = { 0 };
    struct meeting_act act = { .meeting_id = meeting->id,
                               .word = "minutes",
                               .actor_id = actor_id,
                               .details = put_publication,
                               .context = &publication };
    struct rules rules;
    enum result result = check_can_publish(meeting, problems);
    int64_t days = REMOTE_WINDOW_DAYS;

    if (result == OK)
        result = rules_read(db, 0, &rules);
    if (result == OK && rules.window_days > days)
        days = rules.window_days;
    publication.open_until = clock_now() + days * DAY;
    if (result == OK)
        result = set_published(db, meeting, revision, publication.open_until);
    if (result == OK)
        result = minutes_find(db, arena, meeting->id, revision, &publication.minutes);
    if (result == OK)
        result = items_of_meeting(db, arena, NULL, meeting->id, &publication.items);
    if (result == OK)
        result = meeting_log(db, arena, &act);
    return result == OK ? tell_published(db, &act, publication.open_until) : result;
}
