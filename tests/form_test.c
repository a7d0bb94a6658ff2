/* What stands around every page, and the fields of every form. */
#include "render/form.h"

#include <string.h>

#include "base/arena.h"
#include "render/frame.h"
#include "render/language.h"
#include "support/suite.h"

static struct arena arena;
static struct problems problems = { .arena = &arena };

static struct page new_page(void)
{
    return page_new(&arena);
}

static void shows(const struct page *page, const char *markup)
{
    ck_assert_msg(page->body.length && strstr(page->body.data, markup), "no %s in: %s", markup,
                  page->body.length ? page->body.data : "");
}

static void hides(const struct page *page, const char *markup)
{
    ck_assert_msg(!page->body.length || !strstr(page->body.data, markup), "%s in: %s", markup,
                  page->body.data);
}

START_TEST(a_field_has_a_label_and_its_first_value)
{
    struct page page = new_page();
    struct form form = { 0 };

    text_field(&page, &form,
               (struct text_field){ .name = "title",
                                    .label = STR("Title"),
                                    .value = STR("a\"b"),
                                    .autocomplete = "off",
                                    .maxlength = 80,
                                    .required = true });
    shows(&page, "<label for=\"title\">Title</label>");
    shows(&page, "<div class=\"field\">");
    shows(&page, "type=\"text\" id=\"title\" name=\"title\"");
    shows(&page, "value=\"a&quot;b\"");
    shows(&page, "autocomplete=\"off\"");
    shows(&page, "maxlength=\"80\"");
    shows(&page, "required>");
    hides(&page, "aria-");
}
END_TEST

START_TEST(what_was_typed_is_kept)
{
    struct typed typed[] = { { "title", STR("<script>") }, { "body", STR("\nA line") } };
    struct form form = { .typed = typed, .typed_count = 2 };
    struct page page = new_page();

    text_field(&page, &form, (struct text_field){ .name = "title", .value = STR("first") });
    text_field(&page, &form, (struct text_field){ .name = "body", .rows = 6 });
    shows(&page, "value=\"&lt;script&gt;\"");
    /* The first line break after <textarea> is dropped by browsers; the second is the text's. */
    shows(&page, ">\n\nA line</textarea>");
    shows(&page, "rows=\"6\"");
}
END_TEST

START_TEST(a_field_emptied_stays_empty)
{
    struct typed typed[] = { { "title", STR("") } };
    struct form form = { .typed = typed, .typed_count = 1 };
    struct page page = new_page();

    text_field(&page, &form, (struct text_field){ .name = "title", .value = STR("first") });
    hides(&page, "first");
}
END_TEST

START_TEST(a_password_is_never_shown_again)
{
    struct typed typed[] = { { "password", STR("hunter2") } };
    struct form form = { .typed = typed, .typed_count = 1 };
    struct page page = new_page();

    text_field(&page, &form, (struct text_field){ .name = "password", .type = "password" });
    shows(&page, "type=\"password\"");
    hides(&page, "hunter2");
}
END_TEST

START_TEST(a_problem_is_said_first_and_at_its_field)
{
    struct form form = { .problems = &problems };
    struct page page = new_page();

    ck_assert_int_eq(problem_add_count(&problems, "title", "At least {count} characters.", 8),
                     NOT_VALID);
    problems_summary(&page, &form);
    shows(&page, "<div class=\"err sp\" role=\"alert\"");
    shows(&page, "<li><a href=\"#title\">At least 8 characters.</a></li>");
    text_field(&page, &form,
               (struct text_field){ .name = "title", .label = STR("Title"), .hint = STR("Short") });
    shows(&page, "<div class=\"field bad\">");
    shows(&page, "<p class=\"hint\" id=\"h-title\">Short</p>");
    shows(&page, "<p class=\"msg\" id=\"e-title\">");
    shows(&page, "aria-describedby=\"h-title e-title\"");
    shows(&page, "aria-invalid=\"true\"");
}
END_TEST

