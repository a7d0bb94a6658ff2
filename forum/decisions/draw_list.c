#include "decisions/draw_list.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"

enum { DELETE_CHARACTER = 0x7f };

static enum result fail(struct arena *arena, size_t line, const char *what, struct str *fault)
{
    *fault = str_format(arena, "line %zu%s", line, what);
    return NOT_VALID;
}

static bool has_controls(struct str text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] < ' ' || text.data[i] == DELETE_CHARACTER)
            return true;
    return false;
}

/* What keeps the text from being a field of one line; NULL when nothing does. */
static const char *fault_of(struct str text, size_t length_max)
{
    if (!text.length)
        return "it is empty";
    if (!str_is_utf8(text))
        return "it is not UTF-8";
    if (text.data[text.length - 1] == '\r')
        return "it ends in a carriage return; lines end in a newline alone";
    if (has_controls(text))
        return "it holds a control character";
    if (str_starts(text, "\xEF\xBB\xBF"))
        return "it begins with a byte order mark";
    if (str_trim(text).length != text.length)
        return "there is a space before or after it";
    return text.length > length_max ? "it is too long" : NULL;
}

static enum result check_field(struct arena *arena, size_t line, const char *name,
                               const char *wrong, struct str *fault)
{
    if (!wrong)
        return OK;
    return fail(arena, line, str_format(arena, ", %s: %s", name, wrong).data, fault);
}

static enum result read_line(struct arena *arena, struct str line, size_t number,
                             struct draw_member *member, struct str *fault)
{
    bool has_label = str_find(line, STR("\t"), 0) < line.length;
    enum result result;

    if (!line.length)
        return fail(arena, number, ": it is empty", fault);
    member->id = str_cut(&line, '\t');
    member->label = line;
    result = check_field(arena, number, "id", fault_of(member->id, DRAW_ID_MAX), fault);
    if (result == OK && has_label)
        result =
            check_field(arena, number, "label", fault_of(member->label, DRAW_LABEL_MAX), fault);
    return result;
}

static int by_id(const void *one, const void *other)
{
    const struct draw_member *a = *(struct draw_member *const *)one;
    const struct draw_member *b = *(struct draw_member *const *)other;
    int order = str_order(a->id, b->id);

    return order ? order : (a > b) - (a < b);
}

/* The members by their ids, and those of one id by their lines. */
static const struct draw_member **sorted(struct arena *arena, const struct draw_list *list)
{
    const struct draw_member **members = arena_alloc(arena, (list->count + 1) * sizeof *members);

    for (size_t i = 0; i < list->count; i++)
        members[i] = &list->items[i];
    qsort(members, list->count, sizeof *members, by_id);
    return members;
}

static enum result check_ids(struct arena *arena, const struct draw_list *list, struct str *fault)
{
    const struct draw_member **members = sorted(arena, list);

    for (size_t i = 1; i < list->count; i++)
        if (str_equal(members[i - 1]->id, members[i]->id))
            return fail(arena, (size_t)(members[i] - list->items) + 1,
                        str_format(arena, ", id: it stands in line %zu already",
                                   (size_t)(members[i - 1] - list->items) + 1)
                            .data,
                        fault);
    return OK;
}

enum result draw_list_read(struct arena *arena, struct str text, struct draw_list *list,
                           struct str *fault)
{
    enum result result = OK;

    *list = (struct draw_list){ 0 };
    while (result == OK && text.length) {
        struct draw_member member = { 0 };

        if (list->count == DRAW_MEMBERS_MAX)
            return fail(arena, list->count + 1, ": a draw takes at most a million members", fault);
        result = read_line(arena, str_cut(&text, '\n'), list->count + 1, &member, fault);
        *list_add(arena, list) = member;
    }
    if (result == OK && !list->count)
        return fail(arena, 1, ": nobody is on the list", fault);
    return result == OK ? check_ids(arena, list, fault) : result;
}

static int by_bytes(const void *one, const void *other)
{
    return str_order(*(const struct str *)one, *(const struct str *)other);
}

/* Whole lines are compared: a tab comes before other characters that an id may go on with. */
static struct str *sorted_lines(struct arena *arena, const struct draw_list *list)
{
    struct str *lines = arena_alloc(arena, (list->count + 1) * sizeof *lines);

    for (size_t i = 0; i < list->count; i++) {
        const struct draw_member *member = &list->items[i];

        lines[i] = member->label.length ? str_format(arena, "%.*s\t%.*s", STR_ARGS(member->id),
                                                     STR_ARGS(member->label))
                                        : member->id;
    }
    qsort(lines, list->count, sizeof *lines, by_bytes);
    return lines;
}

void draw_list_hash(struct arena *arena, const struct draw_list *list, struct hash *hash)
{
    const struct str *lines = sorted_lines(arena, list);
    struct buffer all = { .arena = arena };

    for (size_t i = 0; i < list->count; i++) {
        buffer_put_str(&all, lines[i]);
        buffer_put_c(&all, "\n");
    }
    draw_hash(buffer_str(&all), hash);
}
