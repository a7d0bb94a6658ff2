#include "support/suite.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "render/markdown.h"

/* What people write, and what readers see of it. */

#include "fuzz/markdown_fuzz.c"

static struct arena arena;

#define REL " rel=\"nofollow ugc noopener noreferrer\""

static struct markdown rendered(const char *text)
{
    return markdown_render(&arena, str_of(text), MARKDOWN_WRITTEN_MAX);
}

static struct str html_of(const char *text)
{
    return rendered(text).html.markup;
}

#define ck_assert_markdown(text, expected) ck_assert_text(html_of(text), expected)

/* A text of so many bytes: the unit again and again. */
static struct str many(const char *unit, size_t bytes)
{
    struct buffer text = { .arena = &arena };

    while (text.length < bytes)
        buffer_put_c(&text, unit);
    return buffer_str(&text);
}

/* What CommonMark says, and where we differ. */

START_TEST(a_new_line_in_a_paragraph_is_a_new_line)
{
    ck_assert_markdown("one\ntwo\n\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>\n");
}
END_TEST

START_TEST(headings_stand_below_that_of_the_post)
{
    ck_assert_markdown("# one", "<h4>one</h4>\n");
    ck_assert_markdown("## two", "<h5>two</h5>\n");
    ck_assert_markdown("###### six", "<h6>six</h6>\n");
}
END_TEST

START_TEST(emphasis_and_code_are_shown)
{
    ck_assert_markdown("*a* **b** `c < d`",
                       "<p><em>a</em> <strong>b</strong> <code>c &lt; d</code></p>\n");
}
END_TEST

START_TEST(emphasis_nested_beyond_reason_is_shown_flat)
{
    struct str text = str_format(&arena, "%.*sx%.*s", STR_ARGS(many("*a **a ", 700)),
                                 STR_ARGS(many(" a** a*", 700)));
    struct str html = markdown_render(&arena, text, MARKDOWN_WRITTEN_MAX).html.markup;
    size_t count = 0;

    for (size_t at = 0; (at = str_find(html, STR("<em>"), at)) < html.length; at++)
        count++;
    ck_assert_uint_eq(count, 16);
}
END_TEST

