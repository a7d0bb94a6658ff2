/*
 * Every route with less memory than it needs: however little a request may
 * take, it is answered, 413 at first and its page in the end, and a refused one
 * leaves nothing behind: no transaction, no row, no hold of a kept page.
 */
#include <string.h>

#include "base/buffer.h"
#include "http/request.h"
#include "render/html.h"
#include "store/driver.h"
#include "support/client.h"
#include "support/debate.h"

enum { FIRST_BYTES = 256, LAST_BYTES = 4 * 1024 * 1024, AROUND_BYTES = 64 };

/* An arena's first block is there at once, so small pages fit in it unless each piece is a block
   of its own, as under AddressSanitizer. */
static int refusals;

/* What every act changes something of; sessions and throttles are counted apart from the forum. */
static const struct sql state_of_forum = {
    "state_of_forum",
    "SELECT (SELECT COUNT(*) FROM account) AS accounts, (SELECT COUNT(*) FROM session) AS sessions,"
    " (SELECT COUNT(*) FROM topic) AS topics, (SELECT COUNT(*) FROM post) AS posts,"
    " (SELECT SUM(version) FROM topic) AS versions, (SELECT COUNT(*) FROM moderation) AS acts,"
    " (SELECT COUNT(*) FROM once) AS onces, (SELECT COUNT(*) FROM post_quote) AS quotes,"
    " (SELECT COUNT(*) FROM post_revision) AS revisions",
    SQL_OWN
};

static const char *const counted[] = { "accounts", "sessions", "topics", "posts",    "versions",
                                       "acts",     "onces",    "quotes", "revisions" };

struct state {
    int64_t counts[sizeof counted / sizeof *counted];
};

static struct state state_now(void)
{
    struct rows rows = db_query(forum, state_of_forum, NO_VALUES);
    struct state state = { 0 };

    ck_assert(rows_next(&rows));
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
        state.counts[i] = row_integer(&rows, counted[i]);
    ck_assert_int_eq(rows_end(&rows), OK);
    return state;
}

static void expect_same(const struct state *before, const char *target, size_t bytes)
{
    struct state now = state_now();

    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
        ck_assert_msg(now.counts[i] == before->counts[i], "%s with %zu bytes: %s", target, bytes,
                      counted[i]);
}

/* A debate in which every route has something to show: quotes, answers, an older text. */
static int64_t fill_forum(void)
{
    int64_t number, last = 1;

    debate_begin();
    for (int i = 0; i < 12; i++)
        last = debate_say(i % 2 ? ADA : BOB, last,
                          "[quote=\"Ada, post:1, topic:1\"]\nI propose the library.\n[/quote]\n\n"
                          "| a | table |\n|---|---|\n| with | *words* |\n\n```\nand code\n```");
    number = debate_say(MIA, 1, "A message of the moderator's own, to be changed and hidden.");
    debate_later(3600);
    return number;
}

static struct str step_of(const struct route *route, const char *step, int64_t number)
{
    if (!strncmp(step, ":slug", 5))
        return str_starts(str_of(route->path), "/t/") ? debate_topic().slug
                                                      : STR("the-common-house");
    if (!strncmp(step, ":name", 5))
        return str_starts(str_of(route->path), "/u/") ? STR("Mia") : STR("fr");
    if (str_starts(str_of(route->path), "/p/"))
        return str_format(&arena, "%lld", (long long)debate_post(number).id);
    return STR("1");
}

static const char *target_of(const struct route *route, int64_t number)
{
    struct buffer target = { .arena = &arena };

    for (const char *at = route->path; *at; at++) {
        buffer_put(&target, at, 1);
        if (at[0] != '/' || at[1] != ':')
            continue;
        buffer_put_str(&target, step_of(route, at + 1, number));
        while (at[1] && at[1] != '/')
            at++;
    }
    if (route->formats & SVG)
        buffer_put_c(&target, ".svg");
    return buffer_str(&target).data;
}

static const char *value_for(const struct field *field)
{
    if (field->kind == FIELD_INTEGER || field->kind == FIELD_FLAG)
        return "1";
    if (!strcmp(field->name, "do") || !strcmp(field->name, "next") || !strcmp(field->name, "back"))
        return "";
    if (!strcmp(field->name, "kind") || !strcmp(field->name, "tags"))
        return "question";
    if (!strcmp(field->name, "draft"))
        return "topic";
    if (!strcmp(field->name, "handle"))
        return "Newcomer";
    if (!strcmp(field->name, "mail"))
        return "newcomer@example.org";
    return field->kind == FIELD_SECRET ? "violet tram under seven harbours"
                                       : "Words that are **long enough** for any field";
}

