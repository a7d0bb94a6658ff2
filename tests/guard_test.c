#include "http/guard.h"
#include "support/forum.h"

/* A sound request, to spoil in one way at a time. */
static struct incoming sound(void)
{
    return (struct incoming){ .method = STR("GET"),
                              .target = STR("/latest"),
                              .version = STR("HTTP/1.1"),
                              .headers = { { STR("Host"), STR("forum.test") } },
                              .header_count = 1 };
}

static int with_headers(int count, const struct header *headers)
{
    struct incoming incoming = sound();

    incoming.method = STR("POST");
    for (int i = 0; i < count; i++)
        incoming.headers[incoming.header_count++] = headers[i];
    return guard_status(&incoming);
}

START_TEST(a_sound_request_passes)
{
    struct incoming incoming = sound();

    ck_assert_int_eq(guard_status(&incoming), 0);
    incoming.target = STR("/search?q=l%27imp%C3%B4t");
    ck_assert_int_eq(guard_status(&incoming), 0);
}
END_TEST

START_TEST(only_get_head_and_post_are_methods)
{
    struct incoming incoming = sound();

    incoming.method = STR("TRACE");
    ck_assert_int_eq(guard_status(&incoming), 405);
    incoming.method = STR("get");
    ck_assert_int_eq(guard_status(&incoming), 405);
    incoming.method = STR("HEAD");
    ck_assert_int_eq(guard_status(&incoming), 0);
}
END_TEST

START_TEST(a_body_whose_end_can_be_read_in_two_ways_is_refused)
{
    const struct header both[] = { { STR("Content-Length"), STR("4") },
                                   { STR("Transfer-Encoding"), STR("chunked") } };
    const struct header twice[] = { { STR("Content-Length"), STR("4") },
                                    { STR("content-length"), STR("5") } };
    const struct header odd[] = { { STR("Transfer-Encoding"), STR("chunked, identity") } };
    const struct header signs[] = { { STR("Content-Length"), STR("+4") } };

    ck_assert_int_eq(with_headers(2, both), 400);
    ck_assert_int_eq(with_headers(2, twice), 400);
    ck_assert_int_eq(with_headers(1, odd), 400);
    ck_assert_int_eq(with_headers(1, signs), 400);
}
END_TEST

START_TEST(a_request_has_one_host)
{
    const struct header second[] = { { STR("HOST"), STR("other.test") } };
    struct incoming incoming = sound();

    ck_assert_int_eq(with_headers(1, second), 400);
    incoming.header_count = 0;
    ck_assert_int_eq(guard_status(&incoming), 400);
    incoming.version = STR("HTTP/1.0");
    ck_assert_int_eq(guard_status(&incoming), 0);
}
END_TEST

START_TEST(compressed_forms_are_refused)
{
    const struct header packed[] = { { STR("Content-Encoding"), STR("gzip") } };

    ck_assert_int_eq(with_headers(1, packed), 415);
}
END_TEST

START_TEST(targets_are_absolute_and_bounded)
{
    static char longest[TARGET_MAX_BYTES + 2];
    struct incoming incoming = sound();

    incoming.target = STR("http://elsewhere.test/");
    ck_assert_int_eq(guard_status(&incoming), 400);
    incoming.target = STR("/a b");
    ck_assert_int_eq(guard_status(&incoming), 400);
    for (size_t i = 0; i < sizeof longest; i++)
        longest[i] = '/';
    incoming.target = (struct str){ longest, sizeof longest };
    ck_assert_int_eq(guard_status(&incoming), 414);
}
END_TEST

START_TEST(a_path_is_decoded_once_and_must_be_text)
{
    struct str path, query;

    ck_assert(target_split(&arena, STR("/u/%C3%A9t%C3%A9?q=%41"), &path, &query));
    ck_assert_str_eq(path.data, "/u/été");
    ck_assert(str_equal(query, STR("q=%41")));
    ck_assert(target_split(&arena, STR("/%2541"), &path, &query));
    ck_assert_str_eq(path.data, "/%41");
    ck_assert(!target_split(&arena, STR("/%00"), &path, &query));
    ck_assert(!percent_decode(&arena, STR("a\0b"), true, &path));
    ck_assert(!target_split(&arena, STR("/%0A"), &path, &query));
    ck_assert(!target_split(&arena, STR("/%C3"), &path, &query));
    ck_assert(!target_split(&arena, STR("/%4"), &path, &query));
    ck_assert(!target_split(&arena, STR("/%zz"), &path, &query));
}
END_TEST

START_TEST(cookies_are_found_by_their_whole_name)
{
    struct str header = STR("xsession=1; session=abc=; other=2");

    ck_assert(str_equal(cookie_value(header, "session"), STR("abc=")));
    ck_assert(str_equal(cookie_value(header, "sess"), STR("")));
    ck_assert(str_equal(cookie_value(STR(""), "session"), STR("")));
}
END_TEST

RUN_TESTS("guard", a_sound_request_passes, only_get_head_and_post_are_methods,
          a_body_whose_end_can_be_read_in_two_ways_is_refused, a_request_has_one_host,
          compressed_forms_are_refused, targets_are_absolute_and_bounded,
          a_path_is_decoded_once_and_must_be_text, cookies_are_found_by_their_whole_name)
