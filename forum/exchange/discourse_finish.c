#include <stdlib.h>

#include "exchange/discourse_around.h"
#include "exchange/discourse_batch.h"
#include "finding/search.h"
#include "sql.h"
#include "topics/post.h"
#include "topics/tag.h"

/* A post of a topic whose tree is made. */
struct node {
    int64_t id;
    int64_t number;
    int64_t parent_id;   /* as it is written now */
    struct str path;     /* as it is written now */
    int64_t old_number;  /* 0: it was written here */
    int64_t answers;     /* by the old number */
    struct node *parent; /* as it should be */
    struct str place;    /* the path as it should be */
    enum { UNPLACED, CLIMBING, PLACED } state;
};

struct nodes {
    struct node *items;
    size_t count;
    size_t size;
};

static enum result read_tree(struct db *db, struct arena *arena, int64_t topic_id,
                             struct nodes *nodes)
{
    struct rows rows = db_query(db, sql_import_tree, value(topic_id));

    while (rows_next(&rows))
        *list_add(arena, nodes) = (struct node){
            .id = row_integer(&rows, "id"),
            .number = row_integer(&rows, "number"),
            .parent_id = row_integer(&rows, "parent_id"),
            .path = row_bytes(&rows, "path", arena),
            .old_number = row_integer(&rows, "old_number"),
            .answers = row_integer(&rows, "answers"),
        };
    return rows_end(&rows);
}

/* What a post answers is found by the number it had there, or by its id here. */
struct key {
    int64_t key;
    struct node *node;
};

static int by_key(const void *a, const void *b)
{
    const struct key *left = a, *right = b;

    return (left->key > right->key) - (left->key < right->key);
}

static struct node *find(const struct key *keys, size_t count, int64_t wanted)
{
    struct key key = { .key = wanted };
    struct key *found = wanted ? bsearch(&key, keys, count, sizeof key, by_key) : NULL;

    return found ? found->node : NULL;
}

static void find_parents(struct nodes *nodes, struct arena *arena)
{
    struct key *by_number = arena_alloc(arena, nodes->count * sizeof *by_number);
    struct key *by_id = arena_alloc(arena, nodes->count * sizeof *by_id);

    for (size_t i = 0; i < nodes->count; i++) {
        by_number[i] = (struct key){ nodes->items[i].old_number, &nodes->items[i] };
        by_id[i] = (struct key){ nodes->items[i].id, &nodes->items[i] };
    }
    qsort(by_number, nodes->count, sizeof *by_number, by_key);
    qsort(by_id, nodes->count, sizeof *by_id, by_key);
    for (size_t i = 0; i < nodes->count; i++) {
        struct node *node = &nodes->items[i];

        node->parent = node->old_number ? find(by_number, nodes->count, node->answers)
                                        : find(by_id, nodes->count, node->parent_id);
    }
}

/* Climbs to the first ancestor that has its place, then gives each its own on the way down. */
static void place(struct node *node, struct node **way, struct arena *arena)
{
    size_t depth = 0;

    while (node && node->state == UNPLACED) {
        node->state = CLIMBING;
        way[depth++] = node;
        node = node->parent;
    }
    if (node && node->state == CLIMBING)
        way[depth - 1]->parent = NULL; /* a circle: the topmost hangs on the topic */
    while (depth) {
        node = way[--depth];
        node->place = post_path(arena, node->parent ? node->parent->place : STR(""), node->number);
        node->state = PLACED;
    }
}

static void make_tree(struct db *db, struct arena *arena, struct nodes *nodes)
{
    struct node **way = arena_alloc(arena, nodes->count * sizeof(struct node *));

    find_parents(nodes, arena);
    for (size_t i = 0; i < nodes->count; i++)
        place(&nodes->items[i], way, arena);
    for (size_t i = 0; i < nodes->count; i++) {
        const struct node *node = &nodes->items[i];
        int64_t parent_id = node->parent ? node->parent->id : 0;

        if (parent_id != node->parent_id || !str_equal(node->path, node->place))
            db_try(db, sql_import_post_place, value(node->id), value_id(parent_id),
                   value_bytes(node->place));
    }
}

/* Its tags, as lists show them. */
static enum result show_tags(struct db *db, struct arena *arena, int64_t topic_id)
{
    struct rows rows = db_query(db, sql_import_topic_tags, value(topic_id));
    struct tag_names names = { 0 };

    while (rows_next(&rows))
        *list_add(arena, &names) = row_text(&rows, "name", arena);
    if (rows_end(&rows) != OK || !names.count)
        return db_state(db);
    return tags_set(db, arena, topic_id, &names);
}

static void finish_topic(struct discourse_finish *finish, struct db *db, int64_t topic_id)
{
    struct arena arena = { 0 };
    struct nodes nodes = { 0 };

    if (read_tree(db, &arena, topic_id, &nodes) == OK)
        make_tree(db, &arena, &nodes);
    if (show_tags(db, &arena, topic_id) != OK)
        finish->finished = 0; /* it sticks to the connection */
    arena_free(&arena);
    db_try(db, sql_import_count_replies, value(topic_id));
    db_try(db, sql_import_topic_first, value(topic_id));
    db_try(db, sql_import_topic_show, value(topic_id));
    if (topic_recount(db, topic_id) == OK && search_is_stale(db, topic_id) == OK)
        db_try(db, sql_imported_topic_finished, value(finish->origin), value(topic_id));
    finish->finished++;
}

enum result finish_topics(struct db *db, void *context)
{
    struct discourse_finish *finish = context;
    struct {
        int64_t *items;
        size_t count;
        size_t size;
    } topics = { 0 };
    struct rows rows = db_query(db, sql_imported_topic_unfinished, value(finish->origin));

    arena_reset(&finish->scratch);
    finish->finished = 0;
    finish->counts = (struct discourse_counts){ 0 };
    while (rows_next(&rows))
        *list_add(&finish->scratch, &topics) = row_integer(&rows, "id");
    if (rows_end(&rows) != OK)
        return db_state(db);
    for (size_t i = 0; i < topics.count && db_state(db) == OK; i++)
        finish_topic(finish, db, topics.items[i]);
    return db_state(db);
}

enum result finish_people(struct db *db, void *context)
{
    struct discourse_finish *finish = context;

    db_try(db, sql_import_count_people, value(finish->origin));
    db_try(db, sql_import_count_categories, NO_VALUES);
    db_try(db, sql_import_count_members, value(finish->origin));
    db_try(db, sql_imported_all_finished, value(finish->origin));
    return mentions_settle(db);
}

enum result finish_aside(struct db *db, void *context)
{
    const struct discourse_finish *finish = context;

    db_try(db, sql_import_aside_forget, value(finish->origin));
    return db_state(db);
}
