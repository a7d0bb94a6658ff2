/*
 * Any bytes as the list of a draw. A list that is taken is written back as it
 * stood, has one hash whatever its order, and can be drawn from whole.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "decisions/draw_list.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool holds)
{
    if (!holds)
        abort();
}

static void check_written_back(struct arena *arena, const struct draw_list *list, struct str text)
{
    struct buffer buffer = { .arena = arena };

    for (size_t i = 0; i < list->count; i++) {
        buffer_put_str(&buffer, list->items[i].id);
        if (list->items[i].label.length)
            buffer_put_c(&buffer, "\t");
        buffer_put_str(&buffer, list->items[i].label);
        buffer_put_c(&buffer, "\n");
    }
    if (!str_ends(text, "\n"))
        buffer.length--;
    expect(str_equal(buffer_str(&buffer), text));
}

static void check_order(struct arena *arena, struct draw_list list)
{
    struct hash before, after;
    struct draw_member first = list.items[0];

    draw_list_hash(arena, &list, &before);
    list.items[0] = list.items[list.count - 1];
    list.items[list.count - 1] = first;
    draw_list_hash(arena, &list, &after);
    expect(hash_equal(&before, &after));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { 0 };
    struct str text = str_copy(&arena, (struct str){ (const char *)data, size }), fault = { 0 };
    struct draw_list list;
    struct draw_wish wish = { .seats = size };
    struct draw draw;

    if (draw_list_read(&arena, text, &list, &fault) == OK) {
        check_written_back(&arena, &list, text);
        check_order(&arena, list);
        wish.members = list.items;
        wish.count = list.count;
        expect(draw_hold(&arena, &wish, &draw) == OK && draw.drawn == list.count);
    } else {
        expect(str_starts(fault, "line ") && str_is_utf8(fault));
    }
    arena_free(&arena);
    return 0;
}
