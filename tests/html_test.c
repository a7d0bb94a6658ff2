#include "render/html.h"

#include <string.h>

#include "base/arena.h"
#include "render/parts.h"
#include "support/suite.h"

static struct arena arena;

/* Every byte that means something to HTML, and some that mean something to browsers only. */
static const struct str hostile = { "<script>\"'&\x01\0</script>", 22 };

static struct page new_page(void)
{
    return page_new(&arena);
}

static struct str written(const struct page *page)
{
    return buffer_str(&page->body);
}

START_TEST(text_is_escaped)
{
    struct page page = new_page();

    put_text(&page, STR("a < b & \"c\" > 'd'"));
    ck_assert_text(written(&page), "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;");
}
END_TEST

START_TEST(hostile_text_opens_no_element_and_ends_no_attribute)
{
    struct page page = new_page();

    put_text(&page, hostile);
    put_attribute(&page, hostile);
    put_url_part(&page, hostile);
    put_flag(&page, optional("title", hostile));
    for (size_t i = 0; i < page.body.length; i++)
        ck_assert_ptr_null(memchr("<>'", page.body.data[i], 3));
}
END_TEST

START_TEST(a_nul_becomes_the_replacement_character)
{
    struct page page = new_page();

    put_text(&page, ((struct str){ "a\0b", 3 }));
    ck_assert_text(written(&page), "a\xEF\xBF\xBD"
                                   "b");
}
END_TEST

START_TEST(markup_passes_in_text_as_it_is)
{
    struct page page = new_page();

    put_text(&page, ((struct html){ STR("<b>bold</b>") }));
    ck_assert_text(written(&page), "<b>bold</b>");
}
END_TEST

START_TEST(numbers_are_written_to_their_ends)
{
    struct page page = new_page();

    put_text(&page, (int64_t)0);
    put_raw(&page, " ", 1);
    put_text(&page, INT64_MAX);
    put_raw(&page, " ", 1);
    put_text(&page, INT64_MIN);
    ck_assert_text(written(&page), "0 9223372036854775807 -9223372036854775808");
}
END_TEST

START_TEST(links_go_to_the_web_to_mail_and_to_this_site)
{
    static const char *const safe[] = { "https://example.org/a?b#c",
                                        "HTTP://example.org",
                                        "mailto:a@example.org",
                                        "/t/1",
                                        "/",
                                        "?q=a",
                                        "#top",
                                        "/a//b",
                                        NULL };

    for (int i = 0; safe[i]; i++)
        ck_assert_msg(url_is_safe(str_of(safe[i])), "%s", safe[i]);
}
END_TEST

START_TEST(links_go_to_no_code_and_to_no_disguised_host)
{
    static const char *const unsafe[] = { "",
                                          "javascript:alert(1)",
                                          "JaVaScRiPt:alert(1)",
                                          " javascript:alert(1)",
                                          "\tjavascript:alert(1)",
                                          "java\nscript:alert(1)",
                                          "data:text/html,<script>",
                                          "vbscript:a",
                                          "//evil.example",
                                          "/\\evil.example",
                                          "\\\\evil.example",
                                          "/\t/evil.example",
                                          "https://example.org/\n",
                                          "https:evil.example",
                                          "https://",
                                          "ftp://example.org",
                                          "page.html",
                                          "/a\x7F",
                                          NULL };

    for (int i = 0; unsafe[i]; i++)
        ck_assert_msg(!url_is_safe(str_of(unsafe[i])), "%s", unsafe[i]);
}
END_TEST

START_TEST(an_unsafe_address_leads_nowhere)
{
    struct page page = new_page();

    put_url(&page, STR("javascript:alert(1)"));
    put_url(&page, STR("/?a=\"b\"&c"));
    ck_assert_text(written(&page), "#/?a=&quot;b&quot;&amp;c");
}
END_TEST

START_TEST(what_a_page_loads_or_sends_to_is_on_this_site)
{
    struct page page = new_page();

    put_own_url(&page, STR("https://evil.example/a.js"));
    put_own_url(&page, STR("/static/a.js"));
    ck_assert_text(written(&page), "#/static/a.js");
}
END_TEST

START_TEST(parts_of_addresses_are_percent_encoded)
{
    struct page page = new_page();

    put_url_part(&page, STR("a b/c?d&e=é#%~-._"));
    ck_assert_text(written(&page), "a%20b%2Fc%3Fd%26e%3D%C3%A9%23%25~-._");
}
END_TEST

