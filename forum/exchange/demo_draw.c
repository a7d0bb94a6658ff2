#include "ballots/public_draw.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/demo_fill.h"

static enum result find(struct filling *filling, struct str word, struct public_draw *draw)
{
    for (size_t i = 0; i < filling->demo.draws.count; i++)
        if (str_equal(filling->demo.draws.items[i].word, word))
            return public_draw_find(filling->db, filling->arena, filling->demo.draws.items[i].id,
                                    draw);
    return problem_add(&filling->problems, "draw", "there is no such draw yet");
}

/* The file says "Nacre | femmes", and commas where a form has lines. */
static struct str as_typed(struct filling *filling, struct str text, struct str sign,
                           struct str instead)
{
    struct buffer out = { .arena = filling->arena };

    while (text.length) {
        size_t at = str_find(text, sign, 0);

        buffer_put_str(&out, str_slice(text, 0, at));
        if (at < text.length)
            buffer_put_str(&out, instead);
        text = str_slice(text, at + sign.length, text.length);
    }
    return buffer_str(&out);
}

static struct str sources(struct filling *filling, const struct demo_step *step)
{
    struct str values[PUBLIC_DRAW_SOURCES_MAX];
    size_t count = filling_numbered(filling, step, "source", values, PUBLIC_DRAW_SOURCES_MAX);
    struct buffer out = { .arena = filling->arena };

    for (size_t i = 0; i < count; i++) {
        buffer_put_str(&out, values[i]);
        buffer_put_c(&out, "\n");
    }
    return buffer_str(&out);
}

static enum result announce(struct filling *filling, const struct demo_step *step)
{
    static const char list_line[] = "\n=== list\n";
    size_t cut = str_find(step->text, str_of(list_line), 0);
    struct public_draw_wish wish = {
        .draw = { .category_id = filling_category(filling, step_field(step, "category")),
                  .lang = step->language,
                  .title = step_field(step, "title"),
                  .purpose = str_trim(str_slice(step->text, 0, cut)),
                  .seats = filling_number(step, "seats", 0),
                  .way = DRAW_TYPED,
                  .known_at = filling_moment(filling, step, "known"),
                  .actor.id = filling_actor(filling, step) },
        .quotas = as_typed(filling, step_field(step, "quotas"), STR(", "), STR("\n")),
        .sources = sources(filling, step),
        .list =
            as_typed(filling, str_slice(step->text, cut + sizeof list_line - 1, step->text.length),
                     STR(" | "), STR("\t")),
    };
    struct demo_ballot demo = { .word = step->what };
    enum result result =
        public_draw_announce(filling->db, filling->arena, &wish, &filling->problems, &demo.id);

    if (result == OK)
        *list_add(filling->arena, &filling->demo.draws) = demo;
    return result;
}

static enum result hold(struct filling *filling, const struct demo_step *step,
                        const struct public_draw *draw)
{
    struct str values[PUBLIC_DRAW_SOURCES_MAX];
    struct draw_holding holding = {
        .actor_id = filling_actor(filling, step),
        .bytes = values,
        .count = filling_numbered(filling, step, "value", values, PUBLIC_DRAW_SOURCES_MAX),
    };

    return public_draw_hold(filling->db, filling->arena, draw, &holding, &filling->problems);
}

static enum result act(struct filling *filling, const struct demo_step *step,
                       const struct public_draw *draw, struct str rest)
{
    struct draw_publishing publishing = { filling_actor(filling, step), draw->known_at };
    struct draw_stepping stepping = { .actor_id = filling_actor(filling, step),
                                      .reason = step_field(step, "reason") };

    switch (step->verb) {
    case STEP_PUBLISH_LIST:
        return public_draw_publish(filling->db, filling->arena, draw, &publishing,
                                   &filling->problems);
    case STEP_HOLD: return hold(filling, step, draw);
    default:
        str_to_integer(rest, &stepping.seat);
        return public_draw_step_down(filling->db, filling->arena, draw, &stepping,
                                     &filling->problems);
    }
}

enum result demo_draw(struct filling *filling, const struct demo_step *step)
{
    struct str rest = step->what, word = str_cut(&rest, ' ');
    struct public_draw draw;
    enum result result;

    if (step->verb == STEP_DRAW)
        return announce(filling, step);
    result = find(filling, word, &draw);
    return result == OK ? act(filling, step, &draw, rest) : result;
}