START_TEST(tight_lists_have_no_paragraphs_and_loose_ones_do)
{
    ck_assert_markdown("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
    ck_assert_markdown("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n");
}
END_TEST

START_TEST(numbered_lists_start_where_their_author_says)
{
    ck_assert_markdown("1. a", "<ol>\n<li>a</li>\n</ol>\n");
    ck_assert_markdown("7. a", "<ol start=\"7\">\n<li>a</li>\n</ol>\n");
}
END_TEST

START_TEST(quotation_marks_stay_as_typed)
{
    ck_assert_markdown("\"it's\" -- so...", "<p>&quot;it&#39;s&quot; -- so...</p>\n");
}
END_TEST

START_TEST(code_keeps_its_language_when_it_is_a_plain_word)
{
    ck_assert_markdown(
        "```C++\na < b\n```",
        "<pre tabindex=\"0\"><code class=\"language-c++\">a &lt; b\n</code></pre>\n");
    ck_assert_markdown("```x\"onclick=\n\n```", "<pre tabindex=\"0\"><code>\n</code></pre>\n");
    ck_assert_markdown("    indented", "<pre tabindex=\"0\"><code>indented\n</code></pre>\n");
}
END_TEST

START_TEST(raw_html_is_shown_as_it_was_typed)
{
    ck_assert_markdown("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n");
    ck_assert_markdown("<div onclick=x>", "<p>&lt;div onclick=x&gt;</p>\n");
    ck_assert_markdown("<script>\n\nalert(1)", "<p>&lt;script&gt;</p>\n<p>alert(1)</p>\n");
    ck_assert_markdown("> <!-- x", "<blockquote>\n<p>&lt;!-- x</p>\n</blockquote>\n");
    ck_assert_markdown("`<!--`", "<p><code>&lt;!--</code></p>\n");
}
END_TEST

START_TEST(markdown_between_tags_is_still_markdown)
{
    ck_assert_markdown("<details>\n*a*\n</details>",
                       "<p>&lt;details&gt;<br>\n<em>a</em><br>\n&lt;/details&gt;</p>\n");
}
END_TEST

START_TEST(footnotes_are_kept_as_text)
{
    ck_assert_markdown("[^1]: http://a.example/",
                       "<p>[^1]: <a href=\"http://a.example/\"" REL ">http://a.example/</a></p>\n");
}
END_TEST

/* Links and pictures. */

START_TEST(links_to_elsewhere_are_marked_as_such)
{
    ck_assert_markdown("[a](https://b.example \"c\")",
                       "<p><a href=\"https://b.example\" title=\"c\"" REL ">a</a></p>\n");
    ck_assert_markdown("[a](//b.example)", "<p>a</p>\n");
}
END_TEST

START_TEST(links_on_this_site_are_not)
{
    ck_assert_markdown("[a](/t/b/1)", "<p><a href=\"/t/b/1\">a</a></p>\n");
    ck_assert_markdown("[a](#p3)", "<p><a href=\"#p3\">a</a></p>\n");
}
END_TEST

START_TEST(a_link_without_text_shows_its_address)
{
    ck_assert_markdown("[](/a)", "<p><a href=\"/a\">/a</a></p>\n");
}
END_TEST

START_TEST(references_are_resolved)
{
    ck_assert_markdown("[a]\n\n[a]: /b", "<p><a href=\"/b\">a</a></p>\n");
}
END_TEST

START_TEST(no_link_stands_in_a_link)
{
    ck_assert_markdown("[a <http://b.example> c](/d)",
                       "<p><a href=\"/d\">a http://b.example c</a></p>\n");
    ck_assert_markdown("[http://b.example](/d)", "<p><a href=\"/d\">http://b.example</a></p>\n");
    ck_assert_markdown("[![a](/b)](/c)", "<p><a href=\"/c\">a</a></p>\n");
}
END_TEST

START_TEST(pictures_become_links)
{
    ck_assert_markdown("![a *b*](https://c.example/d.png)",
                       "<p><a href=\"https://c.example/d.png\"" REL ">a b</a></p>\n");
    ck_assert_markdown("![](/a.png)", "<p><a href=\"/a.png\">/a.png</a></p>\n");
    ck_assert_markdown("![a|690x340, 50%](upload://b.png)", "<p>a</p>\n");
}
END_TEST

START_TEST(bare_links_are_found)
{
    ck_assert_markdown("see http://a.example/b_c_d.",
                       "<p>see <a href=\"http://a.example/b_c_d\"" REL
                       ">http://a.example/b_c_d</a>.</p>\n");
    ck_assert_markdown("(www.a.example/b(c))", "<p>(<a href=\"https://www.a.example/b(c)\"" REL
                                               ">www.a.example/b(c)</a>)</p>\n");
    ck_assert_markdown("«\u00A0https://a.example\u00A0»",
                       "<p>«\u00A0<a href=\"https://a.example\"" REL
                       ">https://a.example</a>\u00A0»</p>\n");
}
END_TEST

START_TEST(bare_links_are_not_found_in_words_or_code)
{
    ck_assert_markdown("xhttp://a.example", "<p>xhttp://a.example</p>\n");
    ck_assert_markdown("`http://a.example`", "<p><code>http://a.example</code></p>\n");
    ck_assert_markdown("http:// and www.", "<p>http:// and www.</p>\n");
}
END_TEST

START_TEST(long_bare_links_are_shown_short)
{
    struct str html =
        markdown_render(&arena, many("http://a.example/b", 190), MARKDOWN_WRITTEN_MAX).html.markup;

    ck_assert(str_ends(html, "…</a></p>\n"));
    ck_assert_uint_lt(html.length, 190 + 200);
}
END_TEST

/* What is not in CommonMark. */

START_TEST(two_tildes_strike)
{
    ck_assert_markdown("a ~~b *c* d~~ e", "<p>a <del>b <em>c</em> d</del> e</p>\n");
    ck_assert_markdown("~~a~~ ~~b~~", "<p><del>a</del> <del>b</del></p>\n");
    ck_assert_markdown("~~http://a.example~~", "<p><del><a href=\"http://a.example\"" REL
                                               ">http://a.example</a></del></p>\n");
}
END_TEST

START_TEST(other_tildes_do_not)
{
    ck_assert_markdown("~a~ ~~b", "<p>~a~ ~~b</p>\n");
    ck_assert_markdown("\\~~a~~", "<p>~~a~~</p>\n");
    ck_assert_markdown("a ~~ b ~~ c", "<p>a ~~ b ~~ c</p>\n");
    ck_assert_markdown("~~*a~~ b*", "<p>~~<em>a~~ b</em></p>\n");
}
END_TEST

#define TABLE "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>\n"

START_TEST(tables_are_shown)
{
    ck_assert_markdown("| a | b |\n|---|--:|\n| *c* | `d\\|e` |",
                       TABLE "<thead>\n<tr><th scope=\"col\">a</th>"
                             "<th scope=\"col\" class=\"align-right\">b</th></tr>\n</thead>\n"
                             "<tbody>\n<tr><td><em>c</em></td>"
                             "<td class=\"align-right\"><code>d|e</code></td></tr>\n"
                             "</tbody>\n</table></div>\n");
}
END_TEST

START_TEST(rows_of_a_table_are_as_long_as_its_head)
{
    ck_assert_markdown("a|b\n-|-\nc\nd|e|f",
                       TABLE "<thead>\n<tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>\n"
                             "</thead>\n<tbody>\n<tr><td>c</td><td></td></tr>\n"
                             "<tr><td>d</td><td>e</td></tr>\n</tbody>\n</table></div>\n");
}
END_TEST

START_TEST(cells_hold_no_blocks)
{
    ck_assert_markdown("# a|b\nc|d\n-|-\n- e|f",
                       "<h4>a|b</h4>\n" TABLE
                       "<thead>\n<tr><th scope=\"col\">c</th><th scope=\"col\">d</th></tr>\n"
                       "</thead>\n</table></div>\n<ul>\n<li>e|f</li>\n</ul>\n");
    ck_assert_markdown("|a|\n|-|\n| # b |\n| - c |",
                       TABLE "<thead>\n<tr><th scope=\"col\">a</th></tr>\n</thead>\n"
                             "<tbody>\n<tr><td># b</td></tr>\n<tr><td>- c</td></tr>\n"
                             "</tbody>\n</table></div>\n");
}
END_TEST

START_TEST(a_table_may_stand_in_a_quote_and_after_text)
{
    ck_assert_markdown("> x\n> |a|\n> |-|", "<blockquote>\n<p>x</p>\n" TABLE
                                            "<thead>\n<tr><th scope=\"col\">a</th></tr>\n</thead>\n"
                                            "</table></div>\n</blockquote>\n");
}
END_TEST

START_TEST(what_only_looks_like_a_table_is_text)
{
    ck_assert_markdown("a | b\nc | d", "<p>a | b<br>\nc | d</p>\n");
    ck_assert_markdown("a | b\n--|--|--", "<p>a | b<br>\n--|--|--</p>\n");
}
END_TEST

START_TEST(tables_have_64_columns_at_most)
{
    struct str head = many("|a", 2 * 64), marks = many("|-", 2 * 64);
    struct str table = str_format(&arena, "%s|\n%s|", head.data, marks.data);
    struct str wider = str_format(&arena, "%s|a|\n%s|-|", head.data, marks.data);

    ck_assert(str_starts(html_of(table.data), "<div"));
    ck_assert(str_starts(html_of(wider.data), "<p>"));
}
END_TEST

/* Quotes by reference. */

START_TEST(a_quoted_post_is_a_hole)
{
    struct markdown markdown = rendered("[quote=\"Ada B, post:3, topic:12\"]\n*a*\n[/quote]\nb");
    const struct markdown_quote *quote = markdown.quotes.items;

    ck_assert_text(markdown.html.markup, "\x01q0\x02\n<p>b</p>\n");
    ck_assert_uint_eq(markdown.quotes.count, 1);
    ck_assert_text(quote->handle, "Ada B");
    ck_assert_int_eq(quote->number, 3);
    ck_assert_int_eq(quote->topic_id, 12);
    ck_assert_text(quote->html.markup, "<p><em>a</em></p>\n");
}
END_TEST

START_TEST(the_options_of_a_quote_are_read)
{
    struct markdown markdown =
        rendered("[quote=\"A, b, post:3, full:true, username:ada\"]x[/quote]\n"
                 "[quote=@bob, post:4]\ny\n[/quote]");

    ck_assert_uint_eq(markdown.quotes.count, 2);
    ck_assert_text(markdown.quotes.items[0].handle, "ada");
    ck_assert_int_eq(markdown.quotes.items[0].topic_id, 0);
    ck_assert_text(markdown.quotes.items[1].handle, "bob");
}
END_TEST

START_TEST(a_quote_of_no_post_shows_the_name_typed)
{
    ck_assert_markdown("[quote=\"A<b\"]\nx\n[/quote]", "<blockquote class=\"ref\">\n<p>x</p>\n"
                                                       "<footer>A&lt;b</footer></blockquote>\n");
    ck_assert_markdown("[quote]x[/quote]", "<blockquote>\n<p>x</p>\n</blockquote>\n");
}
END_TEST

START_TEST(quotes_in_a_quoted_post_are_plain)
{
    struct markdown markdown =
        rendered("[quote=\"a, post:1\"]\n[quote=\"b, post:2\"]\nx\n[/quote]\n"
                 "y\n[/quote]");

    ck_assert_text(markdown.html.markup, "\x01q0\x02\n");
    ck_assert_uint_eq(markdown.quotes.count, 2);
    ck_assert_uint_eq(markdown.quotes.items[1].inside, 0);
    ck_assert_uint_eq(markdown.quotes.items[1].html.markup.length, 0);
    ck_assert_text(
        markdown.quotes.items[0].html.markup,
        "<blockquote class=\"ref\">\n<p>x</p>\n<footer>b</footer></blockquote>\n<p>y</p>\n");
}
END_TEST

START_TEST(the_words_of_a_quote_can_be_cut_from_the_text)
{
    bool cut[MARKDOWN_QUOTES_MAX] = { true }, kept[MARKDOWN_QUOTES_MAX] = { false };
    struct str text = STR("[quote=\"a, post:1\"]\n[quote=\"b, post:2\"]x[/quote]\n[/quote]\n"
                          "y\n\x01[quote=\"c, post:3\"]z[/quote]");

    ck_assert_text(markdown_without_quotes(&arena, text, cut, kept),
                   "[quote=\"a, post:1\"]\n[/quote]\ny\n[quote=\"c, post:3\"]z[/quote]");
    ck_assert(kept[0] && !kept[1] && kept[2]);
}
END_TEST

START_TEST(text_may_follow_the_end_of_a_quote)
{
    ck_assert_markdown("[quote]\na\n[/quote] b",
                       "<blockquote>\n<p>a</p>\n</blockquote>\n<p>b</p>\n");
}
END_TEST

START_TEST(a_quote_that_does_not_end_is_text)
{
    ck_assert_markdown("[quote]\na", "<p>[quote]<br>\na</p>\n");
    ck_assert_markdown("[/quote]", "<p>[/quote]</p>\n");
    ck_assert_markdown("a [quote]\nb [/quote]", "<p>a [quote]<br>\nb [/quote]</p>\n");
}
END_TEST

START_TEST(code_may_speak_of_quotes)
{
    ck_assert_markdown("```\n[quote]\nx\n[/quote]\n```",
                       "<pre tabindex=\"0\"><code>[quote]\nx\n[/quote]\n</code></pre>\n");
}
END_TEST

START_TEST(what_a_quote_leaves_open_ends_with_it)
{
    struct markdown markdown = rendered("[quote=\"a, post:1\"]\n- x\n[/quote]\n*b*");

    ck_assert_text(markdown.html.markup, "\x01q0\x02\n<p><em>b</em></p>\n");
}
END_TEST

START_TEST(definitions_hold_on_both_sides_of_a_quote)
{
    ck_assert_markdown("[a]\n[quote]\n[a]\n[/quote]\n\n[a]: /b",
                       "<p><a href=\"/b\">a</a></p>\n<blockquote>\n<p><a href=\"/b\">a</a></p>\n"
                       "</blockquote>\n");
}
END_TEST

static struct html named(void *context, const struct markdown_hole *hole)
{
    const char *const *names = context;

    return (struct html){ str_of(names[hole->place]) };
}

START_TEST(holes_are_filled_when_read)
{
    const char *names[] = { "one", "" };
    struct html html =
        rendered("a\n[quote=\"b, post:1\"]c[/quote]\n[quote=\"d, post:2\"]e[/quote]").html;

    ck_assert_text(markdown_filled(&arena, html, named, names).markup, "<p>a</p>\none\n\n");
}
END_TEST

START_TEST(nobody_can_forge_a_hole)
{
    ck_assert_markdown("\x01q0\x02", "<p>q0</p>\n");
    ck_assert_markdown("&#1;q0&#2;", "<p>q0</p>\n");
    ck_assert_markdown("[a](/&#1;q0&#2;)", "<p><a href=\"/%01q0\">a</a></p>\n");
    ck_assert_markdown("```\x01q0\x02\n&#1;\x01", "<pre tabindex=\"0\"><code class=\"language-q0\">"
                                                  "&amp;#1;\n</code></pre>\n");
}
END_TEST

/* What must not come through. */

START_TEST(addresses_that_run_scripts_are_refused)
{
    static const char *const addresses[] = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java&#9;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "\x01javascript:alert(1)",
        "&#1;javascript:alert(1)",
        "<java\tscript:alert(1)>",
        "<  javascript:alert(1)>",
        "javascript&colon;alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "blob:x",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "http:evil",
    };

    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        struct str text = str_format(&arena, "[a](%s) ![b](%s)\n\n[c]\n\n[c]: %s\n", addresses[i],
                                     addresses[i], addresses[i]);
        struct str html = html_of(text.data), anchor = STR("<a href=\"");
        size_t at = str_find(html, anchor, 0);

        for (; at < html.length; at = str_find(html, anchor, at + 1)) {
            struct str rest = str_slice(html, at + anchor.length, html.length);

            ck_assert_msg(url_is_own(str_cut(&rest, '"')), "%s becomes %s", addresses[i],
                          html.data);
        }
    }
    ck_assert_markdown("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n");
}
END_TEST

