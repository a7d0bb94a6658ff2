/* What the template compiler makes, and everything it refuses, one by one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/str.h"
#include "support/suite.h"

static struct arena arena;

/* The compiler beside this test: build/tests/template_test, build/compile/template. */
static struct str compiler(void)
{
    char path[1024] = "";
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    char *slash = strstr(path, "/tests/template_test");

    ck_assert(length > 0 && slash);
    *slash = '\0';
    return str_format(&arena, "%s/compile/template", path);
}

/* What the compiler says of a template, on both of its outputs. */
static struct str compiled(const char *template, int *status)
{
    char path[] = "/tmp/palabre-template-XXXXXX";
    struct str command = str_format(&arena, "%s page.html 2>&1", compiler().data);
    char *output = arena_alloc(&arena, 65536);
    char file[64];
    FILE *out, *in;

    ck_assert_ptr_nonnull(mkdtemp(path));
    ck_assert_int_eq(chdir(path), 0);
    out = fopen("page.html", "w");
    ck_assert_ptr_nonnull(out);
    fputs(template, out);
    fclose(out);
    in = popen(command.data, "r");
    ck_assert_ptr_nonnull(in);
    output[fread(output, 1, 65535, in)] = '\0';
    *status = WEXITSTATUS(pclose(in));
    snprintf(file, sizeof file, "%s/page.html", path);
    unlink(file);
    rmdir(path);
    return str_of(output);
}

/* The body of a page on its second line becomes C that holds this. */
static void makes(const char *body, const char *c)
{
    struct str template = str_format(&arena, "%%page void a_html(struct page *page)\n%s\n", body);
    int status;
    struct str output = compiled(template.data, &status);

    ck_assert_msg(status == 0, "refused: %s", output.data);
    ck_assert_msg(strstr(output.data, c), "no %s in: %s", c, output.data);
}

/* Such a page does not build; the message names the file, the line and the reason. */
static void refuses_at(int line, const char *body, const char *reason)
{
    struct str template = str_format(&arena, "%%page void a_html(struct page *page)\n%s\n", body);
    struct str where = str_format(&arena, "page.html:%d: ", line);
    int status;
    struct str output = compiled(template.data, &status);

    ck_assert_msg(status == 1, "not refused: %s", body);
    ck_assert_msg(strstr(output.data, reason), "no \"%s\" in: %s", reason, output.data);
    ck_assert_msg(strstr(output.data, where.data), "no %s in: %s", where.data, output.data);
}

static void refuses(const char *body, const char *reason)
{
    refuses_at(2, body, reason);
}

START_TEST(the_place_picks_the_writer)
{
    makes("<p>{{ a }}</p>", "put_text(page, ( a ));");
    makes("<title>{{ a }}</title>", "put_attribute(page, ( a ));");
    makes("<p title=\"{{ a }}\"></p>", "put_attribute(page, ( a ));");
    makes("<a href=\"{{ a }}\"></a>", "put_url(page, ( a ));");
    makes("<a href=\"/u/{{ a }}\"></a>", "put_url_part(page, ( a ));");
    makes("<a href=\"/u?q=1#{{ a }}\"></a>", "put_url_part(page, ( a ));");
    makes("<a href=\"{{ a }}#{{ b }}\"></a>", "put_url_part(page, ( b ));");
    makes("<a href=\"https://a.example/{{ a }}\"></a>", "put_url_part(page, ( a ));");
    makes("<input {{ a }}>", "put_flag(page, ( a ));");
}
END_TEST

START_TEST(what_a_page_loads_or_sends_to_has_a_writer_of_its_own)
{
    makes("<svg><use href=\"{{ a }}\"/></svg>", "put_own_url(page, ( a ));");
    makes("<img src=\"{{ a }}\" alt=\"\">", "put_own_url(page, ( a ));");
    makes("<form action=\"{{ a }}\"></form>", "put_own_url(page, ( a ));");
    makes("<button formaction=\"{{ a }}\"></button>", "put_own_url(page, ( a ));");
    makes("<script src=\"{{ a }}\" defer></script>", "put_own_url(page, ( a ));");
    makes("<link rel=\"canonical\" href=\"{{ a }}\">", "put_url(page, ( a ));");
}
END_TEST

