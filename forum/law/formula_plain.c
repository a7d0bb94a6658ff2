#include <inttypes.h>

#include "base/buffer.h"
#include "law/formula_inside.h"
#include "law/formula_names.h"

const char *const act_names[ACTS] = {
    [ACT_DELETE] = "delete",
    [ACT_REPLACE] = "replace",
    [ACT_INSERT_AFTER] = "insert-after",
    [ACT_INSERT_BEFORE] = "insert-before",
    [ACT_PREPEND] = "prepend",
    [ACT_APPEND] = "append",
    [ACT_REWRITE_END] = "rewrite-end",
    [ACT_REWRITE_START] = "rewrite-start",
    [ACT_RENUMBER] = "renumber",
    [ACT_NEW_ARTICLE] = "new-article",
    [ACT_CHANGE] = "change",
    [ACT_NONE] = "none",
};

const char *const content_names[CONTENT_NUMBER + 1] = {
    [CONTENT_NONE] = "none",       [CONTENT_WORDS] = "words",     [CONTENT_SENTENCES] = "sentences",
    [CONTENT_ALINEAS] = "alineas", [CONTENT_ARTICLE] = "article", [CONTENT_NUMBER] = "number",
};

static void put_text(struct buffer *out, struct str text)
{
    buffer_put_c(out, "\"");
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '"' || text.data[i] == '\\')
            buffer_put_c(out, "\\");
        buffer_put(out, text.data + i, 1);
    }
    buffer_put_c(out, "\"");
}

static void put_named(struct buffer *out, const char *name, struct str text)
{
    if (!text.length)
        return;
    buffer_format(out, " (%s ", name);
    put_text(out, text);
    buffer_put_c(out, ")");
}

static void put_list(struct buffer *out, const char *name, const struct str_list *list)
{
    if (!list->count)
        return;
    buffer_format(out, " (%s", name);
    for (size_t i = 0; i < list->count; i++) {
        buffer_put_c(out, " ");
        put_text(out, list->items[i]);
    }
    buffer_put_c(out, ")");
}

static void put_ranges(struct buffer *out, const char *name, const struct number_ranges *ranges)
{
    if (!ranges->count)
        return;
    buffer_format(out, " (%s", name);
    for (size_t i = 0; i < ranges->count; i++) {
        const struct number_range *range = &ranges->items[i];

        buffer_format(out, " %" PRId64, range->from);
        if (range->to != range->from)
            buffer_format(out, "..%" PRId64, range->to);
    }
    buffer_put_c(out, ")");
}

static void put_number(struct buffer *out, const char *name, int64_t number)
{
    if (number)
        buffer_format(out, " (%s %" PRId64 ")", name, number);
}

static void put_flag(struct buffer *out, const char *name, bool is_set)
{
    if (is_set)
        buffer_format(out, " %s", name);
}

static void put_place(struct buffer *out, const struct place *place)
{
    put_named(out, "law", place->law);
    put_named(out, "article", place->article);
    put_named(out, "part", place->part);
    put_flag(out, "quoted-law", place->is_quoted_law);
    put_list(out, "points", &place->points);
    put_ranges(out, "alineas", &place->alineas);
    put_ranges(out, "sentences", &place->sentences);
    put_flag(out, "at-start", place->end == PLACE_START);
    put_flag(out, "at-end", place->end == PLACE_END);
    put_flag(out, "table", place->is_table);
    put_list(out, "columns", &place->columns);
    put_number(out, "page", place->page);
    put_number(out, "line", place->line);
    if (place->line_to != place->line)
        put_number(out, "line-to", place->line_to);
}

static void put_instruction(struct buffer *out, const struct instruction *instruction, int depth)
{
    buffer_format(out, "%*s(%s", 2 * depth, "", act_names[instruction->act]);
    put_named(out, "label", instruction->label);
    put_flag(out, "consequence", instruction->is_consequence);
    put_flag(out, "same", instruction->is_same);
    put_flag(out, "before", instruction->is_before);
    put_place(out, &instruction->place);
    put_list(out, "words", &instruction->words);
    put_named(out, "to", instruction->words_to);
    put_flag(out, "between", instruction->is_between);
    put_number(out, "occurrence", instruction->occurrence);
    put_number(out, "times", instruction->times);
    put_named(out, "number", instruction->number);
    if (instruction->content_kind != CONTENT_NONE)
        put_list(out, content_names[instruction->content_kind], &instruction->content);
    for (size_t i = 0; i < instruction->child_count; i++) {
        buffer_put_c(out, "\n");
        put_instruction(out, &instruction->children[i], depth + 1);
    }
    buffer_put_c(out, ")");
}

struct str formula_plain(struct arena *arena, const struct formula *formula)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < formula->count; i++) {
        put_instruction(&out, &formula->items[i], 0);
        buffer_put_c(&out, "\n");
    }
    for (size_t i = 0; i < formula->unknown_count; i++) {
        const struct unknown *unknown = &formula->unknown[i];

        buffer_put_c(&out, "(unknown ");
        put_text(&out, str_slice(formula->source, unknown->from, unknown->to));
        buffer_put_c(&out, ")\n");
    }
    return buffer_str(&out);
}