static void send_form(struct client *client, const struct route *route, const char *target)
{
    static int once;
    struct page body = page_new(&arena);
    const struct field *fields = route->fields;

    buffer_format(&body.body, "once=overflow%d&token=%.*s", once++, STR_ARGS(client_token(client)));
    for (; fields && fields->name; fields++) {
        buffer_format(&body.body, "&%s=", fields->name);
        put_percent_encoded(&body, str_of(value_for(fields)));
    }
    client_post_body(client, target, buffer_str(&body.body));
}

static void expect_well(void)
{
    struct client client = { 0 };

    client_get(&client, "/about");
    ck_assert_int_eq(client.status, 200);
    client_end(&client);
    ck_assert(!forum->in_transaction);
    ck_assert_int_eq(forum->open_count, 0);
    ck_assert_int_eq(client_kept_in_use(), 0);
}

/* True when it is refused for its memory, and then it left nothing. */
static bool is_refused(struct client *client, const struct route *route, const char *target,
                       size_t bytes)
{
    struct state before = state_now();
    bool refused;

    client->memory_max = bytes;
    if (route->method == POST)
        send_form(client, route, target);
    else
        client_get(client, target);
    refused = client->status == 413;
    ck_assert_msg(!refused || client->body.length, "%s with %zu bytes", target, bytes);
    ck_assert_msg(client->status < 500, "%s with %zu bytes: %d", target, bytes, client->status);
    client_end(client);
    if (refused)
        expect_same(&before, target, bytes);
    expect_well();
    refusals += refused;
    return refused;
}

/* With more and more memory, until it is enough. Gives how much that is. */
static size_t grow(struct client *client, const struct route *route, int64_t number)
{
    const char *target = target_of(route, number);
    size_t bytes = FIRST_BYTES;

    while (is_refused(client, route, target, bytes)) {
        bytes += bytes / 8;
        ck_assert_msg(bytes < LAST_BYTES, "%s", target);
    }
    return bytes;
}

static void grow_all(enum method method, bool is_signed_in, bool takes_gzip)
{
    for (const struct route *route = routes; route->path; route++) {
        struct client client = { .takes_gzip = takes_gzip };

        if (route->method != method)
            continue;
        if (is_signed_in)
            client_sign_in(&client, MIA);
        grow(&client, route, 14);
    }
}

START_TEST(a_page_that_takes_too_much_memory_is_refused_to_a_visitor)
{
    ck_assert_int_eq(fill_forum(), 14);
    grow_all(GET, false, true);
    ck_assert_int_gt(refusals, 0);
}
END_TEST

START_TEST(a_page_that_takes_too_much_memory_is_refused_to_a_member)
{
    fill_forum();
    grow_all(GET, true, true);
    ck_assert_int_gt(refusals, 0);
}
END_TEST

START_TEST(an_act_that_takes_too_much_memory_leaves_nothing)
{
    fill_forum();
    grow_all(POST, true, false);
}
END_TEST

/* Byte by byte around where it turns: there is no amount of memory with which it is refused and yet
 * there. */
START_TEST(a_reply_is_either_refused_or_there)
{
    struct client client = { 0 };
    const struct route *route = routes;
    size_t enough, few;

    fill_forum();
    while (strcmp(route->path, "/t/:id/replies") != 0)
        route++;
    client_sign_in(&client, ADA);
    enough = grow(&client, route, 1);
    ck_assert_int_eq(client.status, 303);
    for (few = enough - enough / 8; enough - few > AROUND_BYTES;) {
        size_t middle = (few + enough) / 2;

        if (is_refused(&client, route, "/t/1/replies", middle))
            few = middle;
        else
            enough = middle;
    }
    for (size_t bytes = few - AROUND_BYTES; bytes <= enough + AROUND_BYTES; bytes++)
        is_refused(&client, route, "/t/1/replies", bytes);
    ck_assert_int_eq(client.status, 303);
}
END_TEST

START_TEST(a_visitors_form_that_takes_too_much_memory_leaves_nothing)
{
    fill_forum();
    grow_all(POST, false, false);
}
END_TEST

RUN_TESTS("overflow", a_page_that_takes_too_much_memory_is_refused_to_a_visitor,
          a_page_that_takes_too_much_memory_is_refused_to_a_member,
          an_act_that_takes_too_much_memory_leaves_nothing, a_reply_is_either_refused_or_there,
          a_visitors_form_that_takes_too_much_memory_leaves_nothing)