START_TEST(names_of_elements_and_attributes_are_known_in_any_case)
{
    makes("<A HREF=\"{{ a }}\"></A>", "put_url(page, ( a ));");
    refuses("<P ONCLICK=\"{{ a }}\">", "no value is safe in onclick");
    refuses("<STYLE>", "<style> may not stand");
}
END_TEST

START_TEST(an_expression_may_hold_braces_and_strings)
{
    makes("<p>{{ f((struct a){ .b = { 1 } }) }}</p>", "( f((struct a){ .b = { 1 } }) )");
    makes("<p>{{ f(\"}}\", '}') }}</p>", "( f(\"}}\", '}') )");
    makes("<p>{{ f(\"\\\"}}\") }}</p>", "( f(\"\\\"}}\") )");
    makes("<p>{{ f(a,\n  b) }}</p>", "( f(a,\n  b) )");
}
END_TEST

START_TEST(compiler_errors_point_into_the_template)
{
    makes("<p>\n{{ a }}</p>", "#line 3 \"page.html\"\n    put_text(page, ( a ));");
    makes("<p>{{ a,\nb }}\n{{ c }}</p>", "#line 4 \"page.html\"\n    put_text(page, ( c ));");
    makes("<p></p>\n% if (a) {\n% }", "#line 3 \"page.html\"\n if (a) {");
}
END_TEST

START_TEST(comments_and_indentation_are_not_sent)
{
    makes("<ul>\n    <li>a</li>\n\n    <!-- no > here -->\n  <li>b</li>\n</ul>",
          "\"<ul>\\n\"\n                  \"<li>a</li>\\n\"\n"
          "                  \"<li>b</li>\\n\"\n                  \"</ul>\\n\", 33");
}
END_TEST

START_TEST(preformatted_text_keeps_its_white_space)
{
    makes("<pre>\n  a\n</pre>", "\"  a\\n\"");
    makes("<textarea>\n  a</textarea>", "\"  a</textarea>\\n\"");
}
END_TEST

START_TEST(a_text_area_keeps_the_first_line_break_of_its_value)
{
    makes("<textarea>{{ a }}</textarea>", "put_raw(page, \"<textarea>\\n\", 11);");
}
END_TEST

START_TEST(literal_text_becomes_a_c_string)
{
    makes("<p>say \"why\?\?/\" \\</p>", "\"<p>say \\\"why\\?\\?/\\\" \\\\</p>\\n\", 22");
}
END_TEST

START_TEST(one_file_may_hold_several_pages)
{
    int status;
    struct str output = compiled("%use \"a/b.h\"\n"
                                 "<!-- what it is -->\n"
                                 "%page static void b_html(struct page *page)\n<b></b>\n"
                                 "%page void a_html(struct page *page)\n% b_html(page);\n",
                                 &status);

    ck_assert_int_eq(status, 0);
    ck_assert_ptr_nonnull(strstr(output.data, "#include \"a/b.h\"\n"));
    ck_assert_ptr_nonnull(strstr(output.data, "static void b_html(struct page *page)\n{\n"));
    ck_assert_ptr_nonnull(strstr(output.data, "}\n\n#line 5 \"page.html\"\nvoid a_html"));
    ck_assert_ptr_nonnull(strstr(output.data, " b_html(page);\n}\n"));
}
END_TEST

START_TEST(no_value_in_code)
{
    refuses("<script>{{ a }}</script>", "no value is safe in <script>");
    refuses("<style>{{ a }}</style>", "<style> may not stand in a template");
    refuses("<!-- {{ a }} -->", "no value is safe in a comment");
    refuses("<p onclick=\"{{ a }}\">", "no value is safe in onclick");
    refuses("<p style=\"{{ a }}\">", "no value is safe in style");
    refuses("<p srcdoc=\"{{ a }}\">", "no value is safe in srcdoc");
    refuses("<img srcset=\"{{ a }}\">", "no value is safe in srcset");
    refuses("<!doctype {{ a }}>", "no value is safe in the doctype");
}
END_TEST

