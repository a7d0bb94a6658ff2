#include "decisions/box.h"

#include "base/arena.h"
#include "decisions/deed.h"
#include "sql.h"
#include "store/db.h"

static enum result read_box(struct db *db, struct arena *arena, struct box *box)
{
    struct trail trail = { .decision = &box->item.decision };
    enum result result;

    if (!map_is_under_way(&box->item))
        return OK;
    result = trail_read_text(db, arena, &trail);
    if (result == OK && trail.text.version_id)
        result = trail_read_counts(db, &trail);
    box->text = trail.text;
    for (int kind = 0; kind < STANCES; kind++)
        box->counts[kind] = trail.people.counts[kind];
    return result;
}

enum result boxes_read(struct db *db, struct arena *arena, int64_t topic_id, struct boxes *boxes)
{
    struct map map;
    enum result result = map_of_topic(db, arena, topic_id, &map);

    *boxes = (struct boxes){ 0 };
    for (size_t i = 0; result == OK && i < map.count; i++) {
        struct box *box = list_add(arena, boxes);

        *box = (struct box){ .item = map.items[i] };
        result = read_box(db, arena, box);
    }
    return result;
}

enum result box_hear(struct db *db, struct arena *arena, const struct deed *deed,
                     const struct decision *decision)
{
    (void)arena, (void)deed;
    return db_do(db, sql_box_mark_all, value(decision->id));
}

enum result box_mark_topic(struct db *db, int64_t topic_id)
{
    return db_do(db, sql_box_mark_one, value(topic_id));
}
