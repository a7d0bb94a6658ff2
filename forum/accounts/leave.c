#include "accounts/leave.h"

#include <inttypes.h>
#include <sodium.h>

#include "access/may.h"
#include "base/arena.h"
#include "base/clock.h"
#include "http/session.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum { HANDLE_HASH_BYTES = 32 };

struct standing {
    struct str handle;
    enum role role;
    bool has_left;
    int64_t other_administrators;
};

static enum result read_standing(struct db *db, struct arena *arena, int64_t id,
                                 struct standing *standing)
{
    struct rows rows = db_query(db, sql_account_standing, value(id));

    if (rows_next(&rows))
        *standing = (struct standing){
            .handle = row_text(&rows, "handle", arena),
            .role = (enum role)row_integer(&rows, "role"),
            .has_left = row_integer(&rows, "left_at") != 0,
            .other_administrators = row_integer(&rows, "other_administrators"),
        };
    return rows_end_one(&rows);
}

static struct str hash_of(struct arena *arena, struct str handle)
{
    unsigned char *hash = arena_alloc(arena, HANDLE_HASH_BYTES);
    struct str folded = str_lower(arena, handle);

    crypto_generichash(hash, HANDLE_HASH_BYTES, (const unsigned char *)folded.data, folded.length,
                       NULL, 0);
    return (struct str){ (const char *)hash, HANDLE_HASH_BYTES };
}

enum result handle_was_left(struct db *db, struct arena *arena, struct str handle, bool *left)
{
    struct rows rows = db_query(db, sql_handle_was_left, value_bytes(hash_of(arena, handle)));

    *left = rows_next(&rows);
    return rows_end(&rows);
}

static enum result unname(struct db *db, struct arena *arena, const struct account_event *event,
                          struct str handle)
{
    struct str nobody = str_format(arena, "gone-%" PRId64, event->account_id);
    enum result result = db_do(db, sql_handle_leave, value_bytes(hash_of(arena, handle)));

    if (result == OK)
        result = db_do(db, sql_account_unname, value(event->account_id), value(nobody),
                       value(clock_now()), value(event->erases));
    return result == OK ? sessions_end_others(db, event->account_id, STR("")) : result;
}

enum result account_leave(struct db *db, struct arena *arena, const struct account_event *event,
                          struct problems *problems)
{
    struct standing standing = { 0 };
    enum result result = read_standing(db, arena, event->account_id, &standing);

    if (result != OK || standing.has_left)
        return result == OK ? NOT_FOUND : result;
    if (standing.role == ADMINISTRATOR && !standing.other_administrators)
        return problem_add(problems, "",
                           N_("You are the only administrator: make another one first."));
    for (int i = 0; result == OK && account_listeners[i]; i++)
        result = account_listeners[i](db, arena, event);
    return result == OK ? unname(db, arena, event, standing.handle) : result;
}
