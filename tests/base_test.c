/* What everything stands on: memory, texts, bytes, the log, time. */
#include "support/forum.h"

#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"

START_TEST(memory_comes_zeroed_and_aligned)
{
    for (size_t bytes = 1; bytes < 100000; bytes = 3 * bytes + 1) {
        char *memory = arena_alloc(&arena, bytes);

        ck_assert_uint_eq((uintptr_t)memory % 16, 0);
        for (size_t i = 0; i < bytes; i++)
            ck_assert_int_eq(memory[i], 0);
        memset(memory, 'x', bytes);
    }
    arena_reset(&arena);
    ck_assert_int_eq(*(char *)arena_alloc(&arena, 1), 0);
}
END_TEST

START_TEST(pieces_do_not_overlap)
{
    char *pieces[100];

    for (int i = 0; i < 100; i++)
        pieces[i] = memset(arena_alloc(&arena, 1000), i, 1000);
    for (int i = 0; i < 100; i++)
        for (int j = 0; j < 1000; j++)
            ck_assert_int_eq(pieces[i][j], i);
}
END_TEST

START_TEST(memory_grows_with_what_it_held)
{
    char *text = memcpy(arena_alloc(&arena, 4), "oak", 4);

    text = arena_grow(&arena, text, 4, 100000);
    ck_assert_str_eq(text, "oak");
    ck_assert_int_eq(text[99999], 0);
    ck_assert_int_eq(*(char *)arena_grow(&arena, NULL, 0, 10), 0);
}
END_TEST

/* Takes so many bytes in pieces; false when that passed the cap. */
static bool takes(struct arena *capped, size_t pieces, size_t bytes)
{
    jmp_buf overflow;

    if (setjmp(overflow)) {
        capped->overflow = NULL;
        return false;
    }
    capped->overflow = &overflow;
    for (size_t i = 0; i < pieces; i++)
        arena_alloc(capped, bytes);
    capped->overflow = NULL;
    return true;
}

START_TEST(room_is_known_before_it_is_taken)
{
    struct arena capped = { .cap = 1 << 20 };

    for (size_t bytes = 1; bytes <= 1 << 21; bytes *= 2)
        for (size_t taken = 0; taken < 3; taken++) {
            bool has_room = arena_has_room(&capped, bytes);

            ck_assert(has_room == takes(&capped, 1, bytes));
        }
    ck_assert(!arena_has_room(&capped, SIZE_MAX));
    ck_assert(arena_has_room(&arena, 1 << 30));
    arena_free(&capped);
}
END_TEST

START_TEST(passing_the_cap_jumps_out)
{
    struct arena capped = { .cap = 1 << 20 };

    ck_assert(takes(&capped, 1, 1 << 18));
    ck_assert(!takes(&capped, 1, 1 << 20));
    ck_assert(!takes(&capped, 1000, 10000));
    ck_assert_uint_le(capped.total, capped.cap);
    arena_free(&capped);
    ck_assert(takes(&capped, 1, 1 << 18));
    arena_free(&capped);
}
END_TEST

START_TEST(no_size_is_too_large_to_be_refused)
{
    struct arena capped = { .cap = 1 << 20 };

    ck_assert(!takes(&capped, 1, SIZE_MAX));
    ck_assert(!takes(&capped, 1, SIZE_MAX - 64));
    ck_assert(!takes(&capped, 1, SIZE_MAX / 2));
    arena_free(&capped);
}
END_TEST

START_TEST(an_arena_used_again_takes_no_more_than_before)
{
    struct arena used = { 0 };
    size_t total;

    arena_alloc(&used, 100);
    total = used.total;
    for (int i = 0; i < 1000; i++) {
        arena_alloc(&used, 100000);
        arena_reset(&used);
        arena_alloc(&used, 100);
        ck_assert_uint_le(used.total, total);
    }
    arena_free(&used);
}
END_TEST

START_TEST(lists_grow_one_by_one)
{
    struct {
        int *items;
        size_t count, size;
    } list = { 0 };

    for (int i = 0; i < 1000; i++)
        *list_add(&arena, &list) = i;
    ck_assert_uint_eq(list.count, 1000);
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(list.items[i], i);
}
END_TEST

