/* Which paragraph became which, and what changed inside: a number that moved is no change of words.
 */
#include "render/diff_lines.h"

#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "render/language.h"
#include "support/suite.h"

static struct arena arena;

enum { LINES_MAX = 4096 };

struct lines {
    struct str items[LINES_MAX];
    size_t count;
};

/* "one|two": lines are short to write that way. */
static struct lines *cut(const char *text)
{
    struct lines *lines = arena_new(&arena, struct lines);
    struct str rest = str_of(text);

    while (rest.length)
        lines->items[lines->count++] = str_cut(&rest, '|');
    return lines;
}

static struct diff_lines compared(const struct lines *before, const struct lines *after)
{
    return diff_lines(&arena, before->items, before->count, after->items, after->count);
}

static void put_place(struct buffer *out, size_t line)
{
    if (line != DIFF_NO_LINE)
        buffer_put_integer(out, (int64_t)line + 1);
}

/* A line each, from 1: "2>3 words", "2> [-gone-]", ">3 {+new+}"; * moved, # renumbered. */
static struct str marked(const char *before, const char *after)
{
    static const char *const opens[] = { "", "[-", "{+" }, *const closes[] = { "", "-]", "+}" };
    struct diff_lines lines = compared(cut(before), cut(after));
    struct buffer out = { .arena = &arena };

    for (size_t i = 0; i < lines.count; i++) {
        const struct diff_line *line = &lines.items[i];

        buffer_put_c(&out, i ? "|" : "");
        put_place(&out, line->before);
        buffer_put_c(&out, ">");
        put_place(&out, line->after);
        buffer_put_c(&out, line->is_moved ? "*" : "");
        buffer_put_c(&out, line->is_renumbered ? "# " : " ");
        for (size_t j = 0; j < line->runs.count; j++) {
            buffer_put_c(&out, opens[line->runs.items[j].kind]);
            buffer_put_str(&out, line->runs.items[j].text);
            buffer_put_c(&out, closes[line->runs.items[j].kind]);
        }
    }
    return buffer_str(&out);
}

START_TEST(equal_lines_are_one)
{
    ck_assert_text(marked("The first.|The second.", "The first.|The second."),
                   "1>1 The first.|2>2 The second.");
    ck_assert_text(marked("", ""), "");
    ck_assert_text(marked("", "All new."), ">1 {+All new.+}");
    ck_assert_text(marked("All gone.", ""), "1> [-All gone.-]");
}
END_TEST

START_TEST(a_line_behind_a_new_one_only_gets_another_number)
{
    ck_assert_text(marked("The mayor calls the meeting.|Its minutes are public.",
                          "The mayor calls the meeting.|Anyone may come.|Its minutes are public."),
                   "1>1 The mayor calls the meeting.|>2 {+Anyone may come.+}|"
                   "2>3 Its minutes are public.");
}
END_TEST

START_TEST(words_are_compared_inside_a_line_that_stayed_much_the_same)
{
    ck_assert_text(marked("The workshop opens on Monday at nine for all members.|Nothing else.",
                          "Quite new.|The workshop opens on Tuesday at nine for all members."),
                   ">1 {+Quite new.+}|"
                   "1>2 The workshop opens on [-Monday-]{+Tuesday+} at nine for all members.|"
                   "2> [-Nothing else.-]");
}
END_TEST

START_TEST(lines_with_few_words_in_common_are_two)
{
    ck_assert_text(
        marked("The workshop opens on Monday.", "The garden of all closes on Sunday night."),
        "1> [-The workshop opens on Monday.-]|"
        ">1 {+The garden of all closes on Sunday night.+}");
}
END_TEST

START_TEST(another_number_at_the_head_is_a_renumbering)
{
    ck_assert_text(marked("1° Les outils ;|2° Les pièces.",
                          "1° Les manuels de réparation ;|2° Les outils ;|3° Les pièces."),
                   ">1 {+1° Les manuels de réparation ;+}|1>2# [-1°-]{+2°+} Les outils ;|"
                   "2>3# [-2°-]{+3°+} Les pièces.");
    ck_assert_text(
        marked("I. – Le présent article est public.", "I bis. – Le présent article est public."),
        "1>1# [-I-]{+I bis+}. – Le présent article est public.");
    ck_assert_text(marked("« a) Les communes du département ;",
                          "« b) Les communes du canton et du département ;"),
                   "1>1# « [-a-]{+b+}) Les communes du {+canton et du +}département ;");
}
END_TEST

