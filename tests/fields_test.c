#include "http/fields.h"
#include "http/route.h"
#include "support/forum.h"

static enum result nothing(struct request *request)
{
    (void)request;
    return OK;
}

static const struct field fields[] = {
    { "title", N_("Title"), FIELD_LINE, 8, 20 },
    { "body", N_("Message"), FIELD_TEXT, 2, 50 },
    { "category", N_("Category"), FIELD_INTEGER, 1, 99 },
    { "password", N_("Password"), FIELD_SECRET, 0, 128 },
    { "pieces", N_("Pieces"), FIELD_CHOICES, 0, 10 },
    { 0 },
};

static const struct route table[] = {
    { GET, "/t/:slug/:id/:id", nothing, ANYONE },
    { GET, "/t/:slug/:id", nothing, ANYONE, .formats = JSON },
    { GET, "/t/:id", nothing, ANYONE, .formats = JSON },
    { GET, "/u/:name", nothing, ANYONE, .formats = JSON },
    { GET, "/latest", nothing, ANYONE, .formats = JSON | RSS },
    { POST, "/new", nothing, MEMBERS, fields },
    { 0 },
};

static struct request request;
static struct form_reader reader;

static void begin(void)
{
    request = (struct request){ .route = &table[5], .language = language_english };
    request.problems.arena = &request.arena;
    form_reader_begin(&reader, &request);
}

static void send(const char *name, struct str value)
{
    form_reader_piece(&reader, name, 0, value.data, value.length);
}

static enum result end(void)
{
    struct str token;

    return form_reader_end(&reader, &token);
}

static const char *problem_of(const char *field)
{
    for (size_t i = 0; i < request.problems.count; i++)
        if (str_equal(str_of(request.problems.items[i].field), str_of(field)))
            return request.problems.items[i].message;
    return "";
}

START_TEST(a_form_within_its_bounds_is_taken)
{
    struct str token;

    begin();
    send("title", STR("  Where \t shall\r\nwe meet?  "));
    send("body", STR("One\r\ntwo\rthree"));
    send("category", STR("4"));
    send("token", STR("abc"));
    ck_assert_int_eq(form_reader_end(&reader, &token), OK);
    ck_assert_str_eq(request.values[0].data, "Where shall we meet?");
    ck_assert_str_eq(request.values[1].data, "One\ntwo\nthree");
    ck_assert(str_equal(token, STR("abc")));
}
END_TEST

START_TEST(every_problem_is_told_at_once_and_what_was_typed_is_kept)
{
    begin();
    send("title", STR("Short"));
    send("body", STR("     \n  "));
    send("category", STR("four"));
    ck_assert_int_eq(end(), NOT_VALID);
    ck_assert_uint_eq(request.problems.count, 3);
    ck_assert_str_eq(problem_of("title"), "{label}: at least {count} characters, please.");
    ck_assert_str_eq(problem_of("body"), "{label}: please fill this in.");
    ck_assert_str_eq(problem_of("category"), "{label}: this is not a number we can use.");
    ck_assert_str_eq(request.values[0].data, "Short");
    ck_assert_str_eq(request.values[2].data, "four");
}
END_TEST

START_TEST(lengths_are_counted_in_characters_not_bytes)
{
    begin();
    send("title", STR("éééééééééééééééééééé"));
    send("body", STR("oui"));
    ck_assert_int_eq(end(), OK);
}
END_TEST

START_TEST(text_that_is_not_utf8_or_holds_a_nul_is_refused)
{
    begin();
    send("title", STR("Where \xff shall we"));
    send("body", STR("one\0two"));
    ck_assert_int_eq(end(), NOT_VALID);
    ck_assert_str_eq(problem_of("title"), "{label}: this text cannot be read.");
    ck_assert_str_eq(problem_of("body"), "{label}: this text cannot be read.");
}
END_TEST

START_TEST(of_a_repeated_field_the_first_holds_and_unknown_ones_are_ignored)
{
    begin();
    send("title", STR("The first title"));
    send("title", STR("The second title"));
    send("role", STR("3"));
    send("body", STR("text"));
    ck_assert_int_eq(end(), OK);
    ck_assert_str_eq(request.values[0].data, "The first title");
}
END_TEST

START_TEST(check_boxes_that_share_a_name_are_all_taken)
{
    begin();
    send("title", STR("The first title"));
    send("body", STR("text"));
    send("pieces", STR("2"));
    form_reader_piece(&reader, "pieces", 0, "1", 1);
    form_reader_piece(&reader, "pieces", 1, "3", 1);
    ck_assert_int_eq(end(), OK);
    ck_assert_str_eq(request.values[4].data, "2 13");
}
END_TEST

