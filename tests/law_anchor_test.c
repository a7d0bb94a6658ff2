/* Where words that somebody pointed at stand in the next version, and how sure that is. */
#include "law/anchor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "law/canon.h"
#include "support/drafted.h"
#include "support/suite.h"

static struct arena arena;

static struct law_quote quote_in(struct str body, const char *words)
{
    size_t from = str_find(body, str_of(words), 0);

    ck_assert_msg(from < body.length, "\"%s\" is not there", words);
    return quote_of(&arena, body, canon_character(body, from),
                    canon_character(body, from + strlen(words)));
}

/* The alinéa before in which the words first stand. */
static size_t alinea_with(const struct document *document, const char *words)
{
    for (size_t i = 0; i < document->count; i++)
        if (str_find(document->items[i].body, str_of(words), 0) < document->items[i].body.length)
            return i;
    ck_abort_msg("\"%s\" is nowhere", words);
    return SEGMENT_NONE;
}

/* "exact 1.2 the words": the state, the article and alinéa, what is there now. */
static struct str placed(const char *text_before, const char *words, const char *text_after)
{
    static const char *const states[] = { "exact", "moved", "reworded", "orphan here", "orphan" };
    struct document before = drafted_law(&arena, text_before);
    struct document after = drafted_law(&arena, text_after);
    struct lineages lineages = law_align(&arena, &before, &after);
    struct anchoring *anchoring = anchoring_begin(&arena, &before, &after, &lineages);
    size_t place = alinea_with(&before, words), article;
    struct law_quote quote = quote_in(before.items[place].body, words);
    struct anchor anchor = anchor_place(anchoring, place, &quote);
    const struct segment *segment;

    anchoring_end(anchoring);
    if (anchor.place == SEGMENT_NONE)
        return str_format(&arena, "%s", states[anchor.state]);
    segment = &after.items[anchor.place];
    article = document_article(&after, anchor.place);
    return str_format(&arena, "%s %.*s.%d %.*s", states[anchor.state],
                      STR_ARGS(article == SEGMENT_NONE ? segment->num : after.items[article].num),
                      (int)segment->number,
                      STR_ARGS(canon_slice(segment->body, anchor.from, anchor.to)));
}

START_TEST(words_of_an_alinea_that_stayed_are_where_they_were)
{
    ck_assert_text(placed("# 1|The mayor calls the meeting.|Anyone may come.", "calls the meeting",
                          "# 1|The mayor calls the meeting.|No one may come."),
                   "exact 1.1 calls the meeting");
}
END_TEST

START_TEST(words_go_with_their_alinea_under_its_new_number)
{
    ck_assert_text(
        placed("# 1|The mayor calls the meeting.|Anyone may come.", "Anyone may",
               "# 1|The mayor calls the meeting.|Its minutes are public.|Anyone may come."),
        "moved 1.3 Anyone may");
    ck_assert_text(
        placed("# 1|Words of the first article.|# 2|1° Les outils ;|2° Les pièces détachées.",
               "pièces détachées",
               "# 1|Words of the first article.|# 2|1° Les outils ;|2° Les manuels ;|3° Les pièces "
               "détachées."),
        "moved 2.3 pièces détachées");
}
END_TEST

START_TEST(words_go_with_their_alinea_to_another_article)
{
    ck_assert_text(placed("# 1|One is here, as it has always been.|The minutes of the meeting are "
                          "public.|# 2|Two is there, as it has always been.",
                          "minutes of the meeting",
                          "# 1|One is here, as it has always been.|# 2|Two is there, as it has "
                          "always been.|The minutes of the meeting are public."),
                   "moved 2.2 minutes of the meeting");
}
END_TEST

START_TEST(words_that_stayed_together_are_found_in_an_alinea_that_changed)
{
    ck_assert_text(
        placed("# 1|The workshop opens on Monday at nine, and its tools are lent for a week.",
               "tools are lent for a week",
               "# 1|Every day the workshop opens on Tuesday at ten, and all its tools are lent for "
               "a week."),
        "exact 1.1 tools are lent for a week");
    /* Signs that stood around them go with them if they are the same. */
    ck_assert_text(
        placed("# 1|The word « tools » is replaced by another word of this kind.", "« tools »",
               "# 1|In it, the word « tools » is replaced by another word of this kind."),
        "exact 1.1 « tools »");
}
END_TEST

START_TEST(half_a_word_is_found_in_the_word)
{
    ck_assert_text(placed("# 1|The workshop opens on Monday at nine for all.", "shop opens on Mon",
                          "# 1|Every day, the workshop opens on Monday at nine for all."),
                   "exact 1.1 shop opens on Mon");
}
END_TEST