START_TEST(a_renumbering_changes_no_words)
{
    struct lines *before = cut("3° Les pièces."), *after = cut("4° Les pièces.");
    struct diff_lines lines = compared(before, after);

    ck_assert_uint_eq(lines.words_removed + lines.words_added, 0);
    ck_assert_int_eq(lines.items[0].likeness, 1000);
    ck_assert(diff_lines_differ(&lines));
    lines = compared(before, before);
    ck_assert(!diff_lines_differ(&lines));
}
END_TEST

START_TEST(a_line_that_went_elsewhere_is_not_removed_and_added)
{
    ck_assert_text(
        marked("One is the first of these.|Two follows it here.|Three is the end of it.",
               "Two follows it here.|Three is the end of it.|One is the first of these."),
        "2>1 Two follows it here.|3>2 Three is the end of it.|"
        "1>3* One is the first of these.");
    ck_assert_text(
        marked("One is the first of these.|Two follows it here.|Three is the end of it.",
               "Two follows it here.|Three is the end of it.|One is the first of those."),
        "2>1 Two follows it here.|3>2 Three is the end of it.|"
        "1>3* One is the first of [-these-]{+those+}.");
}
END_TEST

START_TEST(a_line_is_in_one_pair_at_most)
{
    ck_assert_text(marked("The same words again.", "The same words again.|The same words again."),
                   "1>1 The same words again.|>2 {+The same words again.+}");
    ck_assert_text(marked("(Supprimé)|(Supprimé)", "(Supprimé)"),
                   "1>1 (Supprimé)|2> [-(Supprimé)-]");
}
END_TEST

START_TEST(likely_lines_stay_in_order)
{
    ck_assert_text(marked("Le mot « un » est remplacé par le mot « deux ».|Le mot « trois » est "
                          "remplacé par le mot « quatre ».",
                          "Le mot « une » est remplacé par le mot « deux ».|Le mot « trois » est "
                          "remplacé par le mot « cinq »."),
                   "1>1 Le mot « [-un-]{+une+} » est remplacé par le mot « deux ».|"
                   "2>2 Le mot « trois » est remplacé par le mot « [-quatre-]{+cinq+} ».");
}
END_TEST

static struct str number_of(const char *line)
{
    struct diff_head head = diff_head(str_of(line));

    return str_slice(str_of(line), head.from, head.to);
}

