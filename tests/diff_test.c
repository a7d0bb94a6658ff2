/* What changed between two texts: word by word, line by line, and never wrong about either text. */
#include "render/diff.h"

#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "render/language.h"
#include "support/suite.h"

static struct arena arena;

/* [-removed-]{+added+}: short to write and to read. */
static struct str marked(const char *before, const char *after)
{
    struct diff diff = diff_texts(&arena, str_of(before), str_of(after));
    struct buffer out = { .arena = &arena };

    for (size_t i = 0; i < diff.count; i++) {
        static const char *const opens[] = { "", "[-", "{+" }, *const closes[] = { "", "-]", "+}" };

        buffer_put_c(&out, opens[diff.items[i].kind]);
        buffer_put_str(&out, diff.items[i].text);
        buffer_put_c(&out, closes[diff.items[i].kind]);
    }
    return buffer_str(&out);
}

static struct str one_side(const struct diff *diff, enum diff_run_kind other)
{
    struct buffer out = { .arena = &arena };

    for (size_t i = 0; i < diff->count; i++)
        if (diff->items[i].kind != other)
            buffer_put_str(&out, diff->items[i].text);
    return buffer_str(&out);
}

static struct diff check_diff(struct str before, struct str after)
{
    struct diff diff = diff_texts(&arena, before, after);

    ck_assert(str_equal(one_side(&diff, DIFF_ADDED), before));
    ck_assert(str_equal(one_side(&diff, DIFF_REMOVED), after));
    for (size_t i = 0; i < diff.count; i++)
        ck_assert_uint_gt(diff.items[i].text.length, 0);
    return diff;
}

START_TEST(equal_texts_are_one_run)
{
    struct diff diff = diff_texts(&arena, STR("Same.\nSame."), STR("Same.\nSame."));

    ck_assert_uint_eq(diff.count, 1);
    ck_assert_int_eq(diff.items[0].kind, DIFF_SAME);
    ck_assert_uint_eq(diff_words_changed(&diff), 0);
    ck_assert_uint_eq(diff_texts(&arena, STR(""), (struct str){ 0 }).count, 0);
}
END_TEST

START_TEST(a_word_that_changed_is_shown_alone)
{
    ck_assert_text(marked("A third of members.", "A quarter of members."),
                   "A [-third-]{+quarter+} of members.");
    ck_assert_text(marked("the cat", "the big cat"), "the {+big +}cat");
    ck_assert_text(marked("", "All of it."), "{+All of it.+}");
    ck_assert_text(marked("All of it.", ""), "[-All of it.-]");
}
END_TEST

START_TEST(words_end_where_they_do_in_each_script)
{
    ck_assert_text(marked("Un été indien.", "Un hiver indien."), "Un [-été-]{+hiver+} indien.");
    ck_assert_text(marked("我喜欢狗。", "我喜欢猫。"), "我喜欢[-狗-]{+猫+}。");
    ck_assert_text(marked("это новый закон", "это старый закон"), "это [-новый-]{+старый+} закон");
    ck_assert_text(marked("هذا قانون جديد", "هذا قانون قديم"), "هذا قانون [-جديد-]{+قديم+}");
    ck_assert_text(marked("cafe\xCC\x81 noir", "cafe noir"), "[-cafe\xCC\x81-]{+cafe+} noir");
}
END_TEST

START_TEST(references_and_long_numbers_are_one_word)
{
    ck_assert_text(marked("de l’article L. 131-2 du code", "de l’article L. 131-3 du code"),
                   "de l’article [-L. 131-2-]{+L. 131-3+} du code");
    ck_assert_text(
        marked("la loi n° 2008-724 du 23 juillet", "la loi n°\u00A02009-724 du 23 juillet"),
        "la loi [-n° 2008-724-]{+n°\u00A02009-724+} du 23 juillet");
    ck_assert_text(marked("une amende de 1 500 euros", "une amende de 2 500 euros"),
                   "une amende de [-1 500-]{+2 500+} euros");
    ck_assert_text(
        marked("au plus 1\u202F500\u202F000,50 € par personne et par an",
               "au plus 1\u202F500\u202F001,50 € par personne et par an"),
        "au plus [-1\u202F500\u202F000,50-]{+1\u202F500\u202F001,50+} € par personne et par an");
    ck_assert_text(marked("à l’art. 3 du titre", "à l’art. 13 du titre"),
                   "à [-l’art. 3-]{+l’art. 13+} du titre");
    ck_assert_text(marked("under s. 12 of it", "under s. 2 of it"),
                   "under [-s. 12-]{+s. 2+} of it");
    ck_assert_text(marked("les articles R.* 123-4-1 de ce code et LO 141 du code électoral",
                          "les articles R.* 123-4-2 de ce code et LO 142 du code électoral"),
                   "les articles [-R.* 123-4-1-]{+R.* 123-4-2+} de ce code et [-LO 141-]{+LO 142+} "
                   "du code électoral");
}
END_TEST