START_TEST(no_value_where_html_has_no_quotes)
{
    refuses("<{{ a }}>", "write &lt;");
    refuses("<p{{ a }}>", "no value is safe in an element's name");
    refuses("</p{{ a }}>", "no value is safe in a closing tag");
    refuses("<p title={{ a }}>", "put the value of title in double quotes");
    refuses("<p title{{ a }}=\"b\">", "no value is safe in an attribute's name");
    refuses("<p title=\"a\"{{ a }}>", "white space is missing after title");
    refuses("<p {{ a }}b>", "white space is missing");
    refuses("<p {{ a }}{{ b }}>", "white space is missing");
}
END_TEST

START_TEST(no_code_of_our_own_either)
{
    refuses("<script>alert(1)</script>", "nothing may stand in <script>");
    refuses("<script> </script>", "nothing may stand in <script>");
    refuses("<style>p {}</style>", "<style> may not stand");
    refuses("<p onclick=\"f()\">", "onclick may not stand");
    refuses("<p style=\"color: red\">", "style may not stand");
    refuses("<meta http-equiv=\"refresh\">", "http-equiv may not stand");
    refuses("<iframe src=\"/a\">", "<iframe> may not stand");
    refuses("<base href=\"/\">", "<base> may not stand");
    refuses("<noscript>", "<noscript> may not stand");
    refuses("<svg><set attributeName=\"href\"></set></svg>", "<set> may not stand");
}
END_TEST

START_TEST(no_address_that_is_code)
{
    refuses("<a href=\"javascript:{{ a }}\">", "no value may follow");
    refuses("<a href=\"data:text/html,{{ a }}\">", "no value may follow");
    refuses("<a href=\" javascript:{{ a }}\">", "no value may follow");
    refuses("<a href=\"java&#115;cript:{{ a }}\">", "no value may follow");
    refuses("<a href=\"JavaScript:f()\">", "href may not be code");
    refuses("<a href=\"data:text/html,a\">", "href may not be code");
}
END_TEST

START_TEST(no_address_whose_host_a_value_decides)
{
    refuses("<a href=\"//{{ a }}\">", "no value may follow");
    refuses("<a href=\"https://{{ a }}\">", "no value may follow");
    refuses("<a href=\"https://a.example{{ a }}\">", "no value may follow");
    refuses("<a href=\"/\\{{ a }}\">", "no value may follow");
    refuses("<a href=\"page{{ a }}\">", "no value may follow");
}
END_TEST

START_TEST(nothing_is_loaded_from_elsewhere)
{
    refuses("<img src=\"https://a.example/b.png\">", "may not lead to another site");
    refuses("<img src=\"https://a.example/{{ a }}\">", "no value may follow");
    refuses("<link rel=\"stylesheet\" href=\"//a.example/b.css\">", "may not lead to another site");
    refuses("<form action=\"https://a.example/\">", "may not lead to another site");
}
END_TEST

START_TEST(an_optional_attribute_is_no_address_and_no_code)
{
    makes("<p {{ optional(\"title\", a) }}>", "put_flag(page, ( optional(\"title\", a) ));");
    refuses("<a {{ optional(\"href\", a) }}>", "href may not be optional()");
    refuses("<a {{ optional(\"onClick\", a) }}>", "onclick may not be optional()");
    refuses("<a {{ optional(name, a) }}>", "optional() takes its name in quotes");
}
END_TEST