START_TEST(numbers_at_the_head_are_known_by_what_follows_them)
{
    static const struct {
        const char *line, *number;
    } cases[] = {
        { "3° Le mot", "3°" },
        { "« 3° bis Le mot", "3° bis" },
        { "I. – Le mot", "I" },
        { "II bis. - Le mot", "II bis" },
        { "II bis A. - Le mot", "II bis A" },
        { "IV.\u2011 Le mot", "IV" },
        { "A. – Le mot", "A" },
        { "a) Le mot", "a" },
        { "aa) Le mot", "aa" },
        { "(12) The word", "12" },
        { "(iv) The word", "iv" },
        { "4. The word", "4" },
        { "4) The word", "4" },
        { "Art. L. 131-2. – Le mot", "L. 131-2" },
        { "Article 3 bis. – Le mot", "3 bis" },
        { "Article 1er – Le mot", "1er" },
        /* These are words. */
        { "Article 3 de la loi", "" },
        { "L. 131-2 du code", "" },
        { "3 000 personnes", "" },
        { "Il est public.", "" },
        { "A cette fin, le mot", "" },
        { "Le mot", "" },
        { "I", "" },
        { "3°", "" },
        { "", "" },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_text(number_of(cases[i].line), cases[i].number);
}
END_TEST

/* Each side again, line by line, from the runs. */
static void check_sides(const struct diff_lines *lines, const struct lines *before,
                        const struct lines *after)
{
    bool seen_before[LINES_MAX] = { 0 }, seen_after[LINES_MAX] = { 0 };

    for (size_t i = 0; i < lines->count; i++) {
        const struct diff_line *line = &lines->items[i];
        struct buffer first = { .arena = &arena }, second = { .arena = &arena };

        for (size_t j = 0; j < line->runs.count; j++) {
            if (line->runs.items[j].kind != DIFF_ADDED)
                buffer_put_str(&first, line->runs.items[j].text);
            if (line->runs.items[j].kind != DIFF_REMOVED)
                buffer_put_str(&second, line->runs.items[j].text);
        }
        ck_assert(line->before != DIFF_NO_LINE || line->after != DIFF_NO_LINE);
        if (line->before != DIFF_NO_LINE) {
            ck_assert(!seen_before[line->before]);
            seen_before[line->before] = true;
            ck_assert(str_equal(buffer_str(&first), before->items[line->before]));
        }
        if (line->after != DIFF_NO_LINE) {
            ck_assert(!seen_after[line->after]);
            seen_after[line->after] = true;
            ck_assert(str_equal(buffer_str(&second), after->items[line->after]));
        }
    }
    for (size_t i = 0; i < before->count; i++)
        ck_assert(seen_before[i]);
    for (size_t i = 0; i < after->count; i++)
        ck_assert(seen_after[i]);
}

/* The same numbers in every run. */
static uint32_t next_number(void)
{
    static uint32_t number = 1;

    number = number * 1664525u + 1013904223u;
    return number >> 16;
}

static struct str some_line(void)
{
    static const char *const words[] = { "le",       "mot ",        "1 500", " ",      " ",
                                         "L. 131-2", "n° 2008-724", "3° ",   "I. – ",  "« ",
                                         "a) ",      "é",           ", ",    "art. 3", "数",
                                         "-",        "\u00A0",      "° ",    "12" };
    struct buffer out = { .arena = &arena };

    for (size_t i = next_number() % 12 + 1; i; i--)
        buffer_put_c(&out, words[next_number() % (sizeof words / sizeof *words)]);
    return buffer_str(&out);
}

static struct lines *some_lines(void)
{
    struct lines *lines = arena_new(&arena, struct lines);

    lines->count = next_number() % 12;
    for (size_t i = 0; i < lines->count; i++)
        lines->items[i] = some_line();
    return lines;
}

/* Some of the same lines, some gone, some new, some elsewhere. */
static struct lines *changed(const struct lines *before)
{
    struct lines *after = arena_new(&arena, struct lines);

    for (size_t i = 0; i < before->count; i++) {
        uint32_t what = next_number() % 8;
        size_t at = what == 0 ? next_number() % (after->count + 1) : after->count;

        if (what == 1)
            continue;
        if (what == 2)
            after->items[after->count++] = some_line();
        for (size_t j = after->count; j > at; j--)
            after->items[j] = after->items[j - 1];
        after->items[what == 2 ? after->count : at] = before->items[i];
        after->count++;
    }
    return after;
}

START_TEST(the_runs_give_back_every_line_of_both_sides)
{
    for (int i = 0; i < 4000; i++) {
        struct lines *before = some_lines(), *after = i % 2 ? changed(before) : some_lines();
        struct diff_lines lines = compared(before, after);

        check_sides(&lines, before, after);
        arena_reset(&arena);
    }
}
END_TEST

START_TEST(pairs_are_the_same_with_and_without_runs)
{
    for (int i = 0; i < 200; i++) {
        struct lines *before = some_lines(), *after = changed(before);
        struct diff_lines lines = compared(before, after);
        struct diff_lines pairs =
            diff_match_lines(&arena, before->items, before->count, after->items, after->count);

        ck_assert_uint_eq(lines.count, pairs.count);
        for (size_t j = 0; j < lines.count; j++) {
            ck_assert_uint_eq(lines.items[j].before, pairs.items[j].before);
            ck_assert_uint_eq(lines.items[j].after, pairs.items[j].after);
        }
        arena_reset(&arena);
    }
}
END_TEST

/* How many lines stay in order: the longest common subsequence, the slow and certain way. */
static size_t longest_common(const struct lines *before, const struct lines *after)
{
    size_t best[33][33] = { 0 };

    for (size_t i = before->count; i-- > 0;)
        for (size_t j = after->count; j-- > 0;)
            best[i][j] = str_equal(before->items[i], after->items[j]) ? best[i + 1][j + 1] + 1
                         : best[i + 1][j] > best[i][j + 1]            ? best[i + 1][j]
                                                                      : best[i][j + 1];
    return best[0][0];
}

START_TEST(no_equal_line_is_lost_that_the_longest_common_row_keeps)
{
    static const char *const pool[] = { "The first line of all.", "A second line of these.",
                                        "Some third one.",        "Fourth and other words.",
                                        "A fifth of these.",      "Six is the last one." };

    for (int i = 0; i < 2000; i++) {
        struct lines *before = arena_new(&arena, struct lines);
        struct lines *after = arena_new(&arena, struct lines);
        struct diff_lines lines;
        size_t equal = 0;

        before->count = next_number() % 8;
        after->count = next_number() % 8;
        for (size_t j = 0; j < before->count; j++)
            before->items[j] = str_of(pool[next_number() % 6]);
        for (size_t j = 0; j < after->count; j++)
            after->items[j] = str_of(pool[next_number() % 6]);
        lines = compared(before, after);
        for (size_t j = 0; j < lines.count; j++)
            equal += lines.items[j].before != DIFF_NO_LINE && lines.items[j].after != DIFF_NO_LINE;
        ck_assert_uint_ge(equal, longest_common(before, after));
        arena_reset(&arena);
    }
}
END_TEST

static double seconds_of(const struct lines *before, const struct lines *after)
{
    struct timespec from, to;

    ck_assert_int_eq(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from), 0);
    (void)compared(before, after);
    ck_assert_int_eq(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to), 0);
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

