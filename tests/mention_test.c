#include "support/suite.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "render/markdown.h"

/* Where a text mentions somebody, and where it only looks so. */

#include "fuzz/mention_fuzz.c"

static struct arena arena;

static struct markdown rendered(const char *text)
{
    return markdown_render(&arena, str_of(text), MARKDOWN_WRITTEN_MAX);
}

/* The handles a text mentions, each in brackets. */
static struct str mentioned(const char *text)
{
    struct markdown markdown = rendered(text);
    struct buffer out = { .arena = &arena };

    for (size_t i = 0; i < markdown.mentions.count; i++)
        buffer_format(&out, "[%.*s]", STR_ARGS(markdown.mentions.items[i]));
    return buffer_str(&out);
}

#define ck_assert_mentions(text, expected) ck_assert_text(mentioned(text), expected)

START_TEST(a_name_after_an_at_is_a_mention)
{
    ck_assert_mentions("@Ada", "[Ada]");
    ck_assert_mentions("ask @Ada and @Bob", "[Ada][Bob]");
    ck_assert_mentions("(@Ada) «@Bob» “@Cleo” ’@Dan", "[Ada][Bob][Cleo][Dan]");
    ck_assert_mentions("# @Ada\n\n- @Bob\n\n**@Cleo** *@Dan* ~~@Eve~~",
                       "[Ada][Bob][Cleo][Dan][Eve]");
    ck_assert_mentions("| @Ada | b |\n|---|---|\n| @Bob | c |", "[Ada][Bob]");
}
END_TEST

START_TEST(a_name_may_hold_points_dashes_and_underlines_but_not_at_its_end)
{
    ck_assert_mentions("@Team_Name, @a.b, @a-b", "[Team_Name][a.b][a-b]");
    ck_assert_mentions("@Ada. @Bob… @Cleo- @Dan_ @Eve...", "[Ada][Bob][Cleo][Dan][Eve]");
    ck_assert_mentions("_thank you @Team_Name_", "[Team_Name]");
    ck_assert_mentions("@Ada's @Bob’s", "[Ada][Bob]");
}
END_TEST

START_TEST(an_address_is_no_mention)
{
    ck_assert_mentions("a@bc.org ada.l@bc.org x+@Ada é@Ada 7@Ada", "");
    ck_assert_mentions("site.org/@Ada @Ada@site.org @@Ada _@Ada", "");
    ck_assert_mentions("https://site.org/@Ada www.site.org/@Bob", "");
    ck_assert_mentions("<ada@site.org> [a](mailto:ada@site.org)", "");
}
END_TEST

START_TEST(what_cannot_be_a_name_is_no_mention)
{
    ck_assert_mentions("@ @a @l'impôt @2026 @-a @_a @. @Adaé @é", "");
    ck_assert_mentions("@abcdefghijklmnopqrstuvwxyz0123", "[abcdefghijklmnopqrstuvwxyz0123]");
    ck_assert_mentions("@abcdefghijklmnopqrstuvwxyz01234", "");
}
END_TEST

START_TEST(nothing_in_code_and_links_is_a_mention)
{
    ck_assert_mentions("`@Ada` ``x @Bob``", "");
    ck_assert_mentions("```\n@Ada\n```\n\n    @Bob", "");
    ck_assert_mentions("[@Ada](/x) [**@Bob**](/y) <https://a.b/@Cleo>", "");
    ck_assert_mentions("![@Ada](/x.png)", "");
    ck_assert_mentions("<b title=\"@Ada\">", "");
}
END_TEST

START_TEST(words_of_others_mention_nobody)
{
    ck_assert_mentions("> @Ada\n\nyes", "");
    ck_assert_mentions("[quote=\"bob, post:1\"]\n@Ada\n[/quote]\n\nyes @Bob", "[Bob]");
    ck_assert_mentions("[quote]\n@Ada\n[/quote]", "");
    ck_assert_text(rendered("> @Ada").html.markup, "<blockquote>\n<p>@Ada</p>\n</blockquote>\n");
}
END_TEST

START_TEST(an_escaped_at_is_text)
{
    ck_assert_mentions("\\@Ada", "");
    ck_assert_text(rendered("\\@Ada").html.markup, "<p>@Ada</p>\n");
}
END_TEST

START_TEST(a_name_stands_once_in_the_list_whatever_its_case)
{
    struct markdown markdown = rendered("@Ada @ADA @Bob @ada");

    ck_assert_mentions("@Ada @ADA @Bob @ada", "[Ada][Bob]");
    ck_assert_text(markdown.html.markup,
                   "<p>\x01mAda\x02 \x01mADA\x02 \x01mBob\x02 \x01mada\x02</p>\n");
    ck_assert_uint_eq(markdown.mentions.holes, 4);
}
END_TEST

START_TEST(a_text_has_only_so_many_mentions)
{
    struct buffer text = { .arena = &arena };
    struct markdown markdown;

    for (int i = 0; i < 2 * MARKDOWN_MENTIONS_MAX; i++)
        buffer_format(&text, "@name%d ", i);
    markdown = markdown_render(&arena, buffer_str(&text), MARKDOWN_WRITTEN_MAX);
    ck_assert_uint_eq(markdown.mentions.count, MARKDOWN_MENTIONS_MAX);
    ck_assert(str_ends(markdown.html.markup, " @name399</p>\n"));
}
END_TEST

START_TEST(plain_text_shows_the_names)
{
    struct html html = rendered("a @Ada, @Bob.\n[quote=\"g, post:1\"]@h[/quote]").html;

    ck_assert_text(markdown_plain(&arena, html, 100), "a @Ada, @Bob.");
}
END_TEST

START_TEST(a_text_that_stands_alone_shows_its_mentions_as_text)
{
    struct markdown markdown = rendered("@Ada\n[quote=\"g, post:1\"]words[/quote]");

    ck_assert_text(markdown_alone(&arena, &markdown).markup, "<p>@Ada</p>\n<p>words</p>\n\n");
}
END_TEST

START_TEST(a_hole_for_a_mention_cannot_be_forged)
{
    ck_assert_text(rendered("\x01mAda\x02 &#1;mAda&#2;").html.markup, "<p>mAda mAda</p>\n");
}
END_TEST

START_TEST(what_the_fuzzer_is_given_holds)
{
    static const char *const texts[] = {
        "@Ada @bob `@x` [@y](z) @@ @a.b- > @q",
        "@\xC3@Ada\xFF",
        "_@a_ *@b* ~~@cc~~",
        "@",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        LLVMFuzzerTestOneInput((const uint8_t *)texts[i], strlen(texts[i]));
}
END_TEST

RUN_SUITE("mentions", a_name_after_an_at_is_a_mention,
          a_name_may_hold_points_dashes_and_underlines_but_not_at_its_end, an_address_is_no_mention,
          what_cannot_be_a_name_is_no_mention, nothing_in_code_and_links_is_a_mention,
          words_of_others_mention_nobody, an_escaped_at_is_text,
          a_name_stands_once_in_the_list_whatever_its_case, a_text_has_only_so_many_mentions,
          plain_text_shows_the_names, a_text_that_stands_alone_shows_its_mentions_as_text,
          a_hole_for_a_mention_cannot_be_forged, what_the_fuzzer_is_given_holds)
