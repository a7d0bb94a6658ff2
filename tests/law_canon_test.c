/* The words of a law in one form: what is folded, what is kept, and where in it things stand. */
#include "law/canon.h"

#include <string.h>

#include "base/arena.h"
#include "support/suite.h"

static struct arena arena;

static struct str canonical(const char *text)
{
    return canon_text(&arena, str_of(text));
}

static struct str key(const char *text)
{
    return canon_key(&arena, str_of(text));
}

START_TEST(white_space_is_one_character_and_none_at_the_ends)
{
    ck_assert_text(canonical("  Le\t\n mot \r\n"), "Le mot");
    ck_assert_text(canonical(" \n\t"), "");
    ck_assert_text(canonical(""), "");
    ck_assert_text(canonical("a\u2003b\u2028c"), "a b c");
}
END_TEST

START_TEST(a_no_break_space_stays_one)
{
    ck_assert_text(canonical("mot\u00A0: suite"), "mot\u00A0: suite");
    ck_assert_text(canonical("mot\u202F; suite"), "mot\u202F; suite");
    ck_assert_text(canonical("1\u2007500"), "1\u00A0500");
    /* The first of a run says which it is. */
    ck_assert_text(canonical("mot \u00A0 \u202F: suite"), "mot\u00A0: suite");
    ck_assert_text(canonical("mot \u202F\u00A0: suite"), "mot\u202F: suite");
    ck_assert_text(canonical("\u00A0mot\u00A0"), "mot");
}
END_TEST

START_TEST(letters_are_composed)
{
    ck_assert_text(canonical("e\u0301te\u0301"), "été");
    ck_assert_text(canonical("a\u0323\u0302"), "ậ");
    /* Also when what nobody sees stood between a letter and its accent. */
    ck_assert_text(canonical("e\u00AD\u0301"), "é");
}
END_TEST

START_TEST(what_is_not_seen_is_left_out)
{
    ck_assert_text(canonical("coopé\u00ADration"), "coopération");
    ck_assert_text(canonical("a\u200Bb\uFEFFc\u202Ed"), "abcd");
    ck_assert_text(canonical("a\x01\x7F"
                             "b"),
                   "ab");
    ck_assert_text(canon_text(&arena, (struct str){ "a\0b", 3 }), "ab");
    /* Joiners change how letters are written (Persian, Hindi, families of pictures). */
    ck_assert_text(canonical("می\u200Cخواهم"), "می\u200Cخواهم");
    ck_assert_text(canonical("👩\u200D🌾"), "👩\u200D🌾");
}
END_TEST

START_TEST(bytes_that_are_no_utf8_become_one_sign_each)
{
    ck_assert_text(canonical("a\xFF"
                             "b"),
                   "a\uFFFDb");
    ck_assert_text(canonical("\xC3"), "\uFFFD");
    ck_assert_text(canonical("caf\xE9 noir"), "caf\uFFFD noir");
    ck_assert(str_is_utf8(canonical("\xED\xA0\x80\xF5\x80")));
}
END_TEST

/* The same numbers in every run. */
static uint32_t next_number(void)
{
    static uint32_t number = 1;

    number = number * 1664525u + 1013904223u;
    return number >> 16;
}

static struct str some_text(void)
{
    static const char *const pieces[] = { "a",      "é",      "e\u0301", " ",      "\t",   "\u00A0",
                                          "\u202F", "\u00AD", "\u200D",  "\u2019", "\xC3", "\xFF",
                                          "\u0323", "\u0302", "«",       "\u2011", "–",    "가" };
    char *text = arena_alloc(&arena, 200);

    for (size_t i = next_number() % 30; i; i--)
        strncat(text, pieces[next_number() % (sizeof pieces / sizeof *pieces)], 10);
    return str_of(text);
}

