#include "support/assembly.h"

#include "accounts/account.h"
#include "base/buffer.h"
#include "base/clock.h"

struct str assembly_list(void)
{
    struct buffer out = { .arena = &arena };

    for (int i = 1; i <= 20; i++)
        buffer_put_str(&out, str_format(&arena, "woman %02d\twomen\nman %02d\tmen\n", i, i));
    return buffer_str(&out);
}

struct public_draw_wish assembly_wish(enum draw_way way)
{
    return (struct public_draw_wish){
        .draw = { .title = STR("Ten citizens for the roof"),
                  .purpose = STR("They say in ten evenings what the roof will be."),
                  .category_id = CATEGORY,
                  .lang = STR("en"),
                  .seats = 10,
                  .way = way,
                  .known_at = clock_now() + ASSEMBLY_DAY,
                  .actor.id = MIA },
        .list = way == DRAW_TYPED ? assembly_list() : STR(""),
        .quotas = way == DRAW_TEAM ? STR("") : STR("women 5\nmen 5\n"),
        .sources = STR("The numbers of the lottery of 29 May, spaces between\n"
                       "The index of that evening, with a comma\n"),
    };
}

struct public_draw assembly_found(int64_t id)
{
    struct public_draw draw;

    ck_assert_int_eq(public_draw_find(forum, &arena, id, &draw), OK);
    return draw;
}

struct public_draw assembly_announced(const struct public_draw_wish *wish)
{
    int64_t id;

    ck_assert_int_eq(public_draw_announce(forum, &arena, wish, debate_problems(), &id), OK);
    return assembly_found(id);
}

struct draw_people assembly_people(int64_t id)
{
    struct draw_people people;

    ck_assert_int_eq(public_draw_people(forum, &arena, id, &people), OK);
    return people;
}

struct public_draw assembly_published(const struct public_draw *draw)
{
    const struct draw_publishing wish = { MIA, draw->known_at };

    ck_assert_int_eq(public_draw_publish(forum, &arena, draw, &wish, debate_problems()), OK);
    return assembly_found(draw->id);
}

struct public_draw assembly_held(const struct public_draw *draw)
{
    const struct str bytes[] = { STR("3 14 15 92 65"), STR("8'123,45") };
    const struct draw_holding wish = { MIA, bytes, 2 };

    debate_later(draw->known_at - clock_now());
    ck_assert_int_eq(public_draw_hold(forum, &arena, draw, &wish, debate_problems()), OK);
    return assembly_found(draw->id);
}

struct public_draw assembly_ten(void)
{
    struct public_draw_wish wish = assembly_wish(DRAW_TYPED);
    struct public_draw draw = assembly_announced(&wish);

    draw = assembly_published(&draw);
    return assembly_held(&draw);
}

void assembly_more_people(int64_t ids[2])
{
    static const char *const handles[] = { "Cleo", "Dan" };

    for (int i = 0; i < 2; i++) {
        struct account_wish wish = { .handle = str_of(handles[i]), .role = MEMBER };

        ck_assert_int_eq(account_create(forum, &arena, &wish, debate_problems(), &ids[i]), OK);
    }
}
