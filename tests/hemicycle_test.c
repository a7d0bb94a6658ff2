/* The half-circle of seats: everyone has a place, nobody sits on another, each drawing byte for
 * byte. */
#include "ballots/hemicycle.h"

#include <stdio.h>
#include <stdlib.h>

#include "ballots/pages.h"
#include "base/arena.h"
#include "render/language.h"
#include "support/suite.h"

static struct arena arena;

static struct hemicycle plan(int64_t yes, int64_t abstain, int64_t no)
{
    return hemicycle_plan(&arena, (const int64_t[]){ yes, abstain, no }, 3);
}

static struct str read_file(const char *path)
{
    enum { FILE_MAX = 512 * 1024 };
    char *text = arena_alloc(&arena, FILE_MAX);
    FILE *in = fopen(path, "r");
    size_t length = 0;

    if (in) {
        length = fread(text, 1, FILE_MAX - 1, in);
        fclose(in);
    }
    return (struct str){ text, length };
}

/* GOLDEN=write makes them anew, to be looked at before they are kept. */
static void is_drawn_as(const char *name, struct ballot_result result)
{
    struct str path = str_format(&arena, "tests/data/hemicycle/%s.html", name);
    struct page page = page_new(&arena);
    struct str drawn;

    page.language = language_english;
    ballot_hemicycle_html(&page, &result);
    drawn = page_html(&page).markup;
    if (getenv("GOLDEN")) {
        FILE *out = fopen(path.data, "w");

        ck_assert_ptr_nonnull(out);
        ck_assert_uint_eq(fwrite(drawn.data, 1, drawn.length, out), drawn.length);
        ck_assert_int_eq(fclose(out), 0);
    }
    ck_assert_msg(str_equal(drawn, read_file(path.data)), "%s is drawn as\n%.*s", path.data,
                  STR_ARGS(drawn));
}

static struct ballot_result seats(int64_t yes, int64_t no, int64_t abstain)
{
    return (struct ballot_result){ .shares = { [SHARE_YES].seats = yes,
                                               [SHARE_NO].seats = no,
                                               [SHARE_ABSTAIN].seats = abstain } };
}

START_TEST(seats_are_drawn_as_kept)
{
    is_drawn_as("one", seats(1, 0, 0));
    is_drawn_as("ten", seats(4, 3, 3));
    is_drawn_as("hundred", seats(41, 0, 59));
}
END_TEST

START_TEST(every_seat_is_somebodys_and_none_is_left_over)
{
    for (int64_t all = 0; all <= 1000; all += all < 40 ? 1 : 37)
        for (int64_t yes = 0; yes <= all; yes += 1 + all / 7) {
            int64_t counts[3] = { 0 };
            struct hemicycle made = plan(yes, (all - yes) / 2, all - yes - (all - yes) / 2);

            ck_assert_uint_eq(made.count, (size_t)all);
            for (size_t i = 0; i < made.count; i++)
                counts[made.items[i].share]++;
            ck_assert_int_eq(counts[0], yes);
            ck_assert_int_eq(counts[1], (all - yes) / 2);
            arena_reset(&arena);
        }
}
END_TEST

/* As the drawing draws them: within it, and with room between them. */
START_TEST(no_seat_touches_another_or_leaves_the_drawing)
{
    for (int64_t all = 1; all <= 1000; all += all < 60 ? 1 : 47) {
        struct hemicycle made = plan(all, 0, 0);
        int64_t radius = (int64_t)HEMICYCLE_RADIUS * 10 * made.scale / 1000;

        ck_assert_int_gt(made.scale, 0);
        ck_assert_int_le(made.scale, 1000);
        for (size_t i = 0; i < made.count; i++) {
            struct hemicycle_seat seat = made.items[i];

            ck_assert_int_ge(seat.x - radius, 0);
            ck_assert_int_le(seat.x + radius, HEMICYCLE_WIDTH * 10);
            ck_assert_int_ge(seat.y - radius, 0);
            ck_assert_int_le(seat.y + radius, HEMICYCLE_HEIGHT * 10);
            for (size_t j = 0; j < i; j++) {
                int64_t x = seat.x - made.items[j].x, y = seat.y - made.items[j].y;

                ck_assert_msg(x * x + y * y >= 4 * radius * radius, "%d seats: %d and %d", (int)all,
                              (int)i, (int)j);
            }
        }
        arena_reset(&arena);
    }
}
END_TEST

START_TEST(a_drawing_is_the_same_from_both_sides)
{
    for (int64_t all = 1; all <= 120; all++) {
        struct hemicycle made = plan(all, 0, 0);
        int64_t sum = 0;

        for (size_t i = 0; i < made.count; i++)
            sum += made.items[i].x - HEMICYCLE_WIDTH * 5;
        ck_assert_msg(llabs(sum) <= all, "%d seats lean by %d", (int)all, (int)sum);
        arena_reset(&arena);
    }
}
END_TEST

START_TEST(shares_sit_beside_each_other_from_left_to_right)
{
    struct hemicycle made = plan(30, 20, 50);

    for (size_t i = 1; i < made.count; i++)
        ck_assert_uint_ge(made.items[i].share, made.items[i - 1].share);
    ck_assert_int_lt(made.items[0].x, HEMICYCLE_WIDTH * 5);
    ck_assert_int_gt(made.items[made.count - 1].x, HEMICYCLE_WIDTH * 5);
    ck_assert_uint_eq(plan(0, 0, 3).items[0].share, 2);
}
END_TEST

START_TEST(a_few_seats_have_one_row_and_a_thousand_many)
{
    struct hemicycle four = plan(4, 0, 0), many = plan(1000, 0, 0);

    ck_assert_int_eq(four.items[0].y, 1960);
    ck_assert_int_eq(four.items[3].y, 1960);
    ck_assert_int_eq(plan(0, 1, 0).items[0].x, HEMICYCLE_WIDTH * 5);
    ck_assert_int_gt(four.scale, many.scale);
    ck_assert_int_gt(many.scale, 100);
}
END_TEST

RUN_SUITE("hemicycle", seats_are_drawn_as_kept, every_seat_is_somebodys_and_none_is_left_over,
          no_seat_touches_another_or_leaves_the_drawing, a_drawing_is_the_same_from_both_sides,
          shares_sit_beside_each_other_from_left_to_right,
          a_few_seats_have_one_row_and_a_thousand_many)