/* Lines that are all alike and none equal: the worst there is. */
static struct lines *alike_lines(size_t count, const char *word)
{
    struct lines *lines = arena_new(&arena, struct lines);

    for (lines->count = 0; lines->count < count; lines->count++)
        lines->items[lines->count] =
            str_format(&arena, "Le mot %s est remplacé par le mot suivant à chaque article %zu%s",
                       word, lines->count % 97, word);
    return lines;
}

START_TEST(many_lines_that_are_all_alike_take_no_longer_each)
{
    double few, many;

    seconds_of(alike_lines(1000, "a"), alike_lines(1000, "b"));
    few = seconds_of(alike_lines(1000, "a"), alike_lines(1000, "b"));
    many = seconds_of(alike_lines(4000, "a"), alike_lines(4000, "b"));
    ck_assert_msg(many < 4 * 2.5 * few + 0.1, "%f s, then %f s", few, many);
}
END_TEST

START_TEST(a_result_without_room_ends_the_request_and_nothing_is_lost)
{
    struct lines *before = alike_lines(2000, "a"), *after = alike_lines(2000, "b");
    struct arena capped = { .cap = 64 * 1024 };
    jmp_buf overflow;

    capped.overflow = &overflow;
    if (!setjmp(overflow)) {
        (void)diff_lines(&capped, before->items, before->count, after->items, after->count);
        ck_abort_msg("64 kB held it");
    }
    ck_assert_uint_eq(capped.total, 0);
    arena_free(&capped);
}
END_TEST

static struct page new_page(void)
{
    struct page page = page_new(&arena);

    page.language = language_english;
    return page;
}

START_TEST(in_place_a_paragraph_says_which_number_it_has_now)
{
    struct page page = new_page();
    struct diff_lines lines = compared(cut("The first <b>.|The last one."),
                                       cut("The first <b>.|Quite new words.|The last one."));

    diff_lines_part(&page, &lines, DIFF_WHOLE, STR("fr"));
    ck_assert_text(
        page_html(&page).markup,
        "<div class=\"diff-lines\">\n"
        "<div class=\"diff-line\"><p class=\"diff-n\">\n1\n</p>"
        "<p class=\"diff-t\" lang=\"fr\">The first &lt;b&gt;.</p></div>\n"
        "<div class=\"diff-line\"><p class=\"diff-n\">\n2\n</p>"
        "<p class=\"diff-t\" lang=\"fr\"><ins><span class=\"vh\">added: </span>"
        "Quite new words.</ins></p></div>\n"
        "<div class=\"diff-line\"><p class=\"diff-n\">\n<span aria-hidden=\"true\">2 → 3</span>"
        "<span class=\"vh\">Paragraph 2 becomes paragraph 3.</span>\n</p>"
        "<p class=\"diff-t\" lang=\"fr\">The last one.</p></div>\n</div>\n");
}
END_TEST