START_TEST(canonical_text_of_canonical_text_is_itself)
{
    for (int i = 0; i < 5000; i++) {
        struct str once = canon_text(&arena, some_text());
        struct str twice = canon_text(&arena, once);

        ck_assert_msg(str_equal(once, twice), "\"%.*s\" became \"%.*s\"", STR_ARGS(once),
                      STR_ARGS(twice));
        ck_assert(str_is_utf8(once));
        arena_reset(&arena);
    }
}
END_TEST

START_TEST(a_key_has_as_many_characters_as_its_text)
{
    for (int i = 0; i < 5000; i++) {
        struct str text = canon_text(&arena, some_text());
        struct str folded = canon_key(&arena, text);

        ck_assert_uint_eq(str_characters(folded), str_characters(text));
        ck_assert(str_equal(canon_key(&arena, folded), folded));
        arena_reset(&arena);
    }
}
END_TEST

START_TEST(typography_is_folded_and_letters_are_not)
{
    ck_assert_text(key("l’article ‘x’ ʼ"), "l'article 'x' '");
    ck_assert_text(key("« mot » “mot” „mot”"), "\" mot \" \"mot\" \"mot\"");
    ck_assert_text(key("a\u2011b – c — d \u2212 e \u2010"), "a-b - c - d - e -");
    ck_assert_text(key("mot\u00A0:\u202F;\tx"), "mot : ; x");
    ck_assert_text(key("Œuvre Été œ"), "Œuvre Été œ");
}
END_TEST

START_TEST(the_row_of_a_table_keeps_its_cells)
{
    ck_assert_text(canon_row(&arena, STR(" Dotation \t 1 500 \t\t fin ")),
                   "Dotation\t1 500\t\tfin");
    ck_assert_text(canon_row(&arena, STR("")), "");
    ck_assert_text(canon_row(&arena, STR("a\t")), "a\t");
    ck_assert_text(canon_row(&arena, canon_row(&arena, STR("\t b\t"))), "\tb\t");
}
END_TEST

START_TEST(places_are_counted_in_characters)
{
    struct str text = STR("Où l’été 🌳 dure");

    ck_assert_uint_eq(canon_byte(text, 0), 0);
    ck_assert_uint_eq(canon_byte(text, 2), 3);
    ck_assert_uint_eq(canon_byte(text, 10), 18);
    ck_assert_uint_eq(canon_byte(text, 900), text.length);
    ck_assert_int_eq(canon_character(text, 3), 2);
    ck_assert_int_eq(canon_character(text, text.length), 15);
    ck_assert_int_eq(canon_character(text, 900), 15);
    for (int64_t i = 0; i <= 15; i++)
        ck_assert_int_eq(canon_character(text, canon_byte(text, i)), i);
}
END_TEST

START_TEST(a_slice_holds_whole_characters)
{
    struct str text = STR("Où l’été dure");

    ck_assert_text(canon_slice(text, 3, 8), "l’été");
    ck_assert_text(canon_slice(text, 0, 0), "");
    ck_assert_text(canon_slice(text, 8, 3), "");
    ck_assert_text(canon_slice(text, 9, 900), "dure");
    ck_assert_text(canon_slice(text, 900, 901), "");
}
END_TEST

START_TEST(a_hash_is_the_sha256_of_the_bytes)
{
    /* FIPS 180-2, appendix B.1. */
    ck_assert_text(str_hex(&arena, canon_hash(&arena, STR("abc"))),
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    ck_assert_text(str_hex(&arena, canon_hash(&arena, STR(""))),
                   "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
END_TEST

RUN_SUITE("law_canon", white_space_is_one_character_and_none_at_the_ends,
          a_no_break_space_stays_one, letters_are_composed, what_is_not_seen_is_left_out,
          bytes_that_are_no_utf8_become_one_sign_each, canonical_text_of_canonical_text_is_itself,
          a_key_has_as_many_characters_as_its_text, typography_is_folded_and_letters_are_not,
          the_row_of_a_table_keeps_its_cells, places_are_counted_in_characters,
          a_slice_holds_whole_characters, a_hash_is_the_sha256_of_the_bytes)
