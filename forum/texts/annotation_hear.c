#include "texts/annotation_hear.h"

#include "decisions/decision.h"
#include "sql.h"
#include "store/db.h"

enum result annotations_hear(struct db *db, struct arena *arena, const struct event *event)
{
    (void)arena;
    if (event->kind == POST_LIKED || event->kind == POST_UNLIKED || event->kind == POST_EDITED)
        return OK;
    return db_do(db, sql_annotations_texts_changed, value(event->topic_id));
}

enum result annotations_hear_deed(struct db *db, struct arena *arena, const struct deed *deed,
                                  const struct decision *decision)
{
    (void)arena;
    (void)deed;
    return db_do(db, sql_annotations_texts_of_decision, value(decision->id));
}

enum result annotations_let_go(struct db *db, struct arena *arena,
                               const struct account_event *event)
{
    static const struct sql *const statements[] = {
        &sql_annotations_texts_of_person,
        &sql_gone_annotations,
        &sql_gone_annotations_archived,
        &sql_gone_anchors,
        NULL,
    };
    enum result result = OK;

    (void)arena;
    for (size_t i = 0; result == OK && statements[i]; i++)
        result = db_do(db, *statements[i], value(event->account_id));
    return result;
}
