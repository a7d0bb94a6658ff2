#include "decisions/drawing.h"

#include <inttypes.h>

#include "base/arena.h"
#include "decisions/draw.h"
#include "log/entry.h"
#include "log/head.h"
#include "log/pages.h"
#include "render/json.h"
#include "store/db.h"

static enum result announce(struct db *db, struct arena *arena, struct drawing *drawing)
{
    struct buffer out = { .arena = arena };
    struct json json = { .out = &out };

    json_begin_object(&json);
    json_put_integer(&json, "decision", drawing->decision_id);
    json_put_string(&json, "for", str_of(drawing->what));
    json_put_integer(&json, "seats", (int64_t)drawing->seats);
    json_key(&json, "list");
    json_begin_array(&json);
    for (size_t i = 0; i < drawing->count; i++)
        json_number(&json, drawing->ids[i]);
    json_end(&json);
    json_end(&json);
    return entry_append(db, arena,
                        &(struct entry){
                            .kind = "draw",
                            .subject = str_format(arena, "decision/%" PRId64, drawing->decision_id),
                            .payload = buffer_str(&out),
                        },
                        &drawing->entry);
}

/* Whose tickets come first; a member's id is the account's in decimal digits. */
static enum result draw(struct arena *arena, const struct hash *seed, struct drawing *drawing)
{
    struct draw_member *members = arena_alloc(arena, drawing->count * sizeof *members);
    struct draw_wish wish = { *seed, members, drawing->count, .seats = drawing->seats };
    struct draw draw;
    enum result result;

    for (size_t i = 0; i < drawing->count; i++)
        members[i].id = str_format(arena, "%" PRId64, drawing->ids[i]);
    result = draw_hold(arena, &wish, &draw);
    if (result != OK)
        return result;
    for (; drawing->drawn_count < draw.drawn; drawing->drawn_count++)
        drawing->drawn[drawing->drawn_count] =
            drawing->ids[draw.places[drawing->drawn_count].member - members];
    return OK;
}

enum result drawing_hold(struct db *db, struct arena *arena, struct drawing *drawing)
{
    struct hash seed;
    enum result result;

    drawing->drawn_count = 0;
    drawing->entry = -1;
    if (!drawing->count)
        return OK;
    result = announce(db, arena, drawing);
    if (result == OK)
        result = head_root(db, arena, &seed);
    if (result != OK)
        return result;
    drawing->seed = str_hex(arena, hash_bytes(&seed));
    return draw(arena, &seed, drawing);
}