START_TEST(attributes_cannot_be_left)
{
    ck_assert_markdown("[a](/b\"onclick=\"c)", "<p><a href=\"/b%22onclick=%22c\">a</a></p>\n");
    ck_assert_markdown("[a](/b \"c&quot; onclick=d\")",
                       "<p><a href=\"/b\" title=\"c&quot; onclick=d\">a</a></p>\n");
    ck_assert_markdown("[a](/b '<script>*c*\"')",
                       "<p><a href=\"/b\" title=\"&lt;script&gt;*c*&quot;\">a</a></p>\n");
    ck_assert_markdown("![a\"onerror=\"b](/c)",
                       "<p><a href=\"/c\">a&quot;onerror=&quot;b</a></p>\n");
}
END_TEST

START_TEST(entities_are_text)
{
    ck_assert_markdown("&lt;script&gt; &amp;lt;", "<p>&lt;script&gt; &amp;lt;</p>\n");
}
END_TEST

START_TEST(broken_utf_8_is_mended)
{
    ck_assert_markdown("a\xFF"
                       "b\xC3",
                       "<p>a\uFFFDb\uFFFD</p>\n");
}
END_TEST

/* The check before the parser. */

static enum markdown_fault check(struct str text)
{
    return markdown_check(text, MARKDOWN_WRITTEN_MAX);
}