START_TEST(a_problem_of_the_whole_leads_to_no_field)
{
    struct form form = { .problems = &problems };
    struct page page = new_page();

    ck_assert_int_eq(problem_add_value(&problems, "", "Not now: {value}.", STR("<b>")), NOT_VALID);
    problems_summary(&page, &form);
    shows(&page, "<li>Not now: &lt;b&gt;.</li>");
}
END_TEST

START_TEST(nothing_wrong_shows_no_summary)
{
    struct form form = { .problems = &problems };
    struct page page = new_page();

    problems_summary(&page, &form);
    ck_assert_uint_eq(page.body.length, 0);
    ck_assert_text(form_title(&page, &form, STR("Sign in")), "Sign in");
}
END_TEST

START_TEST(an_error_is_said_in_the_title_and_in_the_pages_language)
{
    struct form form = { .problems = &problems };
    struct page page = new_page();

    page.language = language_find(STR("fr"));
    ck_assert_int_eq(problem_add(&problems, "", "Please wait a little, then try again."),
                     NOT_VALID);
    ck_assert_text(form_title(&page, &form, STR("Écrire")), "Erreur\u00a0: Écrire");
    problems_summary(&page, &form);
    shows(&page, "<li>Attendez un peu, puis réessayez.</li>");
}
END_TEST

/* A member's language is known only after the form was read. */
START_TEST(a_problem_names_its_field_in_the_pages_language)
{
    struct problem problem = { .message = "{label}: please fill this in.", .label = "Title" };
    struct page page = new_page();

    ck_assert_text(problem_text(&page, &problem), "Title: please fill this in.");
    page.language = language_find(STR("fr"));
    ck_assert_text(problem_text(&page, &problem), "Titre\u00a0: à remplir, s’il vous plaît.");
}
END_TEST

START_TEST(a_choice_shows_the_one_chosen)
{
    static const struct choice choices[] = { { { "a", 1 }, { "One", 3 } },
                                             { { "b", 1 }, { "Two", 3 } } };
    struct typed typed[] = { { "kind", STR("b") } };
    struct form form = { .typed = typed, .typed_count = 1 };
    struct page page = new_page();

    choice_field(&page, &form,
                 (struct choice_field){ .name = "kind", .choices = choices, .count = 2 });
    shows(&page, "<option value=\"a\" >One</option>");
    shows(&page, "<option value=\"b\" selected>Two</option>");
}
END_TEST

START_TEST(a_check_box_is_checked_when_it_was)
{
    struct typed typed[] = { { "stays", STR("1") } };
    struct form form = { .typed = typed, .typed_count = 1 };
    struct page page = new_page();

    check_field(&page, &form, (struct check_field){ .name = "stays", .label = STR("Stay") });
    shows(&page, "checked>\n<label for=\"stays\">Stay</label>");
    form.typed_count = 0;
    page = new_page();
    check_field(&page, &form, (struct check_field){ .name = "stays" });
    hides(&page, "checked>");
}
END_TEST

START_TEST(every_form_sends_its_token_and_once_when_it_creates)
{
    struct form form = { .token = STR("to\"ken") };
    struct page page = new_page();

    form_token(&page, &form);
    shows(&page, "<input type=\"hidden\" name=\"token\" value=\"to&quot;ken\">");
    hides(&page, "once");
    form.once = STR("o");
    form_token(&page, &form);
    shows(&page, "<input type=\"hidden\" name=\"once\" value=\"o\">");
}
END_TEST

START_TEST(an_icon_stands_in_its_line_and_refers_to_the_sheet)
{
    struct page page = new_page();

    put_text(&page, icon("reply"));
    shows(&page, "aria-hidden=\"true\"><use href=\"/static/icons.");
    shows(&page, ".svg#reply\"/></svg>");
    hides(&page, "\n");
}
END_TEST

static struct frame frame = { .site_name = { "Palabre", 7 }, .address = { "/t/1?a=b", 8 } };

static struct page framed(struct head head)
{
    struct page page = new_page();

    page.frame = &frame;
    frame_top(&page, head);
    if (head.has_aside)
        frame_aside(&page);
    frame_bottom(&page);
    return page;
}

