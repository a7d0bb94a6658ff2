/*
 * Any bytes as a dump, as the YAML of a revision and as a category export: reading ends, within
 * memory in proportion to them, the same however they come in pieces, and lets nothing private
 * through.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "exchange/discourse_tables.h"
#include "exchange/dump.h"
#include "exchange/json_parts.h"
#include "exchange/revision_yaml.h"

/* What one byte may cost at most, and what none may. */
enum { BYTES_FOR_ONE = 64, BYTES_FOR_NONE = 4 * 1024 * 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct pieces {
    struct str rest;
    size_t bytes;
};

static enum result next_piece(void *context, struct str *piece, struct str *fault)
{
    struct pieces *pieces = context;

    (void)fault;
    *piece = str_slice(pieces->rest, 0, pieces->bytes);
    pieces->rest = str_slice(pieces->rest, piece->length, pieces->rest.length);
    return OK;
}

struct seen {
    struct discourse_content content;
    enum discourse_table table;
    int64_t rows;
};

static enum result on_table(void *context, struct str name, const struct dump_row *columns,
                            bool *wanted)
{
    struct seen *seen = context;

    seen->table = discourse_table_named(name);
    *wanted = seen->table < TABLE_COUNT && !discourse_table_lacks(seen->table, columns);
    return OK;
}

static enum result on_row(void *context, const struct dump_row *dump)
{
    struct seen *seen = context;
    struct discourse_row row = { .arena = seen->content.arena, .dump = dump };

    seen->rows++;
    discourse_row_add(&seen->content, seen->table, &row);
    return OK;
}

static void on_unreadable(void *context)
{
    struct seen *seen = context;

    seen->rows++;
}

static void on_end(void *context, int64_t rows, bool *enough)
{
    (void)context;
    (void)enough;
    assert(rows >= 0);
}

static void check(const struct discourse_content *content)
{
    for (size_t i = 0; i < content->posts.count; i++) {
        const struct discourse_post *post = &content->posts.items[i];

        assert(post->id > 0 && post->number > 0 && post->number <= DISCOURSE_NUMBER_MAX);
        assert(post->answers >= 0 && post->answers < post->number && post->created_at > 0);
        assert(post->topic < content->topics.count && post->person < content->people.count);
        assert(!post->deleted_at || (!post->raw.length && !post->cooked.length));
        assert(str_is_utf8(post->raw) &&
               !memchr(post->raw.data ? post->raw.data : "", '\0', post->raw.length));
    }
    for (size_t i = 0; i < content->topics.count; i++)
        assert(!content->topics.items[i].refusal || !content->topics.items[i].title.length);
    for (size_t i = 0; i < content->revisions.count; i++)
        assert(content->revisions.items[i].number > 1 &&
               str_is_utf8(content->revisions.items[i].before) &&
               str_is_utf8(content->revisions.items[i].after));
}

static struct seen read_dump(struct arena *arena, struct str bytes, size_t piece_bytes)
{
    struct seen seen = { .content = { .arena = arena } };
    const struct dump_visit visit = { &seen, on_table, on_row, on_unreadable, on_end };
    struct pieces pieces = { bytes, piece_bytes };
    struct str fault = { 0 };
    enum result result = dump_read(arena, (struct feed){ next_piece, &pieces }, &visit, &fault);

    assert(result == OK || (result == NOT_VALID && fault.length));
    check(&seen.content);
    return seen;
}

static enum result on_part(void *context, struct str key, struct str part)
{
    size_t *bytes = context;

    assert(key.length <= JSON_KEY_BYTES_MAX && part.length);
    *bytes += part.length;
    return OK;
}

static size_t read_parts(struct arena *arena, struct str bytes, size_t piece_bytes)
{
    size_t part_bytes = 0;
    const struct json_parts_visit visit = { &part_bytes, on_part };
    struct pieces pieces = { bytes, piece_bytes };
    struct str fault = { 0 };

    if (json_parts(arena, (struct feed){ next_piece, &pieces }, &visit, &fault) == NOT_VALID)
        assert(fault.length);
    assert(part_bytes <= bytes.length);
    return part_bytes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { .cap = BYTES_FOR_NONE + BYTES_FOR_ONE * size };
    struct str bytes = { (const char *)data, size };
    struct str before, after;
    struct seen whole = read_dump(&arena, bytes, size), apart = read_dump(&arena, bytes, 7);

    assert(whole.rows == apart.rows && whole.content.posts.count == apart.content.posts.count);
    if (revision_texts(&arena, bytes, &before, &after) == OK)
        assert(before.length + after.length <= 4 * size);
    read_parts(&arena, bytes, size);
    arena_free(&arena);
    return 0;
}