START_TEST(long_texts_are_refused)
{
    ck_assert_int_eq(check(many("\u00E9", (size_t)2 * MARKDOWN_WRITTEN_MAX)), MARKDOWN_FINE);
    ck_assert_int_eq(check(many("a", MARKDOWN_WRITTEN_MAX + 1)), MARKDOWN_TOO_LONG);
}
END_TEST

START_TEST(deep_texts_are_refused)
{
    struct buffer stairs = { .arena = &arena };

    ck_assert_int_eq(check(many("> ", 2 * 32)), MARKDOWN_FINE);
    ck_assert_int_eq(check(many("> ", 2 * 33)), MARKDOWN_TOO_DEEP);
    ck_assert_int_eq(check(many("- 1) + * ", 99)), MARKDOWN_TOO_DEEP);
    for (int i = 0; i < 40; i++)
        buffer_format(&stairs, "%*s- a\n", 2 * i, "");
    ck_assert_int_eq(check(buffer_str(&stairs)), MARKDOWN_TOO_DEEP);
}
END_TEST

START_TEST(what_only_looks_deep_is_not_refused)
{
    ck_assert_int_eq(check(many("- ", 400)), MARKDOWN_FINE);
    ck_assert_int_eq(check(many("* * *\n", 400)), MARKDOWN_FINE);
    ck_assert_int_eq(check(many("| - | - |", 400)), MARKDOWN_FINE);
    ck_assert_int_eq(check(many("-", 400)), MARKDOWN_FINE);
    ck_assert_int_eq(
        check(str_format(&arena, "```\n%*s- a\n%s\n```", 200, "", many("> ", 2 * 40).data)),
        MARKDOWN_FINE);
    ck_assert_int_eq(check(str_format(&arena, "a\n%*s- b", 200, "")), MARKDOWN_FINE);
}
END_TEST