START_TEST(texts_are_trimmed_sliced_and_compared)
{
    struct str nothing = { 0 };

    ck_assert(str_equal(str_trim(STR(" \t a b\n")), STR("a b")));
    ck_assert(str_equal(str_trim(STR("  ")), STR("")));
    ck_assert(str_equal(str_slice(STR("abc"), 1, 99), STR("bc")));
    ck_assert(str_equal(str_slice(STR("abc"), 3, 1), STR("")));
    ck_assert(str_equal(nothing, STR("")));
    ck_assert(str_equal(str_of(NULL), nothing));
    ck_assert(!str_equal(STR("a"), STR("ab")));
    ck_assert(str_starts(STR("abc"), "ab") && !str_starts(STR("a"), "ab"));
    ck_assert(str_ends(STR("abc"), "bc") && !str_ends(STR("c"), "bc"));
    ck_assert_int_lt(str_order(STR("a"), STR("ab")), 0);
    ck_assert_int_gt(str_order(STR("b"), STR("ab")), 0);
    ck_assert_int_eq(str_order(nothing, STR("")), 0);
}
END_TEST

START_TEST(a_copy_ends_in_a_nul)
{
    ck_assert_str_eq(str_copy(&arena, str_slice(STR("abc"), 0, 2)).data, "ab");
    ck_assert_str_eq(str_copy(&arena, (struct str){ 0 }).data, "");
}
END_TEST

START_TEST(texts_are_searched_and_cut)
{
    struct str rest = STR("a,,b");

    ck_assert_uint_eq(str_find(STR("banana"), STR("an"), 0), 1);
    ck_assert_uint_eq(str_find(STR("banana"), STR("an"), 2), 3);
    ck_assert_uint_eq(str_find(STR("banana"), STR("x"), 0), 6);
    ck_assert_uint_eq(str_find(STR("banana"), STR("a"), 99), 6);
    ck_assert(str_equal(str_cut(&rest, ','), STR("a")));
    ck_assert(str_equal(str_cut(&rest, ','), STR("")));
    ck_assert(str_equal(str_cut(&rest, ','), STR("b")));
    ck_assert_uint_eq(rest.length, 0);
    ck_assert(str_equal(str_cut(&rest, ','), STR("")));
}
END_TEST

START_TEST(ids_are_plain_numbers)
{
    static const char *const wrong[] = {
        "", "0", "01", "-1", "+1", " 1", "1 ", "1a", "0x10", "1.0", "9999999999999999999"
    };
    int64_t id;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ck_assert_msg(!str_to_id(str_of(wrong[i]), &id), "%s", wrong[i]);
    ck_assert(str_to_id(STR("999999999999999999"), &id));
    ck_assert_int_eq(id, INT64_C(999999999999999999));
}
END_TEST

START_TEST(integers_may_be_zero_or_less)
{
    int64_t number;

    ck_assert(str_to_integer(STR("0"), &number) && number == 0);
    ck_assert(str_to_integer(STR("-12"), &number) && number == -12);
    ck_assert(!str_to_integer(STR("-0"), &number));
    ck_assert(!str_to_integer(STR("--1"), &number));
    ck_assert(!str_to_integer(STR("-"), &number));
}
END_TEST

START_TEST(characters_are_counted_not_bytes)
{
    ck_assert_uint_eq(str_characters(STR("été")), 3);
    ck_assert_str_eq(str_shorten(&arena, STR("été"), 3).data, "été");
    ck_assert_str_eq(str_shorten(&arena, STR("été chaud"), 4).data, "été…");
    ck_assert_str_eq(str_shorten(&arena, STR("été"), 1).data, "é…");
}
END_TEST

START_TEST(only_well_formed_utf8_is_utf8)
{
    ck_assert(str_is_utf8(STR("")));
    ck_assert(str_is_utf8(STR("où, 漢, 🌳")));
    ck_assert(!str_is_utf8(STR("\xc0\xaf")));         /* longer than it must be */
    ck_assert(!str_is_utf8(STR("\xed\xa0\x80")));     /* half of a surrogate pair */
    ck_assert(!str_is_utf8(STR("\xf4\x90\x80\x80"))); /* beyond U+10FFFF */
    ck_assert(!str_is_utf8(str_slice(STR("é"), 0, 1)));
}
END_TEST