START_TEST(words_of_which_half_stayed_are_reworded)
{
    ck_assert_text(
        placed("# 1|The workshop opens on Monday morning at nine for all members of the town.",
               "opens on Monday morning at nine",
               "# 1|The workshop opens on Tuesday morning at nine for all members of the town."),
        "reworded 1.1 opens on Tuesday morning at nine");
    ck_assert_text(
        placed(
            "# 1|The workshop opens on Monday at nine for all members of the town.",
            "opens on Monday at nine for all",
            "# 1|The workshop opens on Monday at nine in the morning for all members of the town."),
        "reworded 1.1 opens on Monday at nine in the morning for all");
}
END_TEST

START_TEST(words_that_went_are_an_orphan_in_their_alinea)
{
    ck_assert_text(
        placed("# 1|The workshop opens on Monday morning at nine for all members of the town.",
               "Monday morning", "# 1|The workshop opens at nine for all members of the town."),
        "orphan here 1.1 ");
}
END_TEST

START_TEST(words_of_an_alinea_that_went_hang_on_its_article)
{
    ck_assert_text(placed("# 1|The mayor calls the meeting.|Anyone may come.", "Anyone may come",
                          "# 1|The mayor calls the meeting."),
                   "orphan 1.0 ");
    ck_assert_text(placed("= I|# 1|The mayor calls the meeting.|# 2|Anyone may come to it.",
                          "Anyone may come", "= I|# 1|The mayor calls the meeting."),
                   "orphan I.0 ");
    ck_assert_text(placed("# 1|The mayor calls the meeting.|# 2|Anyone may come to it.",
                          "Anyone may come", "# 1|The mayor calls the meeting."),
                   "orphan");
}
END_TEST

START_TEST(words_of_an_alinea_that_was_split_are_found_in_their_part)
{
    const char *before =
        "# 1|The workshop opens on Monday at nine for all members. Its tools are lent for a week "
        "at most, and longer to those who ask the keeper.";
    const char *after =
        "# 1|The workshop opens on Monday at nine for all members.|Its tools are lent for a week "
        "at most, and longer to those who ask the keeper.";

    ck_assert_text(placed(before, "opens on Monday", after), "exact 1.1 opens on Monday");
    ck_assert_text(placed(before, "lent for a week", after), "moved 1.2 lent for a week");
}
END_TEST

START_TEST(words_of_alineas_that_were_merged_are_found_in_the_one)
{
    const char *before =
        "# 1|The workshop opens on Monday at nine for all members.|Its tools are lent for a week "
        "at most, and longer to those who ask the keeper.";
    const char *after =
        "# 1|The workshop opens on Monday at nine for all members. Its tools are lent for a week "
        "at most, and longer to those who ask the keeper.";

    ck_assert_text(placed(before, "opens on Monday", after), "exact 1.1 opens on Monday");
    ck_assert_text(placed(before, "lent for a week", after), "moved 1.1 lent for a week");
}
END_TEST

START_TEST(a_sentence_that_went_elsewhere_is_found_by_its_words_and_those_around_it)
{
    const char *sentence =
        "Its tools are lent for a week at most, and longer to those who ask the keeper "
        "of the house in due time and in writing, as the rules of the house say, on the "
        "first day of the month or on the last, and never on the days between them, "
        "unless the assembly of the members has said otherwise by a vote of two thirds of "
        "those who were there, and has written it down in the minutes of that very day.";

    ck_assert_text(
        placed(str_format(
                   &arena,
                   "# 1|The workshop opens on Monday at nine. %s|# 2|The garden is open to all.",
                   sentence)
                   .data,
               sentence,
               str_format(
                   &arena,
                   "# 1|The workshop opens on Monday at nine.|# 2|The garden is open to all. %s",
                   sentence)
                   .data),
        str_format(&arena, "moved 2.1 %s", sentence).data);
}
END_TEST

START_TEST(two_places_that_are_equally_good_are_none)
{
    ck_assert_text(
        placed("# 1|The mayor calls the meeting of the town.|Quite other words stand here.|# 2|Two "
               "is there, as it has always been.",
               "The mayor calls the meeting of the town.",
               "# 1|Quite other words stand here.|# 2|Two is there, as it has always been.|"
               "# 3|The mayor calls the meeting of the town.|# 4|The mayor calls the meeting of "
               "the town."),
        "orphan 1.0 ");
}
END_TEST