START_TEST(many_blank_lines_are_refused)
{
    ck_assert_int_eq(check(many("\n", 50)), MARKDOWN_FINE);
    ck_assert_int_eq(check(many(" \r\n", 51 * 3)), MARKDOWN_TOO_BLANK);
}
END_TEST

START_TEST(many_quotes_are_refused)
{
    ck_assert_int_eq(check(many("[quote]\na\n[/quote]\n", 50 * 19)), MARKDOWN_FINE);
    ck_assert_int_eq(check(many("[quote]\na\n[/quote]\n", 51 * 19)), MARKDOWN_TOO_MANY_QUOTES);
}
END_TEST

START_TEST(what_is_refused_is_shown_as_plain_text)
{
    struct str deep = str_format(&arena, "%.*s*x*\n<b>", STR_ARGS(many("> ", 100)));
    struct str html = markdown_render(&arena, deep, MARKDOWN_IMPORTED_MAX).html.markup;

    ck_assert(str_starts(html, "<p>&gt; &gt; "));
    ck_assert(str_ends(html, "*x*<br>\n&lt;b&gt;</p>\n"));
}
END_TEST

START_TEST(a_table_does_not_grow_without_bound)
{
    struct str head = many("|a", 2 * 64), marks = many("|-", 2 * 64);
    struct str text =
        str_format(&arena, "%s|\n%s|\n%s", head.data, marks.data, many("x\n", 30000).data);
    struct str html = markdown_render(&arena, text, MARKDOWN_WRITTEN_MAX).html.markup;

    ck_assert(str_starts(html, "<p>|a"));
    ck_assert_uint_le(html.length, 10 * text.length + 65536);
}
END_TEST

