#include "topics/quote.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "sql.h"
#include "topics/post.h"

const struct quote *quote_at(const struct quotes *quotes, int place)
{
    for (size_t i = 0; i < quotes->count; i++)
        if (quotes->items[i].place == place)
            return &quotes->items[i];
    return NULL;
}

static struct post *post_with_id(const struct posts *posts, int64_t id)
{
    for (size_t i = 0; i < posts->count; i++)
        if (posts->items[i].id == id)
            return &posts->items[i];
    return NULL;
}

/* The ids of the posts that quote anything, as $1 and on; 0, which is no post, for the others. */
static bool ids_that_quote(const struct posts *posts, struct value *ids)
{
    bool any = false;

    for (size_t i = 0; i < QUOTED_POSTS_MAX; i++) {
        bool quotes =
            i < posts->count && markdown_has_hole(posts->items[i].html, MARKDOWN_HOLE_QUOTE);

        ids[i + 1] = value(quotes ? posts->items[i].id : INT64_C(0));
        any = any || quotes;
    }
    return any;
}

static struct quote quote_from(struct rows *rows, struct arena *arena)
{
    return (struct quote){
        .place = (int)row_integer(rows, "place"),
        .html = { row_text(rows, "html", arena) },
        .handle = row_text(rows, "quoted_handle", arena),
        .number = row_integer(rows, "quoted_number"),
        .topic_id = row_integer(rows, "quoted_topic_id"),
        .topic_slug = row_text(rows, "topic_slug", arena),
        .is_found = !row_is_null(rows, "quoted_id"),
        .is_withdrawn = row_integer(rows, "is_withdrawn") != 0,
        .author = author_from(rows, arena, "author"),
    };
}

/* What stands inside another's words is withdrawn with them, having no hole of its own. */
static void take(struct rows *rows, struct arena *arena, struct quotes *quotes)
{
    int64_t inside = row_integer(rows, "inside");

    if (inside == row_integer(rows, "place")) {
        *list_add(arena, quotes) = quote_from(rows, arena);
        return;
    }
    for (size_t i = 0; i < quotes->count; i++)
        if (quotes->items[i].place == inside && row_integer(rows, "is_withdrawn"))
            quotes->items[i].is_withdrawn = true;
}

static void blank_withdrawn(struct posts *posts)
{
    for (size_t i = 0; i < posts->count; i++)
        for (size_t j = 0; j < posts->items[i].quotes.count; j++)
            if (posts->items[i].quotes.items[j].is_withdrawn)
                posts->items[i].quotes.items[j].html = (struct html){ STR("") };
}

enum result quotes_read(struct db *db, struct arena *arena, struct posts *posts)
{
    struct value ids[QUOTED_POSTS_MAX + 1] = { 0 };
    struct rows rows;

    assert(posts->count <= QUOTED_POSTS_MAX);
    if (!ids_that_quote(posts, ids))
        return OK;
    rows = db_query_values(db, &sql_quotes_of_posts, ids, QUOTED_POSTS_MAX);
    while (rows_next(&rows)) {
        struct post *post = post_with_id(posts, row_integer(&rows, "post_id"));

        if (post)
            take(&rows, arena, &post->quotes);
    }
    blank_withdrawn(posts);
    return rows_end(&rows);
}

static enum result preview_one(struct db *db, struct arena *arena, int64_t topic_id,
                               struct quote *quote)
{
    struct rows rows = db_query(db, sql_quote_target, value(quote->topic_id), value(quote->number),
                                value(topic_id));

    if (rows_next(&rows)) {
        quote->is_found = true;
        quote->topic_slug = row_text(&rows, "topic_slug", arena);
        quote->is_withdrawn = row_integer(&rows, "is_withdrawn") != 0;
        quote->author = author_from(&rows, arena, "author");
    }
    return rows_end(&rows);
}

enum result quotes_of_preview(struct db *db, struct arena *arena, int64_t topic_id,
                              const struct markdown_quotes *references, struct quotes *quotes)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && i < references->count; i++) {
        const struct markdown_quote *reference = &references->items[i];
        struct quote *quote = list_add(arena, quotes);

        *quote = (struct quote){
            .place = (int)i,
            .html = reference->html,
            .handle = reference->handle,
            .number = reference->number,
            .topic_id = reference->topic_id ? reference->topic_id : topic_id,
        };
        result = preview_one(db, arena, topic_id, quote);
    }
    return result;
}

enum result quotes_keep(struct db *db, int64_t post_id, int64_t revision, int64_t topic_id,
                        const struct markdown_quotes *quotes)
{
    enum result result = db_do(db, sql_quotes_drop, value(post_id), value(revision));

    for (size_t i = 0; result == OK && i < quotes->count; i++) {
        const struct markdown_quote *quote = &quotes->items[i];

        result = db_do(db, sql_quote_add, value(post_id), value(revision), value((int64_t)i),
                       value((int64_t)quote->inside),
                       value(quote->topic_id ? quote->topic_id : topic_id), value(quote->number),
                       value(quote->handle), value(quote->html.markup));
    }
    return result;
}

enum result quotes_forget(struct db *db, int64_t post_id)
{
    return db_do(db, sql_quotes_forget, value(post_id));
}

enum result quotes_masked(struct db *db, struct arena *arena, int64_t post_id, int64_t revision,
                          struct str *text)
{
    bool cut[MARKDOWN_QUOTES_MAX] = { 0 }, kept[MARKDOWN_QUOTES_MAX], any = false;
    struct rows rows;

    if (str_find(*text, STR("[quote="), 0) == text->length)
        return OK;
    rows = db_query(db, sql_quotes_withdrawn, value(post_id), value(revision));
    while (rows_next(&rows)) {
        int64_t place = row_integer(&rows, "place");

        any = true;
        if (place >= 0 && place < MARKDOWN_QUOTES_MAX)
            cut[place] = true;
    }
    if (any)
        *text = markdown_without_quotes(arena, *text, cut, kept);
    return rows_end(&rows);
}

enum result quotes_changed(struct db *db, int64_t topic_id, int64_t number)
{
    return number ? db_do(db, sql_quotes_changed, value(topic_id), value(number))
                  : db_do(db, sql_quotes_changed_topic, value(topic_id));
}
