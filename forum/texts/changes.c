#include "texts/changes.h"

#include <stdlib.h>

#include "base/arena.h"
#include "sql.h"
#include "store/db.h"

/* An article of either version by its segment, sorted to be found. */
struct known {
    int64_t segment_id;
    size_t place; /* in the list of its version's articles */
};

struct side {
    struct states articles;
    struct known *known;
    int64_t *changed; /* segments, sorted */
    size_t changed_count;
    size_t changed_size;
};

static int by_segment(const void *a, const void *b)
{
    const struct known *one = a, *other = b;

    return (one->segment_id > other->segment_id) - (one->segment_id < other->segment_id);
}

static int by_number(const void *a, const void *b)
{
    const int64_t *one = a, *other = b;

    return (*one > *other) - (*one < *other);
}

static enum result read_articles(struct db *db, struct arena *arena, int64_t version_id,
                                 struct side *side)
{
    struct states all = { 0 };
    enum result result = states_outline(db, arena, version_id, &all);

    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].segment.kind == SEGMENT_ARTICLE)
            *list_add(arena, &side->articles) = all.items[i];
    side->known = arena_alloc(arena, (side->articles.count + 1) * sizeof *side->known);
    for (size_t i = 0; i < side->articles.count; i++)
        side->known[i] = (struct known){ side->articles.items[i].segment_id, i };
    qsort(side->known, side->articles.count, sizeof *side->known, by_segment);
    return result;
}

static enum result read_changed(struct db *db, struct arena *arena, int64_t version_id,
                                int64_t other_id, struct side *side)
{
    struct rows rows = db_query(db, sql_law_articles_changed, value(version_id), value(other_id),
                                value((int64_t)SEGMENT_NOTE));

    while (rows_next(&rows)) {
        side->changed = list_room(arena, side->changed, sizeof *side->changed, side->changed_count,
                                  &side->changed_size);
        side->changed[side->changed_count++] = row_integer(&rows, "article_id");
    }
    if (side->changed_count)
        qsort(side->changed, side->changed_count, sizeof *side->changed, by_number);
    return rows_end(&rows);
}

static const struct state *find(const struct side *side, int64_t segment_id)
{
    struct known wanted = { .segment_id = segment_id };
    const struct known *found =
        bsearch(&wanted, side->known, side->articles.count, sizeof *side->known, by_segment);

    return found ? &side->articles.items[found->place] : NULL;
}

static bool is_changed(const struct side *side, int64_t segment_id)
{
    return side->changed_count && bsearch(&segment_id, side->changed, side->changed_count,
                                          sizeof *side->changed, by_number);
}

static void add(struct arena *arena, struct article_changes *changes, enum article_change_kind kind,
                const struct state *before, const struct state *after)
{
    struct article_change *change = list_add(arena, changes);

    *change = (struct article_change){ .kind = kind };
    if (before)
        change->before = *before;
    if (after)
        change->after = *after;
    changes->counts[kind]++;
}

/* Removed ones, from a place before on: they stood right behind each other there. */
static void add_removed(struct arena *arena, struct article_changes *changes,
                        const struct side *before, const struct side *after, size_t place)
{
    for (; place < before->articles.count; place++) {
        const struct state *article = &before->articles.items[place];

        if (find(after, article->segment_id))
            return;
        add(arena, changes, ARTICLE_REMOVED, article, NULL);
    }
}

static void add_one(struct arena *arena, struct article_changes *changes, const struct side *before,
                    const struct side *after, const struct state *now)
{
    const struct state *then = find(before, now->segment_id);

    if (!then)
        add(arena, changes, ARTICLE_ADDED, NULL, now);
    else if (is_changed(before, now->segment_id) || is_changed(after, now->segment_id))
        add(arena, changes, ARTICLE_CHANGED, then, now);
    else if (!str_equal(then->segment.num, now->segment.num))
        add(arena, changes, ARTICLE_RENUMBERED, then, now);
    if (then)
        add_removed(arena, changes, before, after, (size_t)(then - before->articles.items) + 1);
}

enum result changes_between(struct db *db, struct arena *arena, int64_t before_id, int64_t after_id,
                            struct article_changes *changes)
{
    struct side before = { 0 }, after = { 0 };
    enum result result = read_articles(db, arena, before_id, &before);

    if (result == OK)
        result = read_articles(db, arena, after_id, &after);
    if (result == OK)
        result = read_changed(db, arena, before_id, after_id, &before);
    if (result == OK)
        result = read_changed(db, arena, after_id, before_id, &after);
    if (result != OK)
        return result;
    *changes = (struct article_changes){ 0 };
    add_removed(arena, changes, &before, &after, 0);
    for (size_t i = 0; i < after.articles.count; i++)
        add_one(arena, changes, &before, &after, &after.articles.items[i]);
    return OK;
}
