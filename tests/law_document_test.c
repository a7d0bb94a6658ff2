/* A law text as a tree: how it is put together, what is cut, left out and listed as a gap. */
#include "law/document.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "law/canon.h"
#include "support/drafted.h"
#include "support/suite.h"

static struct arena arena;
static struct document document;

static size_t add(enum segment_kind kind, size_t parent, const char *num, const char *body)
{
    return document_add(
        &arena, &document,
        &(struct segment){
            .kind = kind, .parent = parent, .num = str_of(num), .body = str_of(body) });
}

START_TEST(texts_are_made_canonical)
{
    size_t article = add(SEGMENT_ARTICLE, SEGMENT_NONE, " 1 er ", "");
    size_t alinea = add(SEGMENT_ALINEA, article, "", "  L\xE2\x80\x99\xC2\xADun \n deux ");
    size_t row = add(SEGMENT_ROW, article, "", " a \t b ");

    ck_assert_text(document.items[article].num, "1 er");
    ck_assert_text(document.items[alinea].body, "L’un deux");
    ck_assert_text(document.items[row].body, "a\tb");
}
END_TEST

START_TEST(alineas_and_rows_are_numbered_in_their_article)
{
    size_t article = add(SEGMENT_ARTICLE, SEGMENT_NONE, "1", "");

    add(SEGMENT_ALINEA, article, "", "One.");
    add(SEGMENT_NOTE, article, "", "A note.");
    add(SEGMENT_ROW, article, "", "a\tb");
    article = add(SEGMENT_ARTICLE, SEGMENT_NONE, "2", "");
    add(SEGMENT_ALINEA, article, "", "Two.");
    document_close(&arena, &document);
    ck_assert_int_eq(document.items[1].number, 1);
    ck_assert_int_eq(document.items[2].number, 0);
    ck_assert_int_eq(document.items[3].number, 2);
    ck_assert_int_eq(document.items[5].number, 1);
    ck_assert_uint_eq(document_article(&document, 5), 4);
    ck_assert_uint_eq(document_count(&document, SEGMENT_ARTICLE), 2);
    ck_assert_uint_eq(document_count(&document, SEGMENT_ALINEA), 2);
}
END_TEST

START_TEST(what_holds_nothing_is_left_out)
{
    size_t part = add(SEGMENT_PART, SEGMENT_NONE, "I", ""), article;

    add(SEGMENT_ARTICLE, part, "1", "");
    part = add(SEGMENT_PART, SEGMENT_NONE, "II", "");
    article = add(SEGMENT_ARTICLE, part, "2", "");
    add(SEGMENT_ALINEA, article, "", " ");
    add(SEGMENT_ALINEA, article, "", "Two.");
    document_close(&arena, &document);
    ck_assert_text(document_plain(&arena, &document), "II\nArticle 2\nTwo.\n");
    ck_assert_uint_eq(document.items[1].parent, 0);
    ck_assert_uint_eq(document.items[2].parent, 1);
}
END_TEST

START_TEST(loose_words_get_an_article_without_a_number)
{
    size_t part = add(SEGMENT_PART, SEGMENT_NONE, "I", ""), article;

    add(SEGMENT_ALINEA, SEGMENT_NONE, "", "Preamble.");
    add(SEGMENT_ALINEA, SEGMENT_NONE, "", "And more of it.");
    article = add(SEGMENT_ARTICLE, part, "1", "");
    add(SEGMENT_ALINEA, article, "", "One.");
    add(SEGMENT_ALINEA, part, "", "Signed.");
    document_close(&arena, &document);
    ck_assert_uint_eq(document_count(&document, SEGMENT_ARTICLE), 3);
    for (size_t i = 0; i < document.count; i++)
        if (document.items[i].kind == SEGMENT_ALINEA)
            ck_assert_uint_ne(document_article(&document, i), SEGMENT_NONE);
    ck_assert_uint_eq(document_article(&document, 2), document_article(&document, 3));
    ck_assert_int_eq(document.items[3].number, 2);
    ck_assert_text(document_plain(&arena, &document),
                   "I\nPreamble.\nAnd more of it.\nArticle 1\nOne.\nSigned.\n");
}
END_TEST