START_TEST(side_by_side_each_side_has_its_own_words)
{
    struct page page = new_page();
    struct diff_lines lines = compared(cut("It opens on Monday for all of us."),
                                       cut("It opens on Sunday for all of us.|New."));

    diff_sides_part(&page, &lines, DIFF_WHOLE, STR("Version 1"), STR("Version 2"), STR(""));
    ck_assert_text(
        page_html(&page).markup,
        "<div class=\"diff-sides\"><div class=\"sides diff-titles\" aria-hidden=\"true\">"
        "<b>Version 1</b><b>Version 2</b></div>\n"
        "<div class=\"sides\">\n"
        "<div class=\"diff-side\">\n<p class=\"diff-n\"><span class=\"diff-of\">Version 1</span> "
        "<span class=\"diff-no\">\n1\n</span></p><p class=\"diff-t\" >It opens on <del>"
        "<span class=\"vh\">removed: </span>Monday</del> for all of us.</p>\n</div>\n"
        "<div class=\"diff-side\">\n<p class=\"diff-n\"><span class=\"diff-of\">Version 2</span> "
        "<span class=\"diff-no\">\n1\n</span></p><p class=\"diff-t\" >It opens on <ins>"
        "<span class=\"vh\">added: </span>Sunday</ins> for all of us.</p>\n</div>\n</div>\n"
        "<div class=\"sides\">\n"
        "<div class=\"diff-side\">\n<p class=\"diff-n\"><span class=\"diff-of\">Version 1</span>"
        "<span aria-hidden=\"true\"> —</span><span class=\"vh\"> not there</span></p>\n</div>\n"
        "<div class=\"diff-side\">\n<p class=\"diff-n\"><span class=\"diff-of\">Version 2</span> "
        "<span class=\"diff-no\">\n2\n</span></p><p class=\"diff-t\" ><ins>"
        "<span class=\"vh\">added: </span>New.</ins></p>\n</div>\n</div>\n</div>\n");
}
END_TEST

START_TEST(far_from_changes_paragraphs_are_only_counted)
{
    struct page page = new_page();
    struct diff_lines lines = compared(
        cut("One line here.|Two lines here.|Three lines here.|Four lines here.|Five lines here."),
        cut("Quite new words.|One line here.|Two lines here.|Three lines here.|Four lines here.|"
            "Five lines here."));

    ck_assert_uint_eq(diff_lines_skipped(&lines, 0, DIFF_AROUND_CHANGES), 0);
    ck_assert_uint_eq(diff_lines_skipped(&lines, 1, DIFF_AROUND_CHANGES), 0);
    ck_assert_uint_eq(diff_lines_skipped(&lines, 2, DIFF_AROUND_CHANGES), 4);
    ck_assert_uint_eq(diff_lines_skipped(&lines, 2, DIFF_WHOLE), 0);
    diff_lines_part(&page, &lines, DIFF_AROUND_CHANGES, STR(""));
    ck_assert_ptr_nonnull(
        memmem(page.body.data, page.body.length, "4 paragraphs that did not", 25));
    ck_assert_ptr_nonnull(memmem(page.body.data, page.body.length, "(2–5 → 3–6)", 15));
}
END_TEST

RUN_SUITE("diff_lines", equal_lines_are_one, a_line_behind_a_new_one_only_gets_another_number,
          words_are_compared_inside_a_line_that_stayed_much_the_same,
          lines_with_few_words_in_common_are_two, another_number_at_the_head_is_a_renumbering,
          a_renumbering_changes_no_words, a_line_that_went_elsewhere_is_not_removed_and_added,
          a_line_is_in_one_pair_at_most, likely_lines_stay_in_order,
          numbers_at_the_head_are_known_by_what_follows_them,
          the_runs_give_back_every_line_of_both_sides, pairs_are_the_same_with_and_without_runs,
          no_equal_line_is_lost_that_the_longest_common_row_keeps,
          many_lines_that_are_all_alike_take_no_longer_each,
          a_result_without_room_ends_the_request_and_nothing_is_lost,
          in_place_a_paragraph_says_which_number_it_has_now,
          side_by_side_each_side_has_its_own_words, far_from_changes_paragraphs_are_only_counted)