START_TEST(what_only_looks_like_a_reference_is_several_words)
{
    ck_assert_text(marked("en 2008 500 personnes", "en 2009 500 personnes"),
                   "en [-2008-]{+2009+} 500 personnes");
    ck_assert_text(marked("Fin du mot. 3 autres", "Fin du mot. 4 autres"),
                   "Fin du mot. [-3-]{+4+} autres");
    ck_assert_text(marked("1 5000 personnes de plus", "2 5000 personnes de plus"),
                   "[-1-]{+2+} 5000 personnes de plus");
}
END_TEST

START_TEST(fewer_than_three_words_between_two_changes_are_part_of_them)
{
    ck_assert_text(marked("the small house and the wide garden stay here",
                          "the large house and a wide garden stay here"),
                   "the [-small house and the-]{+large house and a+} wide garden stay here");
    ck_assert_text(marked("the small house and its wide garden stay here",
                          "the large house and its wide orchard stay here"),
                   "the [-small-]{+large+} house and its wide [-garden-]{+orchard+} stay here");
    /* Signs part what was said. */
    ck_assert_text(marked("in the library, every Tuesday evening of the year",
                          "in the hall, every Friday evening of the year"),
                   "in the [-library-]{+hall+}, every [-Tuesday-]{+Friday+} evening of the year");
}
END_TEST

START_TEST(what_stands_once_on_both_sides_holds_the_rest_in_place)
{
    /* The shortest list of changes would keep all the small words and none that tells something. */
    ck_assert_text(
        marked("de la de la de la ville qui ouvre\nx", "ville qui ouvre de la de la de la\nx"),
        "[-de la de la de la -]ville qui ouvre{+ de la de la de la+}\nx");
}
END_TEST

START_TEST(a_sentence_written_anew_is_no_word_soup)
{
    ck_assert_text(marked("We meet in a garden. It is open to all of us today.",
                          "We meet in the large hall. It is open to all of us today."),
                   "We meet in [-a garden-]{+the large hall+}. It is open to all of us today.");
    ck_assert_text(marked("one, two; three - four", "five, six; seven - eight"),
                   "[-one, two; three - four-]{+five, six; seven - eight+}");
}
END_TEST

START_TEST(a_paragraph_that_came_or_went_is_whole)
{
    ck_assert_text(
        marked("First one.\n\nThird one.\n", "First one.\n\nSecond one.\n\nThird one.\n"),
        "First one.\n\n{+Second one.\n\n+}Third one.\n");
    ck_assert_text(
        marked("Garden paths are open.\nBees are welcome.\nEnd.\n", "Bees are welcome.\nEnd.\n"),
        "[-Garden paths are open.\n-]Bees are welcome.\nEnd.\n");
}
END_TEST

START_TEST(a_changed_line_is_found_beside_a_new_one)
{
    ck_assert_text(marked("The library lends tools to members.\nEnd.\n",
                          "Nothing else happened on Monday, as far as anyone knows around here.\n"
                          "The library lends tools to everyone.\nEnd.\n"),
                   "{+Nothing else happened on Monday, as far as anyone knows around here.\n+}"
                   "The library lends tools to [-members-]{+everyone+}.\nEnd.\n");
}
END_TEST

START_TEST(a_changed_paragraph_is_found_behind_a_new_one_and_empty_lines)
{
    ck_assert_text(marked("The library lends tools to members.\n\nBees.\n",
                          "Quite another matter comes first, and it takes many words to say.\n\n"
                          "The library lends tools to everyone.\n\nHoney.\n"),
                   "{+Quite another matter comes first, and it takes many words to say.\n\n+}"
                   "The library lends tools to [-members-]{+everyone+}.\n\n"
                   "[-Bees.\n-]{+Honey.\n+}");
}
END_TEST

START_TEST(a_moved_paragraph_is_removed_here_and_added_there)
{
    ck_assert_text(marked("One is here.\nTwo follows it.\nThree ends.\n",
                          "Two follows it.\nThree ends.\nOne is here.\n"),
                   "[-One is here.\n-]Two follows it.\nThree ends.\n{+One is here.\n+}");
}
END_TEST