START_TEST(words_count_and_not_where_they_are_said_to_stand)
{
    struct document before = drafted_law(&arena, "# 1|The mayor calls the meeting.");
    struct lineages lineages = law_align(&arena, &before, &before);
    struct anchoring *anchoring = anchoring_begin(&arena, &before, &before, &lineages);
    struct law_quote quote = { .from = 2, .to = 900, .exact = STR("calls the meeting") };
    struct anchor anchor = anchor_place(anchoring, 1, &quote);

    ck_assert_int_eq(anchor.state, ANCHOR_EXACT);
    ck_assert_int_eq(anchor.from, 10);
    ck_assert_int_eq(anchor.to, 27);
    quote.exact = STR("never said");
    ck_assert_int_eq(anchor_place(anchoring, 1, &quote).state, ANCHOR_ORPHAN_HERE);
    quote.exact = STR("");
    ck_assert_int_eq(anchor_place(anchoring, 1, &quote).state, ANCHOR_ORPHAN_HERE);
    anchoring_end(anchoring);
}
END_TEST

START_TEST(a_quote_has_what_stands_around_it)
{
    struct law_quote quote = quote_of(&arena, STR("Où l’été dure, la fête dure."), 3, 8);

    ck_assert_text(quote.exact, "l’été");
    ck_assert_text(quote.prefix, "Où ");
    ck_assert_text(quote.suffix, " dure, la fête dure.");
    quote = quote_of(&arena, STR("0123456789012345678901234567890123456789x"), 40, 41);
    ck_assert_int_eq(str_characters(quote.prefix), QUOTE_AROUND);
    ck_assert_uint_eq(quote.suffix.length, 0);
}
END_TEST

enum { ARTICLES = 1000, ALINEAS = 9, QUOTES = 10000 };

static struct document large(bool is_after)
{
    struct buffer out = { .arena = &arena };

    for (size_t i = 0; i < ARTICLES; i++) {
        buffer_format(&out, "# %zu\n", i + 1);
        for (size_t j = 0; j < ALINEAS; j++)
            buffer_format(&out,
                          "%zu° Le conseil de la commune numéro %zu fixe les règles de la matière "
                          "%zu%s après avis de la commission compétente et publie %s ;\n",
                          j + 1, i * 31 % 977, (i * 9 + j) * 7919 % 99991,
                          is_after && (i + j) % 3 == 0 ? " et du lieu" : "",
                          is_after && (i + j) % 4 == 0 ? "ses raisons" : "sa décision");
    }
    return drafted_lines(&arena, buffer_str(&out));
}

static double seconds(void)
{
    struct timespec now;

    ck_assert_int_eq(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now), 0);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

START_TEST(ten_thousand_quotes_of_a_large_text_are_placed_in_a_moment)
{
    struct document before = large(false), after = large(true);
    struct lineages lineages = law_align(&arena, &before, &after);
    struct law_quote *quotes = arena_alloc(&arena, QUOTES * sizeof *quotes);
    size_t *places = arena_alloc(&arena, QUOTES * sizeof *places);
    struct anchoring *anchoring;
    int64_t states[ANCHOR_STATES] = { 0 };
    double begun, taken;

    for (size_t i = 0, place = 0; i < QUOTES; i++) {
        do
            place = (place + 7) % before.count;
        while (before.items[place].kind != SEGMENT_ALINEA);
        places[i] = place;
        quotes[i] = quote_of(&arena, before.items[place].body, 3 + (int64_t)(i % 90),
                             40 + (int64_t)(i % 90));
    }
    begun = seconds();
    anchoring = anchoring_begin(&arena, &before, &after, &lineages);
    for (size_t i = 0; i < QUOTES; i++)
        states[anchor_place(anchoring, places[i], &quotes[i]).state]++;
    anchoring_end(anchoring);
    taken = seconds() - begun;
    if (getenv("LAW_SPEED"))
        printf("%.0f quotes a second\n", QUOTES / taken);
    ck_assert_int_gt(states[ANCHOR_EXACT], QUOTES / 2);
    ck_assert_int_gt(states[ANCHOR_REWORDED], 0);
    ck_assert_msg(taken < QUOTES / 2000.0, "%f s", taken);
}
END_TEST

RUN_SUITE("law_anchor", words_of_an_alinea_that_stayed_are_where_they_were,
          words_go_with_their_alinea_under_its_new_number,
          words_go_with_their_alinea_to_another_article,
          words_that_stayed_together_are_found_in_an_alinea_that_changed,
          half_a_word_is_found_in_the_word, words_of_which_half_stayed_are_reworded,
          words_that_went_are_an_orphan_in_their_alinea,
          words_of_an_alinea_that_went_hang_on_its_article,
          words_of_an_alinea_that_was_split_are_found_in_their_part,
          words_of_alineas_that_were_merged_are_found_in_the_one,
          a_sentence_that_went_elsewhere_is_found_by_its_words_and_those_around_it,
          two_places_that_are_equally_good_are_none,
          words_count_and_not_where_they_are_said_to_stand, a_quote_has_what_stands_around_it,
          ten_thousand_quotes_of_a_large_text_are_placed_in_a_moment)
