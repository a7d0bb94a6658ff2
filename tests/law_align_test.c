/* Which article and alinéa of a later version is which of an earlier one. */
#include "law/align.h"

#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "support/drafted.h"
#include "support/suite.h"

static struct arena arena;

static void put_place(struct buffer *out, const struct document *document, size_t place)
{
    const struct segment *segment;

    if (place == SEGMENT_NONE)
        return;
    segment = &document->items[place];
    if (segment->kind == SEGMENT_PART)
        buffer_put_c(out, "=");
    else if (segment->kind == SEGMENT_ARTICLE)
        buffer_put_c(out, "#");
    else
        buffer_put_str(out, document->items[document_article(document, place)].num);
    if (segment->kind == SEGMENT_PART || segment->kind == SEGMENT_ARTICLE)
        buffer_put_str(out, segment->num);
    else
        buffer_format(out, ".%d", (int)segment->number);
}

/* "1.2>1.3 same#": alinéa 2 of article 1 is now alinéa 3 of it, under another number (#). */
static struct str aligned(const char *text_before, const char *text_after)
{
    static const char *const kinds[] = { "same",   "reworded", "moved",  "split",
                                         "merged", "new",      "deleted" };
    struct document before = drafted_law(&arena, text_before);
    struct document after = drafted_law(&arena, text_after);
    struct lineages lineages = law_align(&arena, &before, &after);
    struct buffer out = { .arena = &arena };

    for (size_t i = 0; i < lineages.count; i++) {
        buffer_put_c(&out, i ? "|" : "");
        put_place(&out, &before, lineages.items[i].before);
        buffer_put_c(&out, ">");
        put_place(&out, &after, lineages.items[i].after);
        buffer_format(&out, " %s%s", kinds[lineages.items[i].kind],
                      lineages.items[i].is_renumbered ? "#" : "");
    }
    return buffer_str(&out);
}

START_TEST(the_same_text_is_the_same_everywhere)
{
    const char *text = "= I|# 1|The mayor calls the meeting.|Anyone may come.|# 2|It is public.";

    ck_assert_text(aligned(text, text), "=I>=I same|#1>#1 same|1.1>1.1 same|1.2>1.2 same|"
                                        "#2>#2 same|2.1>2.1 same");
    ck_assert_text(aligned("", ""), "");
}
END_TEST

START_TEST(an_alinea_behind_a_new_one_has_only_another_number)
{
    ck_assert_text(aligned("# 1|The mayor calls the meeting.|Its minutes are public.",
                           "# 1|The mayor calls the meeting.|Anyone may come.|"
                           "Its minutes are public."),
                   "#1>#1 reworded|1.1>1.1 same|>1.2 new|1.2>1.3 same#");
}
END_TEST

START_TEST(words_that_changed_are_reworded_and_few_in_common_are_new)
{
    ck_assert_text(aligned("# 1|The workshop opens on Monday at nine for all members.",
                           "# 1|The workshop opens on Tuesday at nine for all members."),
                   "#1>#1 reworded|1.1>1.1 reworded");
    ck_assert_text(aligned("# 1|The workshop opens on Monday.",
                           "# 1|Gardens of all kinds close early on Sunday night."),
                   "#1>#1 reworded|1.1> deleted|>1.1 new");
}
END_TEST

START_TEST(typography_alone_is_no_change)
{
    ck_assert_text(aligned("# 1|L'article « un »\u00A0: il est public - ou non.",
                           "# 1|L’article “ un ” : il est public – ou non."),
                   "#1>#1 same|1.1>1.1 same");
}
END_TEST

START_TEST(articles_keep_their_numbers)
{
    ck_assert_text(aligned("# 1|One is here.|# 2|Two is there.",
                           "# 1|One is here.|# 1 bis|New.|# 2|Two is there."),
                   "#1>#1 same|1.1>1.1 same|>#1 bis new|>1 bis.1 new|#2>#2 same|2.1>2.1 same");
}
END_TEST

START_TEST(an_article_with_the_same_words_under_another_number_is_renumbered)
{
    ck_assert_text(aligned("# 1|One is here and says something.|# 2|Two is there and says some "
                           "other things of note.",
                           "# 1|One is here and says something.|# 2|A new article that nobody has "
                           "ever seen before this day.|"
                           "# 3|Two is there and says some other things of note."),
                   "#1>#1 same|1.1>1.1 same|>#2 new|>2.1 new|#2>#3 same#|2.1>3.1 same");
}
END_TEST

START_TEST(a_publishers_name_goes_before_the_number)
{
    ck_assert_text(
        aligned(
            "@x|# 1|These words of the first are kept.|@y|# 2|Those words of the second are kept.",
            "@y|# 1|Those words of the second are kept.|@x|# 2|These words of the first are kept."),
        "#2>#1 same#|2.1>1.1 same|#1>#2 same#|1.1>2.1 same");
    /* … but not when it was given to quite other words. */
    ck_assert_text(aligned("# 1|@x|Words that say one thing.|@y|And here is another matter.",
                           "# 1|@y|Words that say one thing.|@x|And here is another matter."),
                   "#1>#1 same|1.1>1.1 same|1.2>1.2 same");
}
END_TEST

START_TEST(an_alinea_that_went_to_another_article_is_moved)
{
    ck_assert_text(
        aligned("# 1|One is here.|The minutes of the meeting are public.|# 2|Two is there.",
                "# 1|One is here.|# 2|Two is there.|The minutes of the meeting are public."),
        "#1>#1 reworded|1.1>1.1 same|#2>#2 reworded|2.1>2.1 same|1.2>2.2 moved");
    /* Words that say too little could have come from anywhere. */
    ck_assert_text(aligned("# 1|One is here.|(Supprimé)|# 2|Two is there.",
                           "# 1|One is here.|# 2|Two is there.|(Supprimé)"),
                   "#1>#1 reworded|1.1>1.1 same|1.2> deleted|#2>#2 reworded|2.1>2.1 same|>2.2 new");
}
END_TEST