/* Time, always against ordinary text of the same length in the same run. */

static double seconds_to_render(struct str text)
{
    clock_t start = clock();

    markdown_render(&arena, text, MARKDOWN_IMPORTED_MAX);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static struct str around(const char *before, const char *middle, const char *after)
{
    size_t half = MARKDOWN_IMPORTED_MAX / 2 - 10;

    return str_format(&arena, "%s%s%s", many(before, half).data, middle, many(after, half).data);
}

/* What parsers of Markdown have been seen to read over and over. */
static const char *const units[] = {
    "[",
    "]",
    "[a",
    "a]",
    "[](",
    "[a](b",
    "[a](<b",
    "[ (](",
    "![[]()",
    "![",
    "![](",
    "*a_ ",
    "a_ ",
    "_a ",
    "*",
    "_",
    "**x _y ",
    "a***b__c_",
    "` ",
    "`a``b",
    "\\`",
    "<",
    "a <!-- ",
    "a <\x01!-- ",
    "a <?",
    "a <!A ",
    "a<![CDATA[",
    "<a b=\"",
    "<a:",
    "&",
    "&#",
    "[a]: b\n",
    "[a]: b \"\n",
    "[a]: b\n===\n",
    "\\",
    "~~",
    "~~a ",
    "*~~a ",
    "www.",
    "!www.",
    "http://",
    "(http://a",
    "a|b\n-|-\n\n",
    "-|-\n",
    "|",
    "- a\n+ b\n",
    "-\n",
    "#\n",
    "```\n",
    "> a\n\n",
    "\t",
    "\r",
    "[quote]\n",
    "[/quote]\n",
};

START_TEST(nothing_stalls_the_parser)
{
    double ordinary =
        seconds_to_render(many("Some words, *some* more. ", MARKDOWN_IMPORTED_MAX - 50));
    double allowed = 60 * (ordinary + 0.002);

    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        double seconds = seconds_to_render(many(units[i], MARKDOWN_IMPORTED_MAX - 50));

        ck_assert_msg(seconds < allowed, "%s takes %g s, ordinary text %g s", units[i], seconds,
                      ordinary);
    }
}
END_TEST