START_TEST(only_ascii_letters_are_lowered)
{
    ck_assert_str_eq(str_lower(&arena, STR("ABC-É_z")).data, "abc-É_z");
}
END_TEST

START_TEST(a_buffer_takes_whatever_is_put)
{
    struct buffer buffer = { .arena = &arena };

    ck_assert_str_eq(buffer_str(&buffer).data, "");
    buffer_put(&buffer, "", 0);
    for (int i = 0; i < 1000; i++)
        buffer_put_c(&buffer, "0123456789");
    buffer_put_integer(&buffer, INT64_MIN);
    buffer_put_str(&buffer, STR("é"));
    buffer_format(&buffer, "%s-%d", "x", 7);
    ck_assert_uint_eq(buffer.length, 10000 + 20 + 2 + 3);
    ck_assert_str_eq(buffer.data + 10000, "-9223372036854775808éx-7");
    buffer_put(&buffer, "\0z", 2);
    ck_assert_uint_eq(buffer_str(&buffer).length, 10027);
}
END_TEST

/* The line an event with this one value makes. */
static const char *line_of(struct str value)
{
    static char line[600];

    log_line(line, sizeof line, LOG_WARNING, "event",
             (struct log_field[]){ { "field", value }, { 0 } });
    return line;
}

START_TEST(what_is_logged_stays_in_its_field)
{
    ck_assert_str_eq(line_of(STR("plain é")), "warning event field=\"plain é\"");
    ck_assert_str_eq(line_of(STR("a\" b=\"c\\")), "warning event field=\"a\\x22 b=\\x22c\\x5c\"");
    ck_assert_str_eq(line_of(STR("a\r\nb\x1b[1m\x7f")),
                     "warning event field=\"a\\x0d\\x0ab\\x1b[1m\\x7f\"");
    ck_assert_str_eq(line_of((struct str){ "a\0b", 3 }), "warning event field=\"a\\x00b\"");
}
END_TEST

START_TEST(a_long_value_is_cut_and_a_short_line_kept_whole)
{
    char large[2000], line[32];

    memset(large, 'x', sizeof large);
    ck_assert_uint_lt(strlen(line_of((struct str){ large, sizeof large })), 600);
    ck_assert_uint_lt(log_line(line, sizeof line, LOG_ERROR, "event",
                               (struct log_field[]){ { "field", { large, 100 } }, { 0 } }),
                      sizeof line);
    ck_assert_uint_lt(strlen(line), sizeof line);
}
END_TEST

START_TEST(tests_own_the_clock)
{
    int64_t before = clock_milliseconds();

    clock_set(1234567890);
    ck_assert_int_eq(clock_now(), 1234567890);
    clock_set(0);
    ck_assert_int_gt(clock_now(), 1234567890);
    ck_assert_int_ge(clock_milliseconds(), before);
}
END_TEST

START_TEST(random_texts_differ_and_are_safe_in_addresses)
{
    struct str a = random_text(&arena, 16), b = random_text(&arena, 16);

    ck_assert_uint_eq(a.length, 22);
    ck_assert(!str_equal(a, b));
    ck_assert_uint_eq(strspn(a.data, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                     "0123456789-_"),
                      22);
}
END_TEST

RUN_TESTS("base", memory_comes_zeroed_and_aligned, pieces_do_not_overlap,
          memory_grows_with_what_it_held, room_is_known_before_it_is_taken,
          passing_the_cap_jumps_out, no_size_is_too_large_to_be_refused,
          an_arena_used_again_takes_no_more_than_before, lists_grow_one_by_one,
          texts_are_trimmed_sliced_and_compared, a_copy_ends_in_a_nul, texts_are_searched_and_cut,
          ids_are_plain_numbers, integers_may_be_zero_or_less, characters_are_counted_not_bytes,
          only_well_formed_utf8_is_utf8, only_ascii_letters_are_lowered,
          a_buffer_takes_whatever_is_put, what_is_logged_stays_in_its_field,
          a_long_value_is_cut_and_a_short_line_kept_whole, tests_own_the_clock,
          random_texts_differ_and_are_safe_in_addresses)