START_TEST(check_boxes_together_stay_within_the_bounds_of_their_field)
{
    begin();
    send("pieces", STR("12345"));
    send("pieces", STR("12345"));
    ck_assert_int_eq(end(), NOT_VALID);
    ck_assert_str_eq(problem_of("pieces"), "{label}: at most {count} characters, please.");
}
END_TEST

START_TEST(a_field_may_come_in_pieces)
{
    begin();
    form_reader_piece(&reader, "title", 0, "Where sh", 8);
    form_reader_piece(&reader, "title", 8, "all we meet?", 12);
    send("body", STR("text"));
    ck_assert_int_eq(end(), OK);
    ck_assert_str_eq(request.values[0].data, "Where shall we meet?");
}
END_TEST

START_TEST(a_form_of_too_many_fields_is_refused)
{
    begin();
    for (int i = 0; i < FORM_FIELDS_MAX + 1; i++)
        send("x", STR("y"));
    ck_assert_int_eq(end(), NOT_VALID);
    ck_assert_str_eq(problem_of(""), "This form holds too many fields.");
}
END_TEST

START_TEST(a_query_out_of_bounds_counts_as_not_given)
{
    begin();
    fields_from_query(&request, STR("category=400&title=%C3&body=a+b%21"));
    ck_assert_uint_eq(request.values[0].length, 0);
    ck_assert_str_eq(request.values[1].data, "a b!");
    ck_assert_uint_eq(request.values[2].length, 0);
}
END_TEST

static const struct route *found(enum method method, const char *path)
{
    bool other_method;

    request = (struct request){ .method = method, .path = str_of(path) };
    return route_find(table, &request, &other_method);
}

START_TEST(routes_are_found_by_typed_parts)
{
    ck_assert_ptr_eq(found(GET, "/t/where/12"), &table[1]);
    ck_assert_int_eq(request.ids[0], 12);
    ck_assert(str_equal(request.names[0], STR("where")));
    ck_assert_ptr_eq(found(GET, "/t/where/12/5"), &table[0]);
    ck_assert_int_eq(request.ids[1], 5);
    ck_assert_ptr_eq(found(GET, "/t/12"), &table[2]);
    ck_assert_ptr_null(found(GET, "/t/where/012"));
    ck_assert_ptr_null(found(GET, "/t/12/13"));
    ck_assert_ptr_null(found(GET, "/t/where/12/"));
    ck_assert_ptr_null(found(GET, "/t//12"));
    ck_assert_ptr_null(found(GET, "//latest"));
}
END_TEST

START_TEST(a_suffix_says_the_format_where_the_route_has_it)
{
    ck_assert_ptr_eq(found(GET, "/t/12.json"), &table[2]);
    ck_assert_int_eq(request.format, JSON);
    ck_assert_ptr_eq(found(GET, "/latest.rss"), &table[4]);
    ck_assert_int_eq(request.format, RSS);
    ck_assert_ptr_eq(found(GET, "/u/ada.lovelace"), &table[3]);
    ck_assert_int_eq(request.format, HTML);
    ck_assert(str_equal(request.names[0], STR("ada.lovelace")));
    ck_assert_ptr_null(found(GET, "/t/12.rss"));
    ck_assert_ptr_null(found(GET, "/.json"));
}
END_TEST

START_TEST(the_other_method_is_told_from_no_page_at_all)
{
    bool other_method;

    request = (struct request){ .method = GET, .path = STR("/new") };
    ck_assert_ptr_null(route_find(table, &request, &other_method));
    ck_assert(other_method);
    request = (struct request){ .method = GET, .path = STR("/nowhere") };
    ck_assert_ptr_null(route_find(table, &request, &other_method));
    ck_assert(!other_method);
}
END_TEST

RUN_TESTS("fields", a_form_within_its_bounds_is_taken,
          every_problem_is_told_at_once_and_what_was_typed_is_kept,
          lengths_are_counted_in_characters_not_bytes,
          text_that_is_not_utf8_or_holds_a_nul_is_refused,
          of_a_repeated_field_the_first_holds_and_unknown_ones_are_ignored,
          check_boxes_that_share_a_name_are_all_taken,
          check_boxes_together_stay_within_the_bounds_of_their_field, a_field_may_come_in_pieces,
          a_form_of_too_many_fields_is_refused, a_query_out_of_bounds_counts_as_not_given,
          routes_are_found_by_typed_parts, a_suffix_says_the_format_where_the_route_has_it,
          the_other_method_is_told_from_no_page_at_all)
