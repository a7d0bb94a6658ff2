/* The list of a draw: what is read, what is refused and where, and the hash that is published. */
#include "support/suite.h"

#include <string.h>

#include "base/arena.h"
#include "decisions/draw_list.h"
#include "log/pages.h"

static struct arena arena;

static struct draw_list list_of(const char *text)
{
    struct draw_list list;
    struct str fault = { 0 };

    ck_assert_msg(draw_list_read(&arena, str_of(text), &list, &fault) == OK, "%s", fault.data);
    return list;
}

static struct str hash_of(const char *text)
{
    struct draw_list list = list_of(text);
    struct hash hash;

    draw_list_hash(&arena, &list, &hash);
    return str_hex(&arena, hash_bytes(&hash));
}

static struct str fault_in(struct str text)
{
    struct draw_list list;
    struct str fault = { 0 };

    ck_assert_int_eq(draw_list_read(&arena, text, &list, &fault), NOT_VALID);
    return fault;
}

START_TEST(a_line_is_a_member_with_or_without_a_label)
{
    struct draw_list list = list_of("ada\twomen of the north\nbob smith\nÉlise\tf");

    ck_assert_uint_eq(list.count, 3);
    ck_assert_text(list.items[0].id, "ada");
    ck_assert_text(list.items[0].label, "women of the north");
    ck_assert_text(list.items[1].id, "bob smith");
    ck_assert_text(list.items[1].label, "");
    ck_assert_text(list.items[2].id, "Élise");
    ck_assert_text(list.items[2].label, "f");
}
END_TEST

/* As `LC_ALL=C sort LIST | b2sum -l 256` says. */
START_TEST(the_hash_is_that_of_the_sorted_lines)
{
    static const char *const hash =
        "ca5d645ad0e4930c8046e6d3d730c52624bd8a489223b1b555a24e330cf7a79a";

    ck_assert_text(hash_of("ada\twomen\nbob\tmen\nab\nZoe\n"), hash);
    ck_assert_text(hash_of("ab\nZoe\nbob\tmen\nada\twomen"), hash);
    ck_assert(!str_equal(hash_of("ada\twomen\nbob\tmen\nab\nZoe\tmen"), str_of(hash)));
    ck_assert(!str_equal(hash_of("ada\twomen\nbob\tmen\nab"), str_of(hash)));
}
END_TEST

START_TEST(what_is_wrong_is_named_with_its_line_and_field)
{
    static const struct {
        const char *text, *fault;
    } wrongs[] = {
        { "", "line 1: nobody is on the list" },
        { "\n", "line 1: it is empty" },
        { "ada\n\nbob\n", "line 2: it is empty" },
        { "ada\n\tmen\n", "line 2, id: it is empty" },
        { "ada\t\n", "line 1, label: it is empty" },
        { "ada\tmen\tmore\n", "line 1, label: it holds a control character" },
        { "ada\r\nbob\r\n",
          "line 1, id: it ends in a carriage return; lines end in a newline alone" },
        { "ada\tmen\r\n",
          "line 1, label: it ends in a carriage return; lines end in a newline alone" },
        { "ada\n bob\n", "line 2, id: there is a space before or after it" },
        { "ada\tmen \n", "line 1, label: there is a space before or after it" },
        { "\xEF\xBB\xBF"
          "ada\n",
          "line 1, id: it begins with a byte order mark" },
        { "ada\nb\xE9\n", "line 2, id: it is not UTF-8" },
        { "a\x7f\n", "line 1, id: it holds a control character" },
        { "bob\nada\tf\ncat\nada\tm\n", "line 4, id: it stands in line 2 already" },
    };

    for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++)
        ck_assert_text(fault_in(str_of(wrongs[i].text)), wrongs[i].fault);
    ck_assert_text(fault_in(STR("a\0b\n")), "line 1, id: it holds a control character");
}
END_TEST

static struct str line_of(size_t id_length, size_t label_length)
{
    char *id = memset(arena_alloc(&arena, id_length + 1), 'a', id_length);
    char *label = memset(arena_alloc(&arena, label_length + 1), 'b', label_length);

    return str_format(&arena, "%s\t%s\n", id, label);
}

START_TEST(fields_have_a_length)
{
    ck_assert_uint_eq(list_of(line_of(DRAW_ID_MAX, DRAW_LABEL_MAX).data).count, 1);
    ck_assert_text(fault_in(line_of(DRAW_ID_MAX + 1, 1)), "line 1, id: it is too long");
    ck_assert_text(fault_in(line_of(1, DRAW_LABEL_MAX + 1)), "line 1, label: it is too long");
}
END_TEST

RUN_SUITE("draw list", a_line_is_a_member_with_or_without_a_label,
          the_hash_is_that_of_the_sorted_lines, what_is_wrong_is_named_with_its_line_and_field,
          fields_have_a_length)
