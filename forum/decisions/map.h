#ifndef DECISIONS_MAP_H
#define DECISIONS_MAP_H

#include "access/may.h"
#include "decisions/decision.h"
#include "render/graph.h"

struct arena;
struct db;

/*
 * All decisions that somebody may read, by how far they are. Tiles gather the
 * states that people tell apart; TILE_ALL is no filter.
 */
enum tile {
    TILE_OPEN,
    TILE_CALL,   /* notices too: one can still object */
    TILE_OBJECT, /* an objection that others second stops it */
    TILE_FORK,
    TILE_REVIEW,
    TILE_VOTE,
    TILE_ADOPTED,
    TILE_CLOSED,
    TILE_ALL,
    TILES = TILE_ALL,
};

enum map_order {
    MAP_URGENT, /* what is under way first, by its deadline; then what ended, the newest first */
    MAP_NEWEST,
    MAP_DISCUSSED,
    MAP_CHANGED, /* what last came to another state first */
    MAP_ORDERS,
};

/* One line of the map. */
struct map_item {
    struct decision decision;
    enum tile tile;
    int64_t options;  /* besides the status quo */
    int64_t branches; /* of its last trial; 0: there was none */
    int64_t post_count;
    int64_t category_id;
    struct str category_slug;
    struct str category_name;
};

/* Where the next page begins: after the item with these. */
struct map_cursor {
    int64_t part; /* 0: under way, 1: over */
    int64_t key;
    int64_t id; /* 0: from the first */
};

struct map {
    struct map_item *items;
    size_t count;
    size_t size;
    bool has_more;
    struct map_cursor last;
};

enum { MAP_PER_PAGE = 30 };

struct map_wish {
    const struct visitor *visitor;
    enum tile tile;      /* TILE_ALL: all */
    int64_t category_id; /* 0: of all */
    enum map_order order;
    struct map_cursor after;
    int64_t most; /* items, at most MAP_PER_PAGE */
};
MUST_CHECK enum result map_read(struct db *, struct arena *, const struct map_wish *, struct map *);

/* How many there are of each tile, in one category (0: in all). */
MUST_CHECK enum result map_counts(struct db *, const struct visitor *, int64_t category_id,
                                  int64_t counts[TILES]);

/* Those that somebody asked, or is the clerk of: the newest first, MAP_PER_PAGE at most. */
MUST_CHECK enum result map_of_person(struct db *, struct arena *, const struct visitor *,
                                     int64_t account_id, struct map *);

/* Those that a debate's page shows, whoever reads it: see box.h. */
MUST_CHECK enum result map_of_topic(struct db *, struct arena *, int64_t topic_id, struct map *);

/* Changes with all that is shown of it. */
int64_t map_version(const struct map *);

/* Is it still under way? */
bool map_is_under_way(const struct map_item *);

/* Its small rails. */
enum graph_mini map_mini(const struct map_item *);
size_t map_strands(const struct map_item *);

#endif
