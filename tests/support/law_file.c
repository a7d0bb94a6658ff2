#include "support/law_file.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"

static void put_titled(struct buffer *out, const char *kind, const struct segment *segment)
{
    buffer_put_c(out, kind);
    if (segment->name.length)
        buffer_format(out, " %.*s", STR_ARGS(segment->name));
    if (segment->num.length)
        buffer_format(out, " %.*s", STR_ARGS(segment->num));
    if (segment->head.length)
        buffer_format(out, " | %.*s", STR_ARGS(segment->head));
}

static void put_row(struct buffer *out, struct str body)
{
    buffer_put_c(out, "row ");
    for (size_t i = 0; i < body.length; i++)
        buffer_put(out, body.data[i] == '\t' ? "|" : &body.data[i], 1);
}

static void put_line(struct buffer *out, const struct segment *segment)
{
    if (segment->kind == SEGMENT_PART) {
        put_titled(out, "part", segment);
    } else if (segment->kind == SEGMENT_ARTICLE) {
        put_titled(out, "article", segment);
    } else if (segment->kind == SEGMENT_ROW) {
        put_row(out, segment->body);
    } else if (segment->kind == SEGMENT_NOTE) {
        buffer_format(out, "note%s%.*s: %.*s", segment->num.length ? " " : "",
                      STR_ARGS(segment->num), STR_ARGS(segment->body));
    } else {
        for (int64_t i = 0; i < segment->depth; i++)
            buffer_put_c(out, ". ");
        buffer_format(out, "%.*s%s%.*s", STR_ARGS(segment->num), segment->num.length ? " " : "",
                      STR_ARGS(segment->body));
    }
}

struct str law_lines(struct arena *arena, const struct document *document, bool with_ids)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < document->count; i++) {
        const struct segment *segment = &document->items[i];

        for (size_t up = segment->parent; up != SEGMENT_NONE; up = document->items[up].parent) {
            ck_assert_uint_lt(up, i);
            buffer_put_c(&out, "  ");
        }
        put_line(&out, segment);
        if (with_ids && segment->official.length)
            buffer_format(&out, " [%.*s]", STR_ARGS(segment->official));
        buffer_put_c(&out, "\n");
    }
    return buffer_str(&out);
}

struct document *law_file_read(struct arena *arena, const char *path, const char *date,
                               size_t count)
{
    struct law_documents documents;
    struct str fault;
    enum result result = law_read(arena, path, str_of(date), &documents, &fault);

    ck_assert_msg(result == OK, "%s: %.*s", path, STR_ARGS(fault));
    ck_assert_uint_eq(documents.count, count);
    return documents.items;
}

enum result law_bytes_read(struct arena *arena, struct str bytes, struct law_documents *documents,
                           struct str *fault)
{
    char path[] = "/tmp/palabre-law-XXXXXX";
    int file = mkstemp(path);
    enum result result;

    ck_assert_int_ge(file, 0);
    ck_assert_int_eq(write(file, bytes.data, bytes.length), (ssize_t)bytes.length);
    close(file);
    result = law_read(arena, path, STR(""), documents, fault);
    unlink(path);
    return result;
}

void law_refused(struct arena *arena, struct str bytes, const char *why)
{
    struct law_documents documents;
    struct str fault;

    ck_assert_int_eq(law_bytes_read(arena, bytes, &documents, &fault), NOT_VALID);
    ck_assert_uint_eq(documents.count, 0);
    ck_assert_msg(str_starts(fault, "/tmp/palabre-law-") &&
                      str_find(fault, str_of(why), 0) < fault.length,
                  "\"%.*s\" should say \"%s\"", STR_ARGS(fault), why);
}

int64_t law_gap_times(const struct document *document, const char *what)
{
    for (size_t i = 0; i < document->gaps.count; i++)
        if (str_equal(document->gaps.items[i].what, str_of(what)))
            return document->gaps.items[i].times;
    return 0;
}