START_TEST(a_paragraph_cut_in_two_or_filled_anew_shows_its_breaks_only)
{
    ck_assert_text(marked("One is here. Two is there.\n", "One is here.\n\nTwo is there.\n"),
                   "One is here.[- -]{+\n\n+}Two is there.\n");
    ck_assert_text(marked("one two three four\nfive six seven\neight nine\n",
                          "one two three\nfour five six seven eight\nnine\n"),
                   "one two three[- -]{+\n+}four[-\n-]{+ +}five six seven[-\n-]{+ +}eight[- -]"
                   "{+\n+}nine\n");
}
END_TEST

START_TEST(words_are_counted_but_not_spaces_and_signs)
{
    struct diff diff = check_diff(STR("A *third* of all members agree."),
                                  STR("A *quarter or so* of all members agree!"));

    ck_assert_uint_eq(diff.words_removed, 1);
    ck_assert_uint_eq(diff.words_added, 3);
    ck_assert_uint_eq(diff_words_changed(&diff), 4);
    diff = check_diff(STR("a,b"), STR("a; b"));
    ck_assert_uint_eq(diff_words_changed(&diff), 0);
    diff = check_diff(STR("Yes 🌳"), STR("Yes 🌲"));
    ck_assert_uint_eq(diff_words_changed(&diff), 2);
    diff = check_diff(STR(""), STR("Trois mots ici.\n"));
    ck_assert_uint_eq(diff.words_added, 3);
}
END_TEST

START_TEST(what_is_not_utf8_is_compared_by_lines)
{
    check_diff((struct str){ "a \xFF\nb c\n", 8 }, (struct str){ "a \xFE\nb d\n", 8 });
    check_diff((struct str){ "a\0b", 3 }, (struct str){ "a\0c\xC3", 4 });
}
END_TEST

/* The same numbers in every run. */
static uint32_t next_number(void)
{
    static uint32_t number = 1;

    number = number * 1664525u + 1013904223u;
    return number >> 16;
}

/* Texts of few words, so that there is much that is nearly the same. */
static struct str some_text(int pieces)
{
    static const char *const words[] = { "a",     "the",      "bee", "garden", " ",      " ", ", ",
                                         "\n",    "\n\n",     "é",   "数",     "\r\n",   "🌳", "-",
                                         "1 500", "L. 131-2", "n° ", "art. ",  "2008-7", "°" };
    struct buffer out = { .arena = &arena };

    for (int i = 0; i < pieces; i++)
        buffer_put_c(&out, words[next_number() % (sizeof words / sizeof *words)]);
    return buffer_str(&out);
}

START_TEST(the_runs_give_back_both_texts)
{
    for (int i = 0; i < 2000; i++) {
        struct str before = some_text(i % 90), after = some_text(i * 7 % 80);
        struct str both = str_format(&arena, "%.*s%.*s", STR_ARGS(before), STR_ARGS(after));

        check_diff(before, after);
        check_diff(before, both);
        check_diff(both, after);
        arena_reset(&arena);
    }
}
END_TEST

START_TEST(the_same_texts_give_the_same_runs)
{
    struct str before = some_text(600), after = some_text(500);
    struct diff first = diff_texts(&arena, before, after);
    struct diff second = diff_texts(&arena, before, after);

    ck_assert_uint_eq(first.count, second.count);
    for (size_t i = 0; i < first.count; i++) {
        ck_assert_int_eq(first.items[i].kind, second.items[i].kind);
        ck_assert(str_equal(first.items[i].text, second.items[i].text));
    }
}
END_TEST

static struct str repeated(const char *piece, size_t bytes)
{
    struct buffer out = { .arena = &arena };

    while (out.length < bytes)
        buffer_put_c(&out, piece);
    return buffer_str(&out);
}

static double seconds_of(struct str before, struct str after)
{
    struct timespec from, to;

    ck_assert_int_eq(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from), 0);
    (void)diff_texts(&arena, before, after);
    ck_assert_int_eq(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to), 0);
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

/* Twice the text may take some more than twice as long; four times would be quadratic. */
static void check_growth(struct str (*make)(size_t bytes, bool is_after))
{
    enum { BYTES = 200000, TIMES = 4 };
    double small, large;

    seconds_of(make(BYTES, false), make(BYTES, true)); /* memory is touched for the first time */
    small = seconds_of(make(BYTES, false), make(BYTES, true));
    large = seconds_of(make(TIMES * BYTES, false), make(TIMES * BYTES, true));
    ck_assert_msg(large < TIMES * 2.5 * small + 0.05, "%f s, then %f s", small, large);
}