START_TEST(quotes_must_balance)
{
    refuses("<p title=\"a>b</p>", "are its quotes balanced?");
    refuses("<p title=\"a\"b\">", "white space is missing after title");
    refuses("<p title='a'>", "put the value of title in double quotes");
    refuses("<p title=a>", "put the value of title in double quotes");
    refuses("<p \"a\">", "are its quotes balanced?");
    refuses("<p a\"b>", "may not stand in an attribute's name");
    refuses("<p =\"b\">", "are its quotes balanced?");
}
END_TEST

START_TEST(what_browsers_read_in_two_ways_is_refused)
{
    refuses("a < b", "write &lt;");
    refuses("<![CDATA[a]]>", "write &lt;");
    refuses("<?xml a?>", "write &lt;");
    refuses("<title>a <b>c</b></title>", "in <title>, write &lt;");
    refuses("<textarea></p></textarea>", "in <textarea>, write &lt;");
    refuses("<!-->", "a comment is written");
    refuses("<!--->", "a comment is written");
}
END_TEST

START_TEST(a_comment_ends_at_its_arrow_only)
{
    refuses("<!-- a > {{ b }} -->", "no value is safe in a comment");
    makes("<!-- a > b -> c --><p>{{ d }}</p>", "put_text(page, ( d ));");
}
END_TEST

START_TEST(c_stands_between_elements_only)
{
    refuses_at(3, "<p\n% if (a) {\n>", "C lines may stand only between elements");
    refuses_at(3, "<p title=\"\n% if (a) {\n\">", "C lines may stand only between elements");
    refuses_at(3, "<textarea>\n% if (a) {\n</textarea>", "C lines may stand only between");
    refuses_at(3, "<!--\n% if (a) {\n-->", "C lines may stand only between elements");
}
END_TEST

START_TEST(directives_are_known_and_in_their_place)
{
    refuses("%if (a) {", "unknown directive %if");
    refuses("%include \"a\"", "unknown directive %include");
    refuses("%use \"a\"", "%use belongs before the first %page");
    refuses("%page void b_html(void)", "a page's first parameter is struct page *page");
    refuses("{{ a", "{{ without }}");
    refuses("{{ a }", "{{ without }}");
    refuses("{{ \"a }}", "{{ without }}");
}
END_TEST

START_TEST(a_template_begins_with_a_page_and_ends_outside_of_elements)
{
    int status;

    refuses_at(3, "<p title=\"a\"", "the page ends inside <p>");
    refuses_at(3, "<title>a", "the page ends inside <title>");
    refuses_at(3, "<pre>a", "the page ends inside <pre>");
    refuses_at(3, "<!-- a", "the page ends inside");
    ck_assert_ptr_nonnull(strstr(compiled("<p>a</p>\n", &status).data, "expected %use or %page"));
    ck_assert_ptr_nonnull(strstr(compiled("{{ a }}\n", &status).data, "expected %use or %page"));
    ck_assert_ptr_nonnull(strstr(compiled("% f();\n", &status).data, "only after %page"));
    ck_assert_ptr_nonnull(strstr(compiled("%use \"a\"\n", &status).data, "there is no %page"));
}
END_TEST

RUN_SUITE("template", the_place_picks_the_writer,
          what_a_page_loads_or_sends_to_has_a_writer_of_its_own,
          names_of_elements_and_attributes_are_known_in_any_case,
          an_expression_may_hold_braces_and_strings, compiler_errors_point_into_the_template,
          comments_and_indentation_are_not_sent, preformatted_text_keeps_its_white_space,
          a_text_area_keeps_the_first_line_break_of_its_value, literal_text_becomes_a_c_string,
          one_file_may_hold_several_pages, no_value_in_code, no_value_where_html_has_no_quotes,
          no_code_of_our_own_either, no_address_that_is_code, no_address_whose_host_a_value_decides,
          nothing_is_loaded_from_elsewhere, an_optional_attribute_is_no_address_and_no_code,
          quotes_must_balance, what_browsers_read_in_two_ways_is_refused,
          a_comment_ends_at_its_arrow_only, c_stands_between_elements_only,
          directives_are_known_and_in_their_place,
          a_template_begins_with_a_page_and_ends_outside_of_elements)