START_TEST(a_page_has_its_landmarks_and_its_title)
{
    struct page page = framed((struct head){ .title = STR("A <topic>") });

    ck_assert_int_eq(strncmp(page.body.data, "<!doctype html>\n<html lang=\"en\">", 32), 0);
    shows(&page, "<title>A &lt;topic&gt; – Palabre</title>");
    shows(&page, "<a class=\"skip\" href=\"#content\">");
    shows(&page, "<header class=\"top\">");
    shows(&page, "<div class=\"wrap\">\n<main id=\"content\">\n</main>\n</div>");
    shows(&page, "</footer>\n</body>\n</html>\n");
    hides(&page, "<aside");
    hides(&page, "noindex");
    hides(&page, "canonical");
}
END_TEST

START_TEST(the_front_page_bears_the_sites_name_alone)
{
    struct page page = framed((struct head){ .section = SECTION_TOPICS });

    shows(&page, "<title>Palabre</title>");
    shows(&page, "<a href=\"/\" aria-current=\"page\">Debates</a>");
}
END_TEST

START_TEST(what_stands_beside_follows_main)
{
    struct page page = framed((struct head){ .title = STR("A"), .has_aside = true });

    shows(&page,
          "<div class=\"wrap cols\">\n<main id=\"content\">\n</main>\n<aside class=\"side\">\n"
          "</aside>\n</div>");
}
END_TEST

START_TEST(a_head_says_what_machines_ask_for)
{
    struct page page = framed((struct head){ .title = STR("A"),
                                             .description = STR("Of \"b\""),
                                             .canonical = STR("https://forum.example/t/a/1"),
                                             .feed_url = STR("/latest.rss") });

    shows(&page, "<meta name=\"description\" content=\"Of &quot;b&quot;\">");
    shows(&page, "<link rel=\"canonical\" href=\"https://forum.example/t/a/1\">");
    shows(&page, "type=\"application/rss+xml\" href=\"/latest.rss\" title=\"A\"");
    page = framed((struct head){ .title = STR("A"), .is_not_indexed = true });
    shows(&page, "<meta name=\"robots\" content=\"noindex\">");
}
END_TEST

START_TEST(visitors_may_sign_in_and_members_see_their_name)
{
    struct page page = framed((struct head){ .title = STR("A") });

    shows(&page, "href=\"/login\"");
    shows(&page, "href=\"/signup\"");
    frame.handle = STR("Nacre");
    frame.name = STR("<Nacre>");
    page = framed((struct head){ .title = STR("A") });
    shows(&page, "<a href=\"/u/Nacre\" class=\"acc\">");
    shows(&page, "<span class=\"acc-w\">&lt;Nacre&gt;</span>");
    hides(&page, "href=\"/login\"");
}
END_TEST

START_TEST(another_language_is_one_link_away_and_comes_back)
{
    struct page page = framed((struct head){ .title = STR("A") });

    shows(&page, "<a href=\"/language/fr?back=%2Ft%2F1%3Fa%3Db\" lang=\"fr\" hreflang=\"fr\"");
    shows(&page, ">Français</a>");
    hides(&page, "/language/en");
}
END_TEST

RUN_SUITE("form", a_field_has_a_label_and_its_first_value, what_was_typed_is_kept,
          a_field_emptied_stays_empty, a_password_is_never_shown_again,
          a_problem_is_said_first_and_at_its_field, a_problem_of_the_whole_leads_to_no_field,
          nothing_wrong_shows_no_summary, an_error_is_said_in_the_title_and_in_the_pages_language,
          a_problem_names_its_field_in_the_pages_language, a_choice_shows_the_one_chosen,
          a_check_box_is_checked_when_it_was, every_form_sends_its_token_and_once_when_it_creates,
          an_icon_stands_in_its_line_and_refers_to_the_sheet,
          a_page_has_its_landmarks_and_its_title, the_front_page_bears_the_sites_name_alone,
          what_stands_beside_follows_main, a_head_says_what_machines_ask_for,
          visitors_may_sign_in_and_members_see_their_name,
          another_language_is_one_link_away_and_comes_back)
