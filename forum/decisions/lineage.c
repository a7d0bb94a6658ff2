#include "decisions/lineage.h"

#include "base/arena.h"
#include "decisions/deed.h"
#include "render/json.h"
#include "sql.h"
#include "store/db.h"

const char *link_word(enum link_kind kind)
{
    static const char *const words[LINK_KINDS] = { "supersedes", "forked-from", "merges" };

    return words[kind];
}

static void put_link(struct json *json, const void *context)
{
    const struct link *link = context;

    json_put_string(json, "link", str_of(link_word(link->kind)));
    json_put_integer(json, "later", link->decision_id);
    json_put_integer(json, "earlier", link->other_id);
}

static enum result record(struct db *db, struct arena *arena, const struct link *link,
                          int64_t decision_id)
{
    return deed_record(db, arena,
                       &(struct deed){
                           .decision_id = decision_id,
                           .kind = DEED_LINK,
                           .actor_id = link->actor_id,
                           .at = link->at,
                           .details = put_link,
                           .context = link,
                       });
}

enum result decision_link(struct db *db, struct arena *arena, const struct link *link)
{
    struct decision other;
    struct rows rows;
    enum result result = decision_find(db, arena, link->other_id, &other);

    if (result != OK)
        return result;
    rows = db_query(db, sql_lineage_link, value(link->decision_id), value((int)link->kind),
                    value(link->other_id), value(link->at));
    rows_next(&rows);
    result = rows_end_one(&rows);
    if (result == NOT_FOUND)
        return OK;
    if (result == OK)
        result = record(db, arena, link, link->decision_id);
    return result == OK ? record(db, arena, link, link->other_id) : result;
}

enum result lineage_succeeded(struct db *db, struct arena *arena, int64_t decision_id, int64_t at)
{
    struct rows rows = db_query(db, sql_lineage_superseded, value(decision_id));
    enum { SUPERSEDED_MAX = 50 };
    int64_t ids[SUPERSEDED_MAX];
    int count = 0;
    enum result result;

    while (count < SUPERSEDED_MAX && rows_next(&rows))
        ids[count++] = row_integer(&rows, "other_id");
    result = rows_end(&rows);
    for (int i = 0; result == OK && i < count; i++)
        result = decision_reckon(db, arena, ids[i], at);
    return result;
}