START_TEST(flags_and_optional_attributes_are_there_or_not)
{
    struct page page = new_page();

    put_flag(&page, flag("checked", true));
    put_flag(&page, flag("hidden", false));
    put_flag(&page, optional("title", STR("a\"b")));
    put_flag(&page, optional("lang", STR("")));
    ck_assert_text(written(&page), "checkedtitle=\"a&quot;b\"");
}
END_TEST

START_TEST(a_hole_remembers_its_place)
{
    struct page page = new_page();

    put_raw(&page, "abc", 3);
    hole_open(&page, (struct hole){ .kind = 7, .id = 42 });
    put_text(&page, "usual");
    hole_close(&page);
    put_raw(&page, "def", 3);
    ck_assert_uint_eq(page.holes.count, 1);
    ck_assert_uint_eq(page.holes.items[0].at, 3);
    ck_assert_uint_eq(page.holes.items[0].length, 5);
    ck_assert_int_eq(page.holes.items[0].kind, 7);
    ck_assert_int_eq(page.holes.items[0].id, 42);
}
END_TEST

START_TEST(names_in_braces_are_filled)
{
    struct page page = new_page();

    ck_assert_text(fill(&page, STR("{who} wrote {what} for {who}"), "who", STR("Ada"), "what",
                        STR("a note"), NULL),
                   "Ada wrote a note for Ada");
}
END_TEST

START_TEST(what_fills_a_place_is_not_searched_again)
{
    struct page page = new_page();

    ck_assert_text(fill(&page, STR("{a}{b}"), "a", STR("{b}"), "b", STR("{a}"), NULL), "{b}{a}");
}
END_TEST

START_TEST(a_name_without_a_value_stays)
{
    struct page page = new_page();

    ck_assert_text(fill(&page, STR("{ {x} {a} {"), "a", STR("1"), NULL), "{ {x} 1 {");
}
END_TEST

START_TEST(filled_markup_keeps_its_values_and_escapes_its_text)
{
    struct page page = new_page();
    struct html link = link_html(&page, STR("javascript:alert(1)"), STR("<Ada>"));

    ck_assert_text(fill_html(&page, STR("<b> {who}"), "who", link, NULL).markup,
                   "&lt;b&gt; <a href=\"#\">&lt;Ada&gt;</a>");
}
END_TEST

START_TEST(a_page_grows_as_it_is_written)
{
    struct page page = new_page();

    for (int i = 0; i < 10000; i++)
        put_raw(&page, "0123456789", 10);
    ck_assert_uint_eq(page.body.length, 100000);
    ck_assert_int_eq(memcmp(page.body.data + 99990, "0123456789", 11), 0);
}
END_TEST

START_TEST(a_leaf_shows_two_letters_and_one_of_six_colours)
{
    struct page page = new_page();

    ck_assert_text(leaf_letters(&page, STR("basalte")), "Ba");
    ck_assert_text(leaf_letters(&page, STR("été")), "ét");
    ck_assert_text(leaf_letters(&page, STR("")), "");
    ck_assert_int_ge(leaf_colour(STR("basalte")), 1);
    ck_assert_int_le(leaf_colour(STR("basalte")), 6);
    ck_assert_int_eq(leaf_colour(STR("basalte")), leaf_colour(STR("basalte")));
}
END_TEST

START_TEST(a_time_is_for_people_and_for_machines)
{
    struct page page = new_page();

    time_part(&page, 1781014080);
    ck_assert_text(str_trim(written(&page)),
                   "<time datetime=\"2026-06-09T14:08:00Z\">9 June 2026, 14:08</time>");
}
END_TEST

RUN_SUITE("html", text_is_escaped, hostile_text_opens_no_element_and_ends_no_attribute,
          a_nul_becomes_the_replacement_character, markup_passes_in_text_as_it_is,
          numbers_are_written_to_their_ends, links_go_to_the_web_to_mail_and_to_this_site,
          links_go_to_no_code_and_to_no_disguised_host, an_unsafe_address_leads_nowhere,
          what_a_page_loads_or_sends_to_is_on_this_site, parts_of_addresses_are_percent_encoded,
          flags_and_optional_attributes_are_there_or_not, a_hole_remembers_its_place,
          names_in_braces_are_filled, what_fills_a_place_is_not_searched_again,
          a_name_without_a_value_stays, filled_markup_keeps_its_values_and_escapes_its_text,
          a_page_grows_as_it_is_written, a_leaf_shows_two_letters_and_one_of_six_colours,
          a_time_is_for_people_and_for_machines)