START_TEST(an_alinea_of_which_two_were_made_is_split)
{
    ck_assert_text(
        aligned(
            "# 1|The workshop opens on Monday at nine for all members. Its tools are lent for a "
            "week at most, and longer to those who ask the keeper.",
            "# 1|The workshop opens on Monday at nine for all members.|Its tools are lent for a "
            "week at most, and longer to those who ask the keeper."),
        "#1>#1 reworded|1.1>1.1 split|1.1>1.2 split#");
}
END_TEST

START_TEST(two_alineas_that_became_one_are_merged)
{
    ck_assert_text(
        aligned(
            "# 1|The workshop opens on Monday at nine for all members.|Its tools are lent for a "
            "week at most, and longer to those who ask the keeper.|The end.",
            "# 1|The workshop opens on Monday at nine for all members. Its tools are lent for a "
            "week at most, and longer to those who ask the keeper.|The end."),
        "#1>#1 reworded|1.1>1.1 merged|1.2>1.1 merged#|1.3>1.2 same#");
}
END_TEST

START_TEST(a_part_is_the_one_with_its_articles)
{
    ck_assert_text(
        aligned("= I|# 1|One is here.|# 2|Two is there.",
                "= II|# 0|Quite new.|= III|# 1|One is here.|# 2|Two is there."),
        ">=II new|>#0 new|>0.1 new|=I>=III same#|#1>#1 same|1.1>1.1 same|#2>#2 same|2.1>2.1 same");
    ck_assert_text(aligned("= I|# 1|One is here.|= II|# 2|Two is there.",
                           "= I|= II|# 2|Two is there.|# 1|One is here."),
                   "=I> deleted|=II>=II same|#2>#2 same|2.1>2.1 same|#1>#1 moved|1.1>1.1 same");
}
END_TEST

START_TEST(no_two_have_one_identity_and_all_are_listed)
{
    struct document before =
        drafted_law(&arena, "# 1|The same words.|The same words.|# 2|The same words.");
    struct document after = drafted_law(
        &arena, "# 1|The same words.|# 2|The same words.|The same words.|The same words.");
    struct lineages lineages = law_align(&arena, &before, &after);
    size_t listed_before = 0, listed_after = 0;

    for (size_t i = 0; i < lineages.count; i++) {
        listed_before += lineages.items[i].before != SEGMENT_NONE;
        listed_after += lineages.items[i].after != SEGMENT_NONE;
    }
    ck_assert_uint_eq(listed_before, before.count);
    ck_assert_uint_eq(listed_after, after.count);
    for (size_t i = 0; i < after.count; i++)
        for (size_t j = 0; j < i; j++)
            ck_assert(lineages.before_of[i] == SEGMENT_NONE ||
                      lineages.before_of[i] != lineages.before_of[j]);
}
END_TEST

START_TEST(likeness_is_the_share_of_the_words_that_stayed_in_order)
{
    ck_assert_int_eq(law_likeness(&arena, STR("a b c d"), STR("a b c d")), 1000);
    ck_assert_int_eq(law_likeness(&arena, STR("a b c d"), STR("a b x d")), 750);
    ck_assert_int_eq(law_likeness(&arena, STR("a b"), STR("c d")), 0);
    ck_assert_int_eq(law_likeness(&arena, STR(""), STR("")), 1000);
    ck_assert_int_eq(law_likeness(&arena, STR("–"), STR("-")), 0);
}
END_TEST

/* A thousand articles of nine alinéas; of the later version every third has other words. */
static struct document large(size_t articles, bool is_after)
{
    struct buffer out = { .arena = &arena };

    for (size_t i = 0; i < articles; i++) {
        buffer_format(&out, "# %zu\n", i + 1);
        for (size_t j = 0; j < 9; j++)
            buffer_format(&out,
                          "%zu° Le conseil de la commune numéro %zu fixe les règles de la matière "
                          "%zu%s après avis de la commission compétente et publie sa décision ;\n",
                          j + 1, i * 31 % 977, (i * 9 + j) * 7919 % 99991,
                          is_after && (i + j) % 3 == 0 ? " et du lieu" : "");
    }
    return drafted_lines(&arena, buffer_str(&out));
}

static double seconds_of(size_t articles)
{
    struct document before = large(articles, false), after = large(articles, true);
    struct timespec from, to;

    ck_assert_int_eq(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from), 0);
    (void)law_align(&arena, &before, &after);
    ck_assert_int_eq(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to), 0);
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

START_TEST(time_grows_with_the_document_and_not_faster)
{
    double few, many;

    seconds_of(250);
    few = seconds_of(250);
    many = seconds_of(1000);
    ck_assert_msg(many < 4 * 2.5 * few + 0.1, "%f s, then %f s", few, many);
}
END_TEST

RUN_SUITE("law_align", the_same_text_is_the_same_everywhere,
          an_alinea_behind_a_new_one_has_only_another_number,
          words_that_changed_are_reworded_and_few_in_common_are_new, typography_alone_is_no_change,
          articles_keep_their_numbers,
          an_article_with_the_same_words_under_another_number_is_renumbered,
          a_publishers_name_goes_before_the_number, an_alinea_that_went_to_another_article_is_moved,
          an_alinea_of_which_two_were_made_is_split, two_alineas_that_became_one_are_merged,
          a_part_is_the_one_with_its_articles, no_two_have_one_identity_and_all_are_listed,
          likeness_is_the_share_of_the_words_that_stayed_in_order,
          time_grows_with_the_document_and_not_faster)
