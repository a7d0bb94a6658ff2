#include "finding/law_search.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "finding/search.h"
#include "search/index.h"
#include "search/snippet.h"
#include "sql.h"
#include "texts/state.h"

enum { SNIPPET_BYTES = 260 };

struct match {
    int64_t id;
    int64_t weight;
};

struct matches {
    struct match *items;
    size_t count;
    size_t size;
};

static int by_weight(const void *a, const void *b)
{
    const struct match *left = a, *right = b;

    if (left->weight != right->weight)
        return left->weight < right->weight ? 1 : -1;
    return (left->id > right->id) - (left->id < right->id);
}

/* Laws have no author, no category, no tag. */
static bool is_of_laws(const struct query *query)
{
    bool has_words = false;

    for (int i = 0; i < query->count; i++)
        has_words |= !query->terms[i].is_negated;
    return has_words && (query->kind == KIND_ANY || query->kind == KIND_LAW) &&
           !query->author.length && !query->category.length && !query->tag.length &&
           !query->team.length && !query->is_mine && !query->status && !query->after &&
           !query->before && !query->topic_id && !query->posts_min;
}

static enum result find_matches(struct db *db, struct arena *arena, const struct query *query,
                                struct matches *matches)
{
    struct rows rows = db_query(db, sql_law_weighed, value(index_expression(db, arena, query)),
                                value(SEARCH_COUNTED_MAX + 1));

    while (rows_next(&rows))
        *list_add(arena, matches) = (struct match){
            .id = row_integer(&rows, "id"),
            .weight = row_integer(&rows, "weight"),
        };
    if (matches->count)
        qsort(matches->items, matches->count, sizeof *matches->items, by_weight);
    return rows_end(&rows);
}

static enum result find_text(struct db *db, struct arena *arena, int64_t id, struct law_text *text)
{
    struct rows rows = db_query(db, sql_law_search_text, value(id));
    int64_t text_id = rows_next(&rows) ? row_integer(&rows, "text_id") : 0;
    enum result result = rows_end(&rows);

    return result == OK ? text_find(db, arena, text_id, text) : result;
}

/* The words of an article, a paragraph a line. */
static struct str words_of(struct arena *arena, const struct states *states)
{
    struct buffer words = { .arena = arena };

    for (size_t i = 1; i < states->count; i++) {
        buffer_put_str(&words, states->items[i].segment.body);
        buffer_put_c(&words, "\n");
    }
    return buffer_str(&words);
}

static enum result read_article(struct db *db, struct arena *arena, const struct query *query,
                                int64_t id, struct law_hit *hit)
{
    struct law_version newest;
    struct states states = { 0 };
    enum result result = law_version_find(db, arena, hit->text.version_id, &newest);

    if (result == OK)
        result = states_of_article(db, arena, newest.id, id, &states);
    if (result != OK || !states.count)
        return result == OK ? NOT_FOUND : result;
    hit->segment = states.items[0].segment;
    hit->segment.head = snippet_whole(arena, hit->segment.head, query);
    hit->path = article_path(arena, &hit->text, &newest, states.items[0].address);
    hit->snippet = snippet_of(arena, words_of(arena, &states), query, SNIPPET_BYTES);
    return OK;
}

static enum result read_hit(struct db *db, struct arena *arena, const struct query *query,
                            int64_t id, struct law_hit *hit)
{
    enum result result = find_text(db, arena, id, &hit->text);

    if (result != OK)
        return result;
    hit->path = text_path(arena, &hit->text);
    hit->title = hit->text.title;
    hit->is_text = id < 0;
    if (!hit->is_text)
        return read_article(db, arena, query, id, hit);
    hit->title = snippet_whole(arena, hit->text.title, query);
    return OK;
}

enum result law_search_find(struct db *db, struct arena *arena, const struct query *query,
                            size_t first, size_t most, struct law_hits *hits)
{
    struct matches matches = { 0 };
    enum result result = OK;

    *hits = (struct law_hits){ 0 };
    if (!is_of_laws(query))
        return OK;
    result = find_matches(db, arena, query, &matches);
    hits->total = (int64_t)matches.count;
    for (size_t i = first; result == OK && i < matches.count && i < first + most; i++) {
        struct law_hit hit = { 0 };

        result = read_hit(db, arena, query, matches.items[i].id, &hit);
        if (result == OK)
            *list_add(arena, hits) = hit;
    }
    return result;
}
