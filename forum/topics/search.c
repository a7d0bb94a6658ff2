#include "topics/search.h"

#include <stdlib.h>

#include "accounts/account.h"
#include "base/arena.h"
#include "render/markdown.h"
#include "search/index.h"
#include "search/snippet.h"
#include "sql.h"
#include "topics/tag.h"

enum { SNIPPET_BYTES = 260 };

/* A post that matches. */
struct match {
    int64_t id;
    int64_t created_at;
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

/* Those that match, in the statement's order, one more than are counted. */
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
            .created_at = row_integer(&rows, "created_at"),
        };
    return rows_end(&rows);
}

static int by_time(const void *a, const void *b)
{
    const struct match *left = a, *right = b;

    if (left->created_at != right->created_at)
        return left->created_at < right->created_at ? 1 : -1;
    return left->id < right->id ? 1 : left->id > right->id ? -1 : 0;
}

static bool has(const struct matches *matches, int64_t id)
{
    for (size_t i = 0; i < matches->count; i++)
        if (matches->items[i].id == id)
            return true;
    return false;
}

/* Too many to weigh each of them: those with the words in their title, then the newest. */
static enum result put_titles_first(const struct search *search, struct matches *matches)
{
    struct matches first = { 0 };
    size_t titles;
    enum result result = ask(search, &sql_search_newest, true, &first);

    if (first.count > SEARCH_COUNTED_MAX)
        first.count = SEARCH_COUNTED_MAX;
    titles = first.count;
    for (size_t i = 0; i < matches->count && first.count < SEARCH_COUNTED_MAX; i++)
        if (!titles || !has(&(struct matches){ first.items, titles, 0 }, matches->items[i].id))
            *list_add(search->arena, &first) = matches->items[i];
    *matches = first;
    return result;
}

/* All that can be shown, in order; gives how many match. */
static enum result find_matches(const struct search *search, struct matches *matches,
                                int64_t *total)
{
    enum query_order order = search->query->order;
    enum result result = ask(search, &sql_search_newest, false, matches);

    *total = (int64_t)matches->count;
    if (result != OK || !matches->count)
        return result;
    if (matches->count > SEARCH_COUNTED_MAX && order == ORDER_RELEVANCE)
        return put_titles_first(search, matches);
    if (order == ORDER_LATEST) {
        qsort(matches->items, matches->count, sizeof *matches->items, by_time);
        return OK;
    }
    matches->count = 0;
    return ask(search, order == ORDER_LIKES ? &sql_search_liked : &sql_search_ranked, false,
               matches);
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

enum result search_find(struct db *db, struct arena *arena, const struct visitor *visitor,
                        struct query *query, int page, struct search_results *results)
{
    struct search search = { db, arena, visitor, query };
    struct matches matches = { 0 };
    size_t first = (size_t)(page - 1) * SEARCH_PER_PAGE;
    enum result result = find_author(db, arena, visitor, query);

    *results = (struct search_results){ 0 };
    if (result == OK)
        result = find_team(db, arena, visitor, query);
    if (result != OK || query_is_empty(query) || query->author_id < 0 || query->team_id < 0)
        return result;
    result = find_matches(&search, &matches, &results->total);
    if (page > SEARCH_PAGES_MAX)
        return result;
    for (size_t i = first; result == OK && i < matches.count && i < first + SEARCH_PER_PAGE; i++)
        result = add_hit(&search, matches.items[i].id, results);
    return result;
}
