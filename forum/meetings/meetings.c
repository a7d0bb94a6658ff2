/* Lists of meetings, each for who reads it. */
#include "base/arena.h"
#include "base/clock.h"
#include "meetings/meeting.h"
#include "sql.h"
#include "store/db.h"
#include "topics/topic.h"
#include "topics/version.h"

/* One more than a page was asked for tells whether there is another page. */
static enum result read_list(struct rows *rows, struct arena *arena, size_t most,
                             struct meetings *list)
{
    *list = (struct meetings){ 0 };
    while (rows_next(rows)) {
        list->has_more = list->count == most;
        if (list->count < most)
            *list_add(arena, list) = meeting_from(rows, arena);
    }
    return rows_end(rows);
}

enum result meetings_ahead(struct db *db, struct arena *arena, const struct visitor *visitor,
                           struct meeting_cursor after, struct meetings *list)
{
    struct rows rows = db_query(
        db, sql_meetings_ahead, value(may_reach(visitor)), value(visitor->account_id),
        value(clock_now()), value(after.starts_at), value(after.id), value(MEETINGS_PER_PAGE + 1));

    return read_list(&rows, arena, MEETINGS_PER_PAGE, list);
}

enum result meetings_past(struct db *db, struct arena *arena, const struct visitor *visitor,
                          struct meeting_cursor before, struct meetings *list)
{
    struct meeting_cursor from =
        before.id ? before : (struct meeting_cursor){ INT64_MAX, INT64_MAX };
    struct rows rows = db_query(
        db, sql_meetings_past, value(may_reach(visitor)), value(visitor->account_id),
        value(clock_now()), value(from.starts_at), value(from.id), value(MEETINGS_PER_PAGE + 1));

    return read_list(&rows, arena, MEETINGS_PER_PAGE, list);
}

enum result meetings_since(struct db *db, struct arena *arena, const struct visitor *visitor,
                           int64_t since, struct meetings *list)
{
    struct rows rows =
        db_query(db, sql_meetings_since, value(may_reach(visitor)), value(visitor->account_id),
                 value(since), value(MEETINGS_IN_CALENDAR_MAX));

    return read_list(&rows, arena, MEETINGS_IN_CALENDAR_MAX, list);
}

enum result meetings_of_team(struct db *db, struct arena *arena, const struct visitor *visitor,
                             int64_t team_id, struct meetings *list)
{
    struct rows rows =
        db_query(db, sql_meetings_of_team, value(may_reach(visitor)), value(visitor->account_id),
                 value(team_id), value(MEETINGS_SHOWN_MAX));

    return read_list(&rows, arena, MEETINGS_SHOWN_MAX, list);
}

enum result meetings_of_topic(struct db *db, struct arena *arena, const struct topic *topic,
                              struct meetings *list)
{
    struct rows rows = db_query(db, sql_meetings_of_topic, value(topic->id),
                                value(topic->category_id), value(MEETINGS_SHOWN_MAX));

    return read_list(&rows, arena, MEETINGS_SHOWN_MAX, list);
}

enum result meetings_of_decision(struct db *db, struct arena *arena, const struct visitor *visitor,
                                 int64_t decision_id, struct meetings *list)
{
    struct rows rows =
        db_query(db, sql_meetings_of_decision, value(may_reach(visitor)),
                 value(visitor->account_id), value(decision_id), value(MEETINGS_SHOWN_MAX));

    return read_list(&rows, arena, MEETINGS_SHOWN_MAX, list);
}

enum result meetings_unfinished(struct db *db, struct arena *arena, const struct visitor *visitor,
                                int64_t now, struct meetings *list)
{
    struct rows rows = db_query(db, sql_meetings_unfinished, value(may_reach(visitor)),
                                value(visitor->account_id), value(now), value(MEETINGS_SHOWN_MAX));

    return read_list(&rows, arena, MEETINGS_SHOWN_MAX, list);
}

int64_t meetings_version(const struct meetings *list)
{
    uint64_t version = VERSION_START;

    for (size_t i = 0; i < list->count; i++) {
        const struct meeting *meeting = &list->items[i];

        version = version_with(version, meeting->id);
        version = version_with(version, meeting->sequence);
        version = version_with(version, meeting->published_at);
    }
    return version_end(version);
}
