#include "finding/search.h"

#include <stdlib.h>
#include <string.h>

#include "accounts/account.h"
#include "base/arena.h"
#include "render/markdown.h"
#include "search/index.h"
#include "search/snippet.h"
#include "sql.h"
#include "topics/tag.h"

enum { SNIPPET_BYTES = 260 };

/* A post that matches, and what its place goes by: time, words or likes. */
struct match {
    int64_t id;
    int64_t weight;
};

struct matches {
    struct match *items;
    size_t count;
    size_t size;
};

static enum result find_author(struct db *db, struct arena *arena, const struct visitor *visitor,
                               struct query *query)
{
    struct account account = { 0 };
    enum result result = OK;

    query->author_id = 0;
    if (query->author.length) {
        result = account_by_handle(db, arena, query->author, &account);
        query->author_id = result == OK ? account.id : -1;
    }
    if (query->is_mine && (query->author_id == 0 || query->author_id == visitor->account_id))
        query->author_id = visitor->account_id ? visitor->account_id : -1;
    else if (query->is_mine)
        query->author_id = -1;
    return result == NOT_FOUND ? OK : result;
}

static enum result find_team(struct db *db, struct arena *arena, const struct visitor *visitor,
                             struct query *query)
{
    struct rows rows;
    enum result result;

    query->team_id = 0;
    if (!query->team.length)
        return OK;
    rows = db_query(db, sql_search_team, value(str_lower(arena, query->team)),
                    value(visitor->account_id), value(may_moderate(visitor)));
    query->team_id = rows_next(&rows) ? row_integer(&rows, "id") : -1;
    result = rows_end(&rows);
    return result;
}

/* One search: what all of its questions to the index have in common. */
struct search {
    struct db *db;
    struct arena *arena;
    const struct visitor *visitor;
    const struct query *query;
};

/* The newest that match, one more than are counted. */
static enum result ask(const struct search *search, const struct sql *statement, bool in_title,
                       struct matches *matches)
{
    struct query query = *search->query;
    struct rows rows;

    query.in_title |= in_title;
    rows = db_query_values(search->db, statement,
                           (struct value[]){
                               { 0 },
                               value(may_reach(search->visitor)),
                               value(search->visitor->account_id),
                               value(index_expression(search->db, search->arena, &query)),
                               value(query.after),
                               value(query.before ? query.before : INT64_MAX),
                               value(str_lower(search->arena, query.category)),
                               value((int)query.status),
                               value(query.posts_min),
                               value(query.team_id),
                               value(SEARCH_COUNTED_MAX + 1),
                               value(tag_fold(search->arena, query.tag)),
                           },
                           11);
    while (rows_next(&rows))
        *list_add(search->arena, matches) = (struct match){
            .id = row_integer(&rows, "id"),
            .weight = row_integer(&rows, "weight"),
        };
    return rows_end(&rows);
}

static int by_weight(const void *a, const void *b)
{
    const struct match *left = a, *right = b;

    if (left->weight != right->weight)
        return left->weight < right->weight ? 1 : -1;
    return left->id < right->id ? 1 : left->id > right->id ? -1 : 0;
}

static int by_id(const void *a, const void *b)
{
    const struct match *left = a, *right = b;

    return left->id < right->id ? -1 : left->id > right->id;
}

/* Appends those that are not among the first ones. */
static void add_others(struct arena *arena, struct matches *first, const struct matches *others)
{
    struct matches known = { .count = first->count };

    known.items = arena_alloc(arena, known.count * sizeof *known.items);
    if (known.count)
        memcpy(known.items, first->items, known.count * sizeof *known.items);
    qsort(known.items, known.count, sizeof *known.items, by_id);
    for (size_t i = 0; i < others->count; i++)
        if (!bsearch(&others->items[i], known.items, known.count, sizeof *known.items, by_id))
            *list_add(arena, first) = others->items[i];
}

static void sort(struct matches *matches)
{
    if (matches->count)
        qsort(matches->items, matches->count, sizeof *matches->items, by_weight);
}

/* All that can be shown, in order; gives how many match. */
static enum result find_matches(const struct search *search, struct matches *matches,
                                int64_t *total)
{
    static const struct sql *const statements[] = { [ORDER_RELEVANCE] = &sql_search_weighed,
                                                    [ORDER_LATEST] = &sql_search_newest,
                                                    [ORDER_LIKES] = &sql_search_liked };
    const struct sql *statement = statements[search->query->order];
    struct matches titles = { 0 };
    enum result result = ask(search, statement, false, matches);

    *total = (int64_t)matches->count;
    sort(matches);
    if (result != OK || *total <= SEARCH_COUNTED_MAX || search->query->order != ORDER_RELEVANCE)
        return result;
    /* Too many to weigh each of them: not so those with the words in their title. */
    result = ask(search, statement, true, &titles);
    sort(&titles);
    add_others(search->arena, &titles, matches);
    *matches = titles;
    return result;
}

static struct search_hit hit_from(struct rows *rows, const struct search *search)
{
    struct arena *arena = search->arena;
    bool is_gone = row_integer(rows, "deleted_at") || row_integer(rows, "hidden_at");
    struct html html = { is_gone ? STR("") : row_text(rows, "html", arena) };
    struct str plain = markdown_plain(arena, html, MARKDOWN_IMPORTED_MAX);
    struct str title = row_text(rows, "topic_title", arena);

    return (struct search_hit){
        .post_id = row_integer(rows, "id"),
        .number = row_integer(rows, "number"),
        .is_first = row_integer(rows, "number") == row_integer(rows, "first"),
        .author = author_from(rows, arena, "author"),
        .created_at = row_integer(rows, "created_at"),
        .likes = row_integer(rows, "likes"),
        .lang = row_text(rows, "lang", arena),
        .snippet = snippet_of(arena, plain, search->query, SNIPPET_BYTES),
        .topic_id = row_integer(rows, "topic_id"),
        .topic_slug = row_text(rows, "topic_slug", arena),
        .topic_title = snippet_whole(arena, title, search->query),
        .topic_lang = row_text(rows, "topic_lang", arena),
        .topic_is_closed = row_integer(rows, "closed_at") != 0,
        .category_id = row_integer(rows, "category_id"),
        .category_slug = row_text(rows, "category_slug", arena),
        .category_name = row_text(rows, "category_name", arena),
    };
}

static enum result add_hit(const struct search *search, int64_t id, struct search_results *results)
{
    struct rows rows = db_query(search->db, sql_search_hit, value(id));

    if (rows_next(&rows))
        *list_add(search->arena, results) = hit_from(&rows, search);
    return rows_end_one(&rows);
}

enum result search_find(struct db *db, struct arena *arena, struct search_wish *wish,
                        struct search_results *results)
{
    struct query *query = &wish->query;
    struct search search = { db, arena, wish->visitor, query };
    struct matches matches = { 0 };
    size_t first = (size_t)(wish->page - 1) * SEARCH_PER_PAGE;
    enum result result = find_author(db, arena, wish->visitor, query);

    *results = (struct search_results){ 0 };
    if (result == OK)
        result = find_team(db, arena, wish->visitor, query);
    if (result != OK || query_is_empty(query) || query->author_id < 0 || query->team_id < 0 ||
        query->kind > KIND_DEBATE || query->status > STATUS_CLOSED)
        return result;
    result = find_matches(&search, &matches, &results->total);
    if (wish->page > SEARCH_PAGES_MAX)
        return result;
    for (size_t i = first; result == OK && i < matches.count && i < first + SEARCH_PER_PAGE; i++)
        result = add_hit(&search, matches.items[i].id, results);
    return result;
}
