#include "meetings/present.h"

#include "base/arena.h"
#include "base/clock.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum result present_at(struct db *db, struct arena *arena, int64_t meeting_id, int64_t account_id,
                       struct people *people)
{
    struct rows rows = db_query(db, sql_present_at, value(meeting_id), value(PRESENT_MAX));

    *people = (struct people){ 0 };
    while (rows_next(&rows)) {
        struct author *one = list_add(arena, people);

        *one = author_from(&rows, arena, "author");
        people->is_in = people->is_in || one->id == account_id;
    }
    return rows_end(&rows);
}

enum result present_check(const struct meeting *meeting, struct problems *problems)
{
    if (meeting->cancelled_at)
        return problem_add(problems, "", N_("It is cancelled."));
    if (meeting->starts_at > clock_now())
        return problem_add_time(problems, "", N_("It begins on {time}: say so from then on."),
                                meeting->starts_at);
    if (meeting->published_at)
        return problem_add(problems, "",
                           N_("Its minutes are published: who was there is settled."));
    return OK;
}

enum result present_note(struct db *db, const struct meeting *meeting,
                         const struct presence *presence, struct problems *problems)
{
    enum result result = present_check(meeting, problems);
    struct rows rows;

    if (result != OK)
        return result;
    if (!presence->is_there)
        return db_do(db, sql_present_remove, value(meeting->id), value(presence->account_id));
    rows = db_query(db, sql_present_add, value(meeting->id), value(presence->account_id),
                    value(clock_now()), value(PRESENT_MAX));
    rows_next(&rows);
    result = rows_end_one(&rows);
    if (result == NOT_FOUND)
        return problem_add_count(problems, "", N_("More than {count} people cannot be noted."),
                                 PRESENT_MAX);
    return result;
}