static struct str two_letters(size_t bytes, bool is_after)
{
    return repeated(is_after ? "b a a " : "a b b ", bytes);
}

static struct str empty_lines(size_t bytes, bool is_after)
{
    return repeated(is_after ? "\n" : "\n \n", bytes);
}

static struct str other_lines(size_t bytes, bool is_after)
{
    struct buffer out = { .arena = &arena };

    for (int i = 0; out.length < bytes; i++)
        buffer_put_str(&out, str_format(&arena, "%s %d\n", is_after ? "x" : "y", i));
    return buffer_str(&out);
}

static struct str one_long_line(size_t bytes, bool is_after)
{
    return is_after ? repeated("word\n", bytes) : repeated("word ", bytes);
}

START_TEST(no_text_makes_it_quadratic)
{
    check_growth(two_letters);
    check_growth(empty_lines);
    check_growth(other_lines);
    check_growth(one_long_line);
}
END_TEST

START_TEST(a_result_without_room_ends_the_request_and_nothing_is_lost)
{
    struct arena capped = { .cap = 64 * 1024 };
    jmp_buf overflow;

    capped.overflow = &overflow;
    if (!setjmp(overflow)) {
        (void)diff_texts(&capped, repeated("same\nbee\n", 60000), repeated("same\nant\n", 60000));
        ck_abort_msg("64 kB held it");
    }
    ck_assert_uint_eq(capped.total, 0); /* what was compared did not come from there */
    arena_free(&capped);
}
END_TEST

static struct str page_of(const char *before, const char *after, enum diff_extent extent)
{
    struct page page = page_new(&arena);
    struct diff diff = diff_texts(&arena, str_of(before), str_of(after));

    page.language = language_english;
    return diff_html(&page, &diff, extent).markup;
}

START_TEST(changes_open_with_a_word_and_are_escaped)
{
    ck_assert_text(page_of("a <b> c", "a <i> c", DIFF_WHOLE),
                   "a &lt;<del><span class=\"vh\">removed: </span>b</del>"
                   "<ins><span class=\"vh\">added: </span>i</ins>&gt; c");
}
END_TEST

START_TEST(a_line_break_that_came_is_seen)
{
    ck_assert_text(page_of("One. Two", "One.\nTwo", DIFF_WHOLE),
                   "One.<del><span class=\"vh\">removed: </span> </del>"
                   "<ins><span class=\"vh\">added: </span><span aria-hidden=\"true\">↵</span>"
                   "<span class=\"vh\">a line break</span>\n</ins>Two");
}
END_TEST

START_TEST(far_from_changes_lines_are_only_counted)
{
    const char *before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";

    ck_assert_text(page_of(before, "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", DIFF_AROUND_CHANGES),
                   "<span class=\"diff-skip\">2 lines that did not change</span>3\n4\n"
                   "<del><span class=\"vh\">removed: </span>5\n</del>"
                   "<ins><span class=\"vh\">added: </span>five\n</ins>"
                   "6\n7\n<span class=\"diff-skip\">2 lines that did not change</span>");
    ck_assert_text(page_of(before, before, DIFF_WHOLE), before);
}
END_TEST

RUN_SUITE("diff", equal_texts_are_one_run, a_word_that_changed_is_shown_alone,
          words_end_where_they_do_in_each_script, references_and_long_numbers_are_one_word,
          what_only_looks_like_a_reference_is_several_words,
          fewer_than_three_words_between_two_changes_are_part_of_them,
          what_stands_once_on_both_sides_holds_the_rest_in_place,
          a_sentence_written_anew_is_no_word_soup, a_paragraph_that_came_or_went_is_whole,
          a_changed_line_is_found_beside_a_new_one,
          a_changed_paragraph_is_found_behind_a_new_one_and_empty_lines,
          a_moved_paragraph_is_removed_here_and_added_there,
          a_paragraph_cut_in_two_or_filled_anew_shows_its_breaks_only,
          words_are_counted_but_not_spaces_and_signs, what_is_not_utf8_is_compared_by_lines,
          the_runs_give_back_both_texts, the_same_texts_give_the_same_runs,
          no_text_makes_it_quadratic, a_result_without_room_ends_the_request_and_nothing_is_lost,
          changes_open_with_a_word_and_are_escaped, a_line_break_that_came_is_seen,
          far_from_changes_lines_are_only_counted)
