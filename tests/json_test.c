#include "render/json.h"

#include "base/arena.h"
#include "support/suite.h"

static struct arena arena;
static struct buffer out = { .arena = &arena };

START_TEST(objects_and_arrays_nest_with_their_commas)
{
    struct json json = { .out = &out };

    json_begin_object(&json);
    json_put_integer(&json, "id", -1);
    json_key(&json, "posts");
    json_begin_array(&json);
    json_number(&json, 1);
    json_begin_object(&json);
    json_end(&json);
    json_begin_array(&json);
    json_end(&json);
    json_nothing(&json);
    json_end(&json);
    json_put_bool(&json, "closed", true);
    json_put_string(&json, "title", STR("Bread"));
    json_end(&json);
    ck_assert_text(buffer_str(&out),
                   "{\"id\":-1,\"posts\":[1,{},[],null],\"closed\":true,\"title\":\"Bread\"}");
}
END_TEST

START_TEST(control_characters_and_quotes_are_escaped)
{
    struct json json = { .out = &out };

    json_text(&json, ((struct str){ "\"\\\b\f\n\r\t\x01\x1F\x7F\0", 11 }));
    ck_assert_text(buffer_str(&out), "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f\\u0000\"");
}
END_TEST

START_TEST(what_html_and_javascript_read_is_escaped)
{
    struct json json = { .out = &out };

    json_text(&json, STR("</script>&\u2028\u2029"));
    ck_assert_text(buffer_str(&out), "\"\\u003c/script\\u003e\\u0026\\u2028\\u2029\"");
}
END_TEST

START_TEST(other_characters_stay_as_they_are)
{
    struct json json = { .out = &out };

    json_text(&json, STR("d\u00e9j\u00e0 \u2027\u202a\u2014 \U0001F333 / '"));
    ck_assert_text(buffer_str(&out), "\"d\u00e9j\u00e0 \u2027\u202a\u2014 \U0001F333 / '\"");
}
END_TEST

START_TEST(keys_are_escaped_too)
{
    struct json json = { .out = &out };

    json_begin_object(&json);
    json_put_string(&json, "<\"", STR(""));
    json_end(&json);
    ck_assert_text(buffer_str(&out), "{\"\\u003c\\\"\":\"\"}");
}
END_TEST

START_TEST(times_are_written_as_discourse_does)
{
    struct json json = { .out = &out };

    json_begin_object(&json);
    json_put_time(&json, "created_at", 1781014080);
    json_put_time(&json, "deleted_at", 0);
    json_end(&json);
    ck_assert_text(buffer_str(&out),
                   "{\"created_at\":\"2026-06-09T14:08:00.000Z\",\"deleted_at\":null}");
}
END_TEST

RUN_SUITE("json", objects_and_arrays_nest_with_their_commas,
          control_characters_and_quotes_are_escaped, what_html_and_javascript_read_is_escaped,
          other_characters_stay_as_they_are, keys_are_escaped_too,
          times_are_written_as_discourse_does)
