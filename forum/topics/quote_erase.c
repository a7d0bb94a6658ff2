#include "base/arena.h"
#include "sql.h"
#include "topics/quote.h"

/* A text of a post that quotes the words to be erased. */
struct text {
    int64_t post_id;
    int64_t revision;
    bool is_current; /* else it stands in the history */
};

struct texts {
    struct text *items;
    size_t count;
    size_t size;
};

static enum result find_texts(struct db *db, struct arena *arena, int64_t topic_id, int64_t number,
                              struct texts *texts)
{
    struct rows rows = db_query(db, sql_quotes_quoting, value(topic_id), value(number));

    while (rows_next(&rows))
        *list_add(arena, texts) = (struct text){
            .post_id = row_integer(&rows, "post_id"),
            .revision = row_integer(&rows, "revision"),
            .is_current = row_integer(&rows, "is_current") != 0,
        };
    return rows_end(&rows);
}

static enum result read_markdown(struct db *db, struct arena *arena, const struct text *text,
                                 struct str *markdown)
{
    struct rows rows = db_query(db, sql_quotes_text, value(text->post_id), value(text->revision));

    if (rows_next(&rows))
        *markdown = row_text(&rows, "markdown", arena);
    return rows_end_one(&rows);
}

static enum result read_references(struct db *db, struct arena *arena, const struct text *text,
                                   struct markdown_quotes *references)
{
    struct rows rows =
        db_query(db, sql_quotes_of_text, value(text->post_id), value(text->revision));

    while (rows_next(&rows))
        *list_add(arena, references) = (struct markdown_quote){
            .handle = row_text(&rows, "quoted_handle", arena),
            .number = row_integer(&rows, "quoted_number"),
            .topic_id = row_integer(&rows, "quoted_topic_id"),
            .inside = (size_t)row_integer(&rows, "inside"),
        };
    return rows_end(&rows);
}

/*
 * What the references name is known from the rows and not from the text: an
 * import may have changed the numbers, and the text says those of before.
 */
static void name_references(struct markdown_quotes *found, const struct markdown_quotes *known,
                            const bool *kept)
{
    size_t place = 0;

    for (size_t i = 0; i < known->count && place < found->count; i++)
        if (kept[i]) {
            found->items[place].topic_id = known->items[i].topic_id;
            found->items[place++].number = known->items[i].number;
        }
}

/* Rendered here although a transaction is open: the text was checked when it came in. */
static enum result store_current(struct db *db, struct arena *arena, const struct text *text,
                                 struct str markdown, struct markdown *rendered)
{
    *rendered = markdown_render(arena, markdown, MARKDOWN_IMPORTED_MAX);
    return db_do(db, sql_quotes_set_text, value(text->post_id), value(markdown),
                 value(rendered->html.markup), value(MARKDOWN_VERSION));
}

/* The references that are still in a text of the history, renumbered. */
static struct markdown_quotes remaining(struct arena *arena, const struct markdown_quotes *known,
                                        const bool *kept)
{
    struct markdown_quotes rest = { 0 };

    for (size_t i = 0; i < known->count; i++)
        if (kept[i]) {
            struct markdown_quote *reference = list_add(arena, &rest);

            *reference = known->items[i];
            reference->inside = rest.count - 1;
        }
    return rest;
}

static enum result erase_in(struct db *db, struct arena *arena, const struct text *text,
                            int64_t topic_id, int64_t number)
{
    bool cut[MARKDOWN_QUOTES_MAX] = { 0 }, kept[MARKDOWN_QUOTES_MAX] = { 0 };
    struct markdown_quotes known = { 0 };
    struct markdown rendered = { 0 };
    struct str markdown = STR("");
    enum result result = read_markdown(db, arena, text, &markdown);

    if (result == OK)
        result = read_references(db, arena, text, &known);
    if (result != OK)
        return result;
    for (size_t i = 0; i < known.count && i < MARKDOWN_QUOTES_MAX; i++)
        cut[i] = known.items[i].topic_id == topic_id && known.items[i].number == number;
    markdown = markdown_without_quotes(arena, markdown, cut, kept);
    if (text->is_current) {
        result = store_current(db, arena, text, markdown, &rendered);
        name_references(&rendered.quotes, &known, kept);
    } else {
        result = db_do(db, sql_quotes_set_revision, value(text->post_id), value(text->revision),
                       value(markdown));
        rendered.quotes = remaining(arena, &known, kept);
    }
    return result == OK ? quotes_keep(db, text->post_id, text->revision, topic_id, &rendered.quotes)
                        : result;
}

enum result quotes_erase(struct db *db, struct arena *arena, int64_t topic_id, int64_t number)
{
    struct texts texts = { 0 };
    enum result result = find_texts(db, arena, topic_id, number, &texts);

    for (size_t i = 0; result == OK && i < texts.count; i++)
        result = erase_in(db, arena, &texts.items[i], topic_id, number);
    return result;
}
