#include "texts/compare.h"

#include "base/arena.h"

/* The words of an article, a line for each paragraph. */
struct lines {
    struct str *items;
    size_t count;
    size_t size;
};

struct str paragraph_words(struct arena *arena, const struct segment *segment)
{
    struct buffer out = { .arena = arena };
    struct str body = segment->body;

    if (segment->kind != SEGMENT_ROW)
        return body;
    while (body.length) {
        struct str cell = str_cut(&body, '\t');

        buffer_format(&out, "%.*s%s", STR_ARGS(cell), body.length ? " | " : "");
    }
    return buffer_str(&out);
}

static enum result read_lines(struct db *db, struct arena *arena, int64_t version_id,
                              const struct state *article, struct lines *lines)
{
    struct states states = { 0 };
    enum result result = OK;

    if (article->segment_id)
        result = states_of_article(db, arena, version_id, article->segment_id, &states);
    for (size_t i = 0; i < states.count; i++) {
        const struct segment *segment = &states.items[i].segment;

        if (segment->kind == SEGMENT_ALINEA || segment->kind == SEGMENT_ROW)
            *list_add(arena, lines) = paragraph_words(arena, segment);
    }
    return result;
}

enum result compare_article(struct db *db, struct arena *arena, int64_t before_id, int64_t after_id,
                            const struct article_change *change, struct diff_lines *compared)
{
    struct lines before = { 0 }, after = { 0 };
    enum result result = read_lines(db, arena, before_id, &change->before, &before);

    if (result == OK)
        result = read_lines(db, arena, after_id, &change->after, &after);
    if (result == OK)
        *compared = diff_lines(arena, before.items, before.count, after.items, after.count);
    return result;
}

size_t compared_bytes(const struct diff_lines *lines)
{
    size_t bytes = 0;

    for (size_t i = 0; i < lines->count; i++)
        for (size_t r = 0; r < lines->items[i].runs.count; r++)
            bytes += lines->items[i].runs.items[r].text.length;
    return bytes;
}