START_TEST(a_parent_is_always_before_what_it_holds)
{
    struct document all =
        drafted_law(&arena, "Loose.|= I|# 1|One.|> A note.|= II|# 2|# 3|Three.|= III");

    for (size_t i = 0; i < all.count; i++)
        ck_assert(all.items[i].parent == SEGMENT_NONE || all.items[i].parent < i);
    document_close(&arena, &all); /* to close it again changes nothing */
    ck_assert_text(document_plain(&arena, &all),
                   "Loose.\nTitle I\nArticle 1\nOne.\nTitle II\nArticle 3\nThree.\n");
}
END_TEST

START_TEST(too_long_a_text_is_cut_and_said)
{
    char *long_text = arena_alloc(&arena, SEGMENT_BODY_MAX + 2);

    memset(long_text, 'x', SEGMENT_BODY_MAX + 1);
    (void)add(SEGMENT_ALINEA, SEGMENT_NONE, "", long_text);
    ck_assert_uint_eq(document.items[0].body.length, SEGMENT_BODY_MAX);
    ck_assert_uint_eq(document.gaps.count, 1);
    long_text[SEGMENT_NUM_MAX + 1] = '\0';
    (void)add(SEGMENT_ARTICLE, SEGMENT_NONE, long_text, "");
    ck_assert_uint_eq(document.items[1].num.length, SEGMENT_NUM_MAX);
    ck_assert_uint_eq(document.gaps.count, 2);
}
END_TEST

START_TEST(a_gap_is_listed_once_with_how_often_it_was_met)
{
    document_gap(&arena, &document, STR("an element <formula>"), 12);
    document_gap(&arena, &document, STR("an element <formula>"), 40);
    document_gap(&arena, &document, STR("an element <img>"), 41);
    ck_assert_uint_eq(document.gaps.count, 2);
    ck_assert_int_eq(document.gaps.items[0].times, 2);
    ck_assert_int_eq(document.gaps.items[0].line, 12);
    for (int i = 0; i < 2 * GAPS_MAX; i++)
        document_gap(&arena, &document, str_format(&arena, "gap %d", i), i);
    ck_assert_uint_le(document.gaps.count, GAPS_MAX + 1);
}
END_TEST

START_TEST(an_article_is_called_as_its_text_calls_it)
{
    size_t article = document_add(&arena, &document,
                                  &(struct segment){ .kind = SEGMENT_ARTICLE,
                                                     .parent = SEGMENT_NONE,
                                                     .name = STR("Section"),
                                                     .num = STR("4"),
                                                     .head = STR("Times") });

    document_add(&arena, &document,
                 &(struct segment){ .kind = SEGMENT_ALINEA,
                                    .parent = article,
                                    .num = STR("(1)"),
                                    .body = STR("It is open.") });
    document_close(&arena, &document);
    ck_assert_text(document_plain(&arena, &document), "Section 4\nTimes\n(1) It is open.\n");
}
END_TEST

START_TEST(a_document_of_nothing_is_empty)
{
    document_close(&arena, &document);
    ck_assert_uint_eq(document.count, 0);
    ck_assert_text(document_plain(&arena, &document), "");
    ck_assert_uint_eq(document_article(&document, SEGMENT_NONE), SEGMENT_NONE);
}
END_TEST

RUN_SUITE("law_document", texts_are_made_canonical, alineas_and_rows_are_numbered_in_their_article,
          what_holds_nothing_is_left_out, loose_words_get_an_article_without_a_number,
          a_parent_is_always_before_what_it_holds, too_long_a_text_is_cut_and_said,
          a_gap_is_listed_once_with_how_often_it_was_met, an_article_is_called_as_its_text_calls_it,
          a_document_of_nothing_is_empty)
