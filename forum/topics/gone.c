#include "topics/gone.h"

#include "base/arena.h"
#include "sql.h"
#include "store/db.h"
#include "store/store.h"
#include "topics/post.h"

enum result topics_let_go(struct db *db, struct arena *arena, const struct account_event *event)
{
    enum result result = db_do(db, sql_readings_drop_all, value(event->account_id));

    (void)arena;
    if (result == OK)
        result = db_do(db, sql_drafts_drop_all, value(event->account_id));
    return result == OK ? db_do(db, sql_held_drop_all, value(event->account_id)) : result;
}

static enum result find_account(struct db *db, int64_t *id)
{
    struct rows rows = db_query(db, sql_account_to_erase, NO_VALUES);

    *id = rows_next(&rows) ? row_integer(&rows, "id") : 0;
    return rows_end(&rows);
}

static enum result find_posts(struct db *db, int64_t account_id, int64_t ids[ERASE_SHARE],
                              int *count)
{
    struct rows rows = db_query(db, sql_posts_to_erase, value(account_id), value(ERASE_SHARE));

    *count = 0;
    while (rows_next(&rows))
        ids[(*count)++] = row_integer(&rows, "id");
    return rows_end(&rows);
}

static enum result erase_posts(struct db *db, const int64_t ids[ERASE_SHARE], int count)
{
    struct arena arena = { 0 };
    enum result result = OK;

    for (int i = 0; result == OK && i < count; i++)
        result = post_delete(db, &arena, ids[i]);
    arena_free(&arena);
    return result;
}

enum result posts_erase_share(struct db *db, bool *is_last)
{
    int64_t account_id, ids[ERASE_SHARE];
    int count = 0;
    enum result result = find_account(db, &account_id);

    *is_last = result != OK || !account_id;
    if (*is_last)
        return result;
    result = find_posts(db, account_id, ids, &count);
    if (result == OK && !count)
        return db_do(db, sql_account_erased, value(account_id));
    return result == OK ? erase_posts(db, ids, count) : result;
}

static enum result erase_share(struct db *db, void *is_last)
{
    return posts_erase_share(db, is_last);
}

/* Asked on the reading connection first: mostly there is nothing, and that costs no write. */
static bool is_needed(struct store *store)
{
    struct db *db = store_reader(store);
    int64_t account_id = 0;

    if (!db)
        return false;
    db_begin(db);
    if (find_account(db, &account_id) != OK || db_commit(db) != OK)
        db_rollback(db);
    return account_id != 0;
}

enum result posts_erase_left(struct store *store, int shares)
{
    bool is_last = !is_needed(store);
    enum result result = OK;

    while (result == OK && !is_last && shares--)
        result = store_write(store, erase_share, &is_last);
    return result;
}