START_TEST(nothing_halfway_stalls_it_either)
{
    static const char *const halves[][3] = {
        { "- ", "x", "\n" },
        { "[", "a", "]" },
        { "![", "", "[]()" },
        { "![", "", "](x)" },
        { "*a **a ", "b", " a** a*" },
        { "*", "a", "*" },
        { "*a ", "", "_a*_ " },
        { "[x]: u\n\n", "", "[x]" },
        { "[a]: <b>\n", "", "a|[a]\n-|-\n\n" },
        { "- a\n", "", "\n  b\n" },
        { "(", "http://a", ")" },
    };
    double ordinary =
        seconds_to_render(many("Some words, *some* more. ", MARKDOWN_IMPORTED_MAX - 50));
    double allowed = 60 * (ordinary + 0.002);

    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
        double seconds = seconds_to_render(around(halves[i][0], halves[i][1], halves[i][2]));

        ck_assert_msg(seconds < allowed, "%s…%s takes %g s, ordinary text %g s", halves[i][0],
                      halves[i][2], seconds, ordinary);
    }
}
END_TEST

START_TEST(memory_is_bounded_by_the_arena)
{
    jmp_buf overflow;
    struct arena small = { .cap = 64 * 1024, .overflow = &overflow };

    if (!setjmp(overflow)) {
        markdown_render(&small, many("*a* ", 20000), MARKDOWN_WRITTEN_MAX);
        ck_abort_msg("the cap was passed");
    }
    arena_free(&small);
}
END_TEST

/* Plain text. */

START_TEST(rendered_text_has_a_plain_form)
{
    struct html html = rendered("# A\n\nb *c*d\ne &amp; <f>\n[quote=\"g, post:1\"]h[/quote]").html;

    ck_assert_text(markdown_plain(&arena, html, 100), "A b cd e & <f>");
    ck_assert_text(markdown_plain(&arena, html, 3), "A b…");
}
END_TEST

START_TEST(foreign_html_becomes_text)
{
    ck_assert_text(markdown_from_html(&arena, STR("<p>a <b>b</b>\n c</p><p>d<br>e</p>")),
                   "a b c\n\nd\ne");
    ck_assert_text(markdown_from_html(&arena, STR("<ul>\n<li>a</li>\n<li><p>b</p></li></ul>")),
                   "- a\n- b");
    ck_assert_text(markdown_from_html(&arena, STR("a&nbsp;&eacute;&#233;&lt;&#x1F600;&")),
                   "a\u00A0\\&eacute;\u00E9\\<\U0001F600\\&");
    ck_assert_text(markdown_from_html(&arena, STR("<img alt=\"a &quot;b\" src=x> c")), "a \"b c");
}
END_TEST

START_TEST(scripts_and_comments_of_foreign_html_are_dropped)
{
    ck_assert_text(markdown_from_html(&arena, STR("a<script>x<b>y</script>b<!-- c > -->d<STYLE>e")),
                   "abd");
    ck_assert_text(markdown_from_html(&arena, STR("a<a title=\"<b>\">b</a> <c")), "ab");
}
END_TEST

START_TEST(code_of_foreign_html_stays_code)
{
    ck_assert_text(markdown_from_html(&arena, STR("a<pre><code>b\n  ``` *c*</code></pre>d")),
                   "a\n\n````\nb\n  ``` *c*\n````\n\nd");
}
END_TEST

