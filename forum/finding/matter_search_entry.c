/* What of decisions and votes can be found: their entries in the index. */
#include "base/arena.h"
#include "decisions/deed.h"
#include "finding/matter_search.h"
#include "search/index.h"
#include "sql.h"
#include "store/store.h"

static enum result put_decision(struct db *db, struct arena *arena, const struct decision *decision)
{
    struct index_matter entry = {
        .decision_id = decision->id,
        .title = decision->question,
        .lang = decision->lang,
    };
    enum result result = decision_words(db, arena, decision, &entry.text);

    return result == OK ? index_put_matter(db, arena, &entry) : result;
}

/* What somebody holds, or says about it, is not among its words. */
enum result matter_search_hear_deed(struct db *db, struct arena *arena, const struct deed *deed,
                                    const struct decision *decision)
{
    switch (deed->kind) {
    case DEED_TRANSITION:
    case DEED_OPTION:
    case DEED_VERSION:
    case DEED_VERDICT: return put_decision(db, arena, decision);
    default: return OK;
    }
}

enum result matter_search_hear_ballot(struct db *db, struct arena *arena, int64_t item_id)
{
    struct ballot_item item;
    struct index_matter entry = { .item_id = item_id };
    enum result result = ballot_find(db, arena, item_id, &item);

    if (result == OK)
        result = ballot_item_words(db, arena, &item, &entry.text);
    if (result != OK)
        return result;
    entry.title = item.question;
    entry.lang = item.lang;
    return index_put_matter(db, arena, &entry);
}

enum result matter_search_is_stale(struct db *db)
{
    return db_do(db, sql_matter_search_stale_all, NO_VALUES);
}

/* Entries made in one transaction. */
enum { MADE_AT_ONCE = 100 };

struct batch {
    struct arena arena;
    int64_t ids[MADE_AT_ONCE];
    int64_t count;
};

static enum result take_batch(struct db *db, struct batch *batch)
{
    struct rows rows = db_query(db, sql_matter_search_stale_take, value(MADE_AT_ONCE));

    batch->count = 0;
    while (rows_next(&rows))
        batch->ids[batch->count++] = row_integer(&rows, "id");
    return rows_end(&rows);
}

static enum result make_one(struct db *db, struct arena *arena, int64_t id)
{
    struct decision decision;
    enum result result;

    arena_reset(arena);
    if (id < 0)
        return matter_search_hear_ballot(db, arena, -id);
    result = decision_find(db, arena, id, &decision);
    return result == OK ? put_decision(db, arena, &decision) : result;
}

static enum result make_batch(struct db *db, void *context)
{
    struct batch *batch = context;
    enum result result = take_batch(db, batch);

    for (int64_t i = 0; result == OK && i < batch->count; i++)
        result = make_one(db, &batch->arena, batch->ids[i]);
    if (result == OK && batch->count)
        result = db_do(db, sql_matter_search_stale_made, value(batch->ids[batch->count - 1]));
    return result;
}

enum result matter_search_catch_up(struct store *store)
{
    struct batch batch = { 0 };
    enum result result;

    do
        result = store_write(store, make_batch, &batch);
    while (result == OK && batch.count);
    arena_free(&batch.arena);
    return result;
}
