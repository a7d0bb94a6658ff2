#include "decisions/linked.h"

#include "base/arena.h"
#include "sql.h"
#include "store/db.h"

enum result linked_topics(struct db *db, struct arena *arena, const struct visitor *visitor,
                          int64_t decision_id, struct topics *topics)
{
    struct rows rows = db_query(db, sql_linked_topics, value(may_reach(visitor)),
                                value(visitor->account_id), value(decision_id), value(LINKED_MAX));
    int64_t ids[LINKED_MAX];
    int count = 0;
    enum result result;

    *topics = (struct topics){ 0 };
    while (count < LINKED_MAX && rows_next(&rows))
        ids[count++] = row_integer(&rows, "id");
    result = rows_end(&rows);
    for (int i = 0; result == OK && i < count; i++)
        result = topic_find(db, arena, ids[i], list_add(arena, topics));
    return result;
}

bool linked_may_remove(const struct visitor *visitor, const struct decision *decision)
{
    int64_t id = visitor->account_id;

    return id && (id == decision->author.id || id == decision->clerk.id || may_moderate(visitor));
}
