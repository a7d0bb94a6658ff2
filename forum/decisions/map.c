#include "decisions/map.h"

#include "base/arena.h"
#include "sql.h"
#include "store/db.h"
#include "topics/version.h"

bool map_is_under_way(const struct map_item *item)
{
    return item->tile != TILE_ADOPTED && item->tile != TILE_CLOSED;
}

static enum result read_around(struct db *db, struct arena *arena, struct map_item *item)
{
    struct rows rows = db_query(db, sql_decision_around, value(item->decision.id));

    if (rows_next(&rows)) {
        item->post_count = row_integer(&rows, "post_count");
        item->category_id = row_integer(&rows, "category_id");
        item->category_slug = row_text(&rows, "category_slug", arena);
        item->category_name = row_text(&rows, "category_name", arena);
        item->options = row_integer(&rows, "options");
        item->branches = row_integer(&rows, "branches");
    }
    return rows_end_one(&rows);
}

/* Of lines whose ids and tiles are known. */
static enum result fill_lines(struct db *db, struct arena *arena, struct map *map)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && i < map->count; i++) {
        struct map_item *item = &map->items[i];

        result = decision_find(db, arena, item->decision.id, &item->decision);
        if (result == OK)
            result = read_around(db, arena, item);
    }
    return result;
}

static void add(struct rows *rows, struct arena *arena, struct map *map)
{
    *list_add(arena, map) = (struct map_item){
        .decision.id = row_integer(rows, "id"),
        .tile = (enum tile)row_integer(rows, "tile"),
    };
}

static struct map_cursor cursor_from(struct rows *rows)
{
    return (struct map_cursor){
        .part = row_integer(rows, "part"),
        .key = row_integer(rows, "sort_key"),
        .id = row_integer(rows, "id"),
    };
}

enum result map_read(struct db *db, struct arena *arena, const struct map_wish *wish,
                     struct map *map)
{
    const struct map_cursor from = { -1, 0, 0 };
    const struct map_cursor *after = wish->after.id ? &wish->after : &from;
    struct rows rows = db_query(
        db, sql_decisions_sorted, value(may_reach(wish->visitor)), value(wish->visitor->account_id),
        value(wish->category_id), value((int)wish->tile), value(wish->most + 1),
        value((int)wish->order), value(after->part), value(after->key), value(after->id));
    enum result result;

    *map = (struct map){ 0 };
    while (rows_next(&rows)) {
        map->has_more = (int64_t)map->count == wish->most;
        if (map->has_more)
            continue;
        add(&rows, arena, map);
        map->last = cursor_from(&rows);
    }
    result = rows_end(&rows);
    return result == OK ? fill_lines(db, arena, map) : result;
}

enum result map_counts(struct db *db, const struct visitor *visitor, int64_t category_id,
                       int64_t counts[TILES])
{
    struct rows rows = db_query(db, sql_decisions_counted, value(may_reach(visitor)),
                                value(visitor->account_id), value(category_id));

    for (int i = 0; i < TILES; i++)
        counts[i] = 0;
    while (rows_next(&rows)) {
        int64_t tile = row_integer(&rows, "tile");

        counts[tile] = row_integer(&rows, "count");
    }
    return rows_end(&rows);
}

enum result map_of_person(struct db *db, struct arena *arena, const struct visitor *visitor,
                          int64_t account_id, struct map *map)
{
    struct rows rows = db_query(db, sql_decisions_of_person, value(may_reach(visitor)),
                                value(visitor->account_id), value(account_id), value(MAP_PER_PAGE));
    enum result result;

    *map = (struct map){ 0 };
    while (rows_next(&rows))
        add(&rows, arena, map);
    result = rows_end(&rows);
    return result == OK ? fill_lines(db, arena, map) : result;
}

enum result map_of_topic(struct db *db, struct arena *arena, int64_t topic_id, struct map *map)
{
    enum { BOXES_MAX = 5 };
    struct rows rows = db_query(db, sql_decisions_of_topic, value(topic_id), value(BOXES_MAX));
    enum result result;

    *map = (struct map){ 0 };
    while (rows_next(&rows))
        add(&rows, arena, map);
    result = rows_end(&rows);
    return result == OK ? fill_lines(db, arena, map) : result;
}

int64_t map_version(const struct map *map)
{
    uint64_t version = VERSION_START;

    for (size_t i = 0; i < map->count; i++) {
        version = version_with(version, map->items[i].decision.id);
        version = version_with(version, map->items[i].decision.version);
        version = version_with(version, map->items[i].post_count);
        version = version_with_text(version, map->items[i].category_name);
    }
    return version_end(version_with(version, map->has_more));
}

static enum graph_mini mini_of_closed(const struct decision *decision)
{
    switch (decision->closed_as) {
    case CLOSED_MERGED: return GRAPH_MINI_MERGED;
    case CLOSED_SUPERSEDED: return GRAPH_MINI_SUPERSEDED;
    default: return GRAPH_MINI_DROPPED;
    }
}

enum graph_mini map_mini(const struct map_item *item)
{
    switch (item->decision.state) {
    case STATE_NOTICE: return GRAPH_MINI_NOTICE;
    case STATE_PROPOSED: return item->tile == TILE_OBJECT ? GRAPH_MINI_OBJECT : GRAPH_MINI_PROPOSED;
    case STATE_LAST_CALL: return item->tile == TILE_OBJECT ? GRAPH_MINI_OBJECT : GRAPH_MINI_CALL;
    case STATE_VOTING: return GRAPH_MINI_VOTE;
    case STATE_ADOPTED: return item->branches ? GRAPH_MINI_KEPT : GRAPH_MINI_ADOPTED;
    case STATE_FORKED: return GRAPH_MINI_FORK;
    case STATE_UNDER_REVIEW: return GRAPH_MINI_REVIEW;
    case STATE_DORMANT: return GRAPH_MINI_DORMANT;
    case STATE_CLOSED: return mini_of_closed(&item->decision);
    default: return GRAPH_MINI_OPEN;
    }
}

size_t map_strands(const struct map_item *item)
{
    int64_t strands = item->branches ? item->branches : item->options;

    return strands < 1 ? 1 : (size_t)strands;
}