START_TEST(text_of_foreign_html_reads_the_same_when_rendered)
{
    static const char *const texts[] = {
        "# a",   "- b",     "1. c",    "12) d", "*e* _f_ __g__ h_i_j",
        "`k`",   "[l](m)",  "![n](o)", "> p",   "<q>",
        "&amp;", "~~r~~",   "a | b",   "\\*",   "+ s",
        "=== t", "[quote]", "[u]: v",  "***",   "---",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct page page = page_new(&arena);
        struct str text;

        put_escaped_c(&page, texts[i]);
        text = markdown_from_html(&arena, buffer_str(&page.body));
        ck_assert_text(markdown_plain(&arena, rendered(text.data).html, 100), texts[i]);
        ck_assert(str_starts(html_of(text.data), "<p>"));
    }
}
END_TEST

/* Inputs that the fuzzer found something in, or started from. */

START_TEST(what_the_fuzzer_found_stays_mended)
{
    DIR *folder = opendir("tests/data/fuzz/markdown_fuzz");
    struct dirent *entry;
    int count = 0;

    ck_assert_ptr_nonnull(folder);
    while ((entry = readdir(folder))) {
        struct str path = str_format(&arena, "tests/data/fuzz/markdown_fuzz/%s", entry->d_name);
        static char bytes[POST_BYTES];
        FILE *file = entry->d_name[0] == '.' ? NULL : fopen(path.data, "rb");

        if (!file)
            continue;
        LLVMFuzzerTestOneInput((const uint8_t *)bytes, fread(bytes, 1, sizeof bytes, file));
        fclose(file);
        count++;
    }
    closedir(folder);
    ck_assert_int_gt(count, 0);
}
END_TEST

RUN_SUITE("markdown", a_new_line_in_a_paragraph_is_a_new_line,
          headings_stand_below_that_of_the_post, emphasis_and_code_are_shown,
          emphasis_nested_beyond_reason_is_shown_flat,
          tight_lists_have_no_paragraphs_and_loose_ones_do,
          numbered_lists_start_where_their_author_says, quotation_marks_stay_as_typed,
          code_keeps_its_language_when_it_is_a_plain_word, raw_html_is_shown_as_it_was_typed,
          markdown_between_tags_is_still_markdown, footnotes_are_kept_as_text,
          links_to_elsewhere_are_marked_as_such, links_on_this_site_are_not,
          a_link_without_text_shows_its_address, references_are_resolved, no_link_stands_in_a_link,
          pictures_become_links, bare_links_are_found, bare_links_are_not_found_in_words_or_code,
          long_bare_links_are_shown_short, two_tildes_strike, other_tildes_do_not, tables_are_shown,
          rows_of_a_table_are_as_long_as_its_head, cells_hold_no_blocks,
          a_table_may_stand_in_a_quote_and_after_text, what_only_looks_like_a_table_is_text,
          tables_have_64_columns_at_most, a_quoted_post_is_a_hole, the_options_of_a_quote_are_read,
          a_quote_of_no_post_shows_the_name_typed, quotes_in_a_quoted_post_are_plain,
          the_words_of_a_quote_can_be_cut_from_the_text, text_may_follow_the_end_of_a_quote,
          a_quote_that_does_not_end_is_text, code_may_speak_of_quotes,
          what_a_quote_leaves_open_ends_with_it, definitions_hold_on_both_sides_of_a_quote,
          holes_are_filled_when_read, nobody_can_forge_a_hole,
          addresses_that_run_scripts_are_refused, attributes_cannot_be_left, entities_are_text,
          broken_utf_8_is_mended, long_texts_are_refused, deep_texts_are_refused,
          what_only_looks_deep_is_not_refused, many_blank_lines_are_refused,
          many_quotes_are_refused, what_is_refused_is_shown_as_plain_text,
          a_table_does_not_grow_without_bound, nothing_stalls_the_parser,
          nothing_halfway_stalls_it_either, memory_is_bounded_by_the_arena,
          rendered_text_has_a_plain_form, foreign_html_becomes_text,
          scripts_and_comments_of_foreign_html_are_dropped, code_of_foreign_html_stays_code,
          text_of_foreign_html_reads_the_same_when_rendered, what_the_fuzzer_found_stays_mended)
